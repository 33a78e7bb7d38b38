import { withEntry, without } from "./maps.ts";
import type { MessageCreated, TypingStarted, TypingStopped } from "./schema.d.ts";
import type { State } from "./state.ts";
import { isSystem } from "./systemMessages.ts";

/** Someone is writing. One's own other devices are not news. */
export function typingStarted(state: State, { typing }: TypingStarted): State {
  if (typing.userId === state.me?.id) return state;
  const others = (state.typing.get(typing.roomId) ?? []).filter((held) => !isSame(held, typing));
  return { ...state, typing: withEntry(state.typing, typing.roomId, [...others, typing]) };
}

/** Someone has stopped writing there. */
export function typingStopped(state: State, who: TypingWho): State {
  const held = state.typing.get(who.roomId) ?? [];
  const others = held.filter((indicator) => !isSame(indicator, who));
  if (others.length === held.length) return state;
  const typing =
    others.length === 0 ? without(state.typing, who.roomId) : withEntry(state.typing, who.roomId, others);
  return { ...state, typing };
}

/** Who has sent a message is no longer writing it. */
export function typingSent(state: State, { message }: MessageCreated): State {
  if (isSystem(message)) return state;
  const { roomId, threadId, author: userId } = message;
  return typingStopped(state, { roomId, threadId, userId });
}

/** Who writes where: in a room's timeline, or in a thread of it. */
export type TypingWho = Pick<TypingStopped, "roomId" | "userId" | "threadId">;

/** The same person in the same place. */
function isSame(one: TypingWho, other: TypingWho): boolean {
  return one.userId === other.userId && (one.threadId ?? null) === (other.threadId ?? null);
}
