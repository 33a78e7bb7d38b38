import type { Mentions, Message } from "./schema.d.ts";
import type { State } from "./state.ts";

/** What a message names that names nobody. */
export const NOBODY: Mentions = { users: [], groups: [], room: false };

/** Whom a message names; events of old say nothing of it. */
export function mentionsOf(message: Message): Mentions {
  return (message.mentions as Mentions | undefined) ?? NOBODY;
}

/** Whether a message names me, a group of mine, or everybody in its room. */
export function namesMe({ me }: Pick<State, "me">, message: Message): boolean {
  const { users, groups, room } = mentionsOf(message);
  if (me === null || message.author === me.id) return false;
  return room || users.includes(me.id) || me.groups.some((name) => groups.includes(groupId(name)));
}

/** The id of a group: the groups that every server has are called by it. */
export function groupId(name: string): string {
  return name.toLowerCase();
}
