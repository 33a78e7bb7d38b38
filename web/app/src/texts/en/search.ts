import { plural } from "./counts.ts";

/** The English texts of searching. */
export const search = {
  search: {
    title: "Search",
    label: "Search messages",
    results: "What was found",
    found: (count: number) => plural(count, { one: "{n} message", other: "{n} messages" }),
    newest: (count: number) => plural(count, { one: "The newest message", other: "The newest {n} messages" }),
    incomplete: " · Older messages are still being indexed.",
    none: "Nothing found",
    noneText: "Only what you may read is searched. Try a shorter word, or fewer of them.",
    cannotSearch: "Search did not work",
    help: "Finds words, their beginnings and parts of them, in all rooms that you may read. To narrow it down:",
    operators: [
      '"two words" — just these words, one after the other',
      "from:anna — by a person; from:me is you",
      "in:general — in a room",
      "has:file — with a file; also has:image, has:link, has:reaction, has:pin, has:thread",
      "before:2026-11-22 — earlier than that day; after: later than it",
    ].join("\n"),
  },
};
