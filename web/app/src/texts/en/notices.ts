import { names, plural } from "./counts.ts";

/** The English texts for what the server says of a room. */
export const notices = {
  notices: {
    joined: (who: readonly string[]) => `${names.format(who)} joined`,
    left: (who: readonly string[]) => `${names.format(who)} left`,
    joinedAndLeft: (who: readonly string[]) => `${names.format(who)} joined and left`,
    cameBack: (who: readonly string[]) => `${names.format(who)} left and came back`,
    added: (actor: string, who: readonly string[]) => `${actor} added ${names.format(who)}`,
    removed: (actor: string, who: readonly string[]) => `${actor} removed ${names.format(who)}`,
    others: (count: number) => plural(count, { one: "{n} other", other: "{n} others" }),
    somebody: "somebody",
    renamed: (actor: string, before: string, after: string) =>
      `${actor} renamed the room from “${before}” to “${after}”`,
    topic: (actor: string, topic: string) => `${actor} changed the topic to “${topic}”`,
    noTopic: (actor: string) => `${actor} removed the topic`,
    archived: (actor: string) => `${actor} archived the room`,
    unarchived: (actor: string) => `${actor} opened the room again`,
    madePublic: (actor: string) => `${actor} made the room public`,
    madePrivate: (actor: string) => `${actor} made the room private`,
    delete: "Delete this notice",
  },
};
