import { groupId, type Message, type State } from "@collabd/client";
import { t } from "../texts/texts.ts";
import { readings } from "./names.ts";

/** What a typed name stands for: how much of it, who that is for a reader, and whether that is oneself. */
export interface Meaning {
  readonly typed: string;
  readonly title: string;
  readonly isMe: boolean;
}

/** Whom `@name` stands for in a message; null for mere text. Only the server says who is named. */
export function meaningOf(state: State, mentions: Message["mentions"], typed: string): Meaning | null {
  for (const reading of readings(typed.slice(1))) {
    const found = whoIs(state, mentions, reading.toLowerCase());
    if (found !== null) return { typed: `@${reading}`, ...found };
  }
  return null;
}

type Who = Omit<Meaning, "typed">;

function whoIs(state: State, { users, groups, room }: Message["mentions"], name: string): Who | null {
  if (room && name === "room") return { title: t.mentions.everybody, isMe: true };
  if (groups.includes(name)) {
    return { title: t.mentions.group(name), isMe: state.me?.groups.some((one) => groupId(one) === name) === true };
  }
  const id = users.find((one) => state.users.get(one)?.username === name);
  const person = id === undefined ? undefined : state.users.get(id);
  return person === undefined ? null : { title: person.displayName, isMe: person.id === state.me?.id };
}
