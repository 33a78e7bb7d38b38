import type { State } from "@collabd/client";
import { nameOf } from "../people/names.ts";

/**
 * Names of those who are writing now in a room's timeline, or in a thread of it, oneself left out, in the order
 * in which they began.
 */
export function typingNames(
  state: State,
  roomId: string,
  threadId: string | null = null,
): readonly string[] {
  const indicators = state.typing.get(roomId) ?? [];
  return indicators
    .filter((indicator) => (indicator.threadId ?? null) === threadId)
    .filter((indicator) => indicator.userId !== state.me?.id)
    .map((indicator) => nameOf(state, indicator.userId, indicator.userName));
}
