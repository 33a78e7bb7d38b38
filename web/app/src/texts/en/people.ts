import { plural } from "./counts.ts";

/** The English texts for people: who is here, how they are, and what they say of themselves. */
export const people = {
  people: {
    status: { ONLINE: "Online", AWAY: "Away", BUSY: "Busy", OFFLINE: "Offline" },
    lastSeen: (time: string) => `Last seen ${time}`,
    says: (words: string) => `Status: ${words}`,
    hereNow: "here now",
    onlineHeading: "Online now",
    alone: "Nobody else is online.",
    more: (count: number) => plural(count, { one: "Show {n} more", other: "Show {n} more" }),
    fewer: "Show fewer",
  },

  status: {
    open: "Your status",
    showAs: "Show me as",
    auto: "Online",
    autoHint: "Away by itself after five minutes without a key or a touch",
    away: "Away",
    awayHint: "Until you choose otherwise",
    busy: "Busy",
    busyHint: "Until you choose otherwise",
    custom: "What are you up to?",
    placeholder: "In a meeting",
    emoji: "Choose an emoji",
    clearEmoji: "No emoji",
    until: "Clear it",
    never: "Never by itself",
    minutes: (count: number) => plural(count, { one: "In {n} minute", other: "In {n} minutes" }),
    hours: (count: number) => plural(count, { one: "In {n} hour", other: "In {n} hours" }),
    today: "At the end of today",
    week: "At the end of this week",
    clearsAt: (time: string) => `Clears ${time}`,
    save: "Set status",
    clear: "Clear status",
  },
};
