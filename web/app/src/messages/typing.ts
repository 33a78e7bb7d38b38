import type { State } from "@collabd/client";
import { nameOf } from "../people/names.ts";

/** Names of those who are writing in a room now, oneself left out, in the order in which they began. */
export function typingNames(state: State, roomId: string): readonly string[] {
  const indicators = state.typing.get(roomId) ?? [];
  return indicators
    .filter((indicator) => indicator.userId !== state.me?.id)
    .map((indicator) => nameOf(state, indicator.userId, indicator.userName));
}
