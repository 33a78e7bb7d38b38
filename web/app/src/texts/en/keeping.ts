/** The English texts for what people keep at hand: pins, bookmarks, links to messages, and drafts. */
export const keeping = {
  pins: {
    pin: "Pin to the room",
    unpin: "Unpin",
    mark: "Pinned",
    heading: "Pinned",
    listOf: (room: string) => `Pinned messages of ${room}`,
    none: "Nothing is pinned here.",
    by: (name: string) => `Pinned by ${name}`,
    cannotLoad: "Pinned messages could not be loaded.",
  },
  permalinks: {
    copy: "Copy link",
    copied: "Link copied",
    open: "Show in the room",
    missing: "This message cannot be shown",
    missingText: "It is not in this room, or it never was. The rest of the room is here.",
    toRoom: "To the room",
  },

  drafts: {
    diverged: "Another device has saved another draft:",
    keepMine: "Keep mine",
    useOther: "Use the other",
    both: "Keep both",
  },

  bookmarks: {
    heading: "Bookmarks",
    add: "Bookmark",
    remove: "Remove bookmark",
    none: "No bookmarks yet",
    noneText: "Bookmark a message to find it here again. Nobody else sees your bookmarks.",
    cannotLoad: "Bookmarks could not be loaded",
  },
};
