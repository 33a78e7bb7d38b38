import { withEntry } from "./maps.ts";
import type { Message, MessageCreated, MessageDeleted, MessageEdited } from "./schema.d.ts";
import { isLoaded, type State, type Timeline } from "./state.ts";

/** A message of someone, or one's own that was waiting to be sent, now has its place in the room. */
export function messageCreated(state: State, event: MessageCreated): State {
  return placeMessage(state, event.message);
}

/** A message has another content. An edit older than what is held changes nothing. */
export function messageEdited(state: State, { message }: Pick<MessageEdited, "message">): State {
  // The event of an edit whose text was taken out of the log holds the tombstone.
  if (message.deletedAt !== null) return messageDeleted(state, { message });
  return changeMessage(state, message.roomId, message.id, (held) =>
    held.deletedAt !== null || message.contentVersion <= held.contentVersion
      ? held
      : { ...message, reactions: held.reactions, isPinned: held.isPinned },
  );
}

/** A message is a tombstone now. */
export function messageDeleted(state: State, { message }: Pick<MessageDeleted, "message">): State {
  return changeMessage(state, message.roomId, message.id, () => message);
}

/** Puts a message that the server has confirmed into its room's timeline; nothing of it waits any longer. */
export function placeMessage(state: State, message: Message): State {
  return changeTimeline(state, message.roomId, (timeline) => ({
    ...timeline,
    messages: reachesBack(timeline, message.offset) ? insert(timeline.messages, message) : timeline.messages,
    pending: timeline.pending.some(({ id }) => id === message.id)
      ? timeline.pending.filter(({ id }) => id !== message.id)
      : timeline.pending,
  }));
}

/** Changes one held message; a message that is not held is left alone. */
export function changeMessage(
  state: State,
  roomId: string,
  messageId: string,
  change: (message: Message) => Message,
): State {
  return changeTimeline(state, roomId, (timeline) => {
    const place = timeline.messages.findLastIndex(({ id }) => id === messageId);
    const held = timeline.messages[place];
    if (held === undefined) return timeline;
    const changed = change(held);
    return changed === held ? timeline : { ...timeline, messages: timeline.messages.with(place, changed) };
  });
}

/** Changes a room's timeline, if it has one. */
export function changeTimeline(
  state: State,
  roomId: string,
  change: (timeline: Timeline) => Timeline,
): State {
  const held = state.timelines.get(roomId);
  if (held === undefined) return state;
  const changed = change(held);
  return changed === held ? state : { ...state, timelines: withEntry(state.timelines, roomId, changed) };
}

/** Both lists as one in the room's order; where both hold a message, the one in `newer` counts. */
export function merge(held: readonly Message[], newer: readonly Message[]): readonly Message[] {
  const ids = new Set(newer.map(({ id }) => id));
  return [...held.filter(({ id }) => !ids.has(id)), ...newer].sort((one, other) => one.offset - other.offset);
}

function insert(messages: readonly Message[], message: Message): readonly Message[] {
  const after = messages.findLastIndex(({ offset }) => offset <= message.offset);
  if (messages[after]?.id === message.id) return messages;
  return messages.toSpliced(after + 1, 0, message);
}

/**
 * Whether a message at `offset` belongs to what is loaded: above the oldest there is, or the room is loaded
 * whole, and nothing is missing between the newest there is and the end of the room.
 */
function reachesBack(timeline: Timeline, offset: number): boolean {
  if (!isLoaded(timeline) || timeline.newer !== null) return false;
  const oldest = timeline.messages[0];
  return timeline.atStart || (oldest !== undefined && offset >= oldest.offset);
}
