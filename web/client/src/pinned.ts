import { withEntry } from "./maps.ts";
import type { Message, PinnedMessage } from "./schema.d.ts";
import type { State } from "./state.ts";

/** Changes the list of a room's pinned messages, if it is held. */
export function changePinned(
  state: State,
  roomId: string,
  change: (list: readonly PinnedMessage[]) => readonly PinnedMessage[],
): State {
  const list = state.pins.get(roomId);
  if (list === undefined) return state;
  const changed = change(list);
  return changed === list ? state : { ...state, pins: withEntry(state.pins, roomId, changed) };
}

/** Changes a message where it is held because it is pinned; a deleted one is pinned no longer. */
export function changeInPinned(
  state: State,
  roomId: string,
  messageId: string,
  change: (message: Message) => Message,
): State {
  return changePinned(state, roomId, (list) => {
    const place = list.findIndex(({ message }) => message.id === messageId);
    const held = list[place];
    if (held === undefined) return list;
    const message = change(held.message);
    if (message === held.message) return list;
    return message.deletedAt === null ? list.with(place, { ...held, message }) : list.toSpliced(place, 1);
  });
}
