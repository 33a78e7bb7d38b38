import { withEntry, without } from "./maps.ts";
import type { MessageCreated, TypingStarted, TypingStopped } from "./schema.d.ts";
import type { State } from "./state.ts";

/** Someone is writing. One's own other devices are not news. */
export function typingStarted(state: State, { typing }: TypingStarted): State {
  if (typing.userId === state.me?.id) return state;
  const others = (state.typing.get(typing.roomId) ?? []).filter(({ userId }) => userId !== typing.userId);
  return { ...state, typing: withEntry(state.typing, typing.roomId, [...others, typing]) };
}

/** Someone has stopped writing. */
export function typingStopped(state: State, { roomId, userId }: TypingWho): State {
  const held = state.typing.get(roomId) ?? [];
  const others = held.filter((indicator) => indicator.userId !== userId);
  if (others.length === held.length) return state;
  const typing =
    others.length === 0 ? without(state.typing, roomId) : withEntry(state.typing, roomId, others);
  return { ...state, typing };
}

/** Who has sent a message is no longer writing it. */
export function typingSent(state: State, { message }: MessageCreated): State {
  return typingStopped(state, { roomId: message.roomId, userId: message.author });
}

/** Who writes where. */
export type TypingWho = Pick<TypingStopped, "roomId" | "userId">;
