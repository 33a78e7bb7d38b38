/** The English texts for what one wants of a room: favourites, notifications, muting. */
export const wishes = {
  wishes: {
    heading: "For you",
    favourite: "Favourite",
    favourites: "Favourites",
    notify: "Notify me about",
    all: "Every message",
    mentions: "Mentions and replies",
    none: "Nothing",
    mute: "Mute",
    notMuted: "Not muted",
    hour: "For an hour",
    tomorrow: "Until tomorrow morning",
    week: "For a week",
    forever: "Until I turn it off",
    muted: "Muted",
    mutedForever: "This room is muted.",
    mutedUntil: (time: string) => `Muted until ${time}`,
    unmute: "Unmute",
  },
};
