import { plural } from "./counts.ts";

/** The English texts for naming people. */
export const mentions = {
  mentions: {
    everybody: "Everybody in this room",
    group: (id: string) => `Everybody in the group ${id[0]?.toUpperCase()}${id.slice(1)}`,
    choices: "People to mention",
    unread: (count: number) => plural(count, { one: "{n} mention of you", other: "{n} mentions of you" }),
    askTitle: "Call everybody?",
    ask: (count: number) =>
      plural(count, {
        one: "@room calls {n} person. Send it all the same?",
        other: "@room calls all {n} people of this room. Send it all the same?",
      }),
  },
};
