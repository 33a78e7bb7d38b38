import type { Message, MessagePage } from "./schema.d.ts";
import { isLoaded, type Timeline } from "./state.ts";

/** Puts a message that the server has confirmed in its place; nothing of it waits any longer. */
export function placeIn<T extends Timeline>(timeline: T, message: Message): T {
  return {
    ...timeline,
    messages: reachesBack(timeline, message.offset) ? insert(timeline.messages, message) : timeline.messages,
    pending: timeline.pending.some(({ id }) => id === message.id)
      ? timeline.pending.filter(({ id }) => id !== message.id)
      : timeline.pending,
  };
}

/** Changes one held message; without it, the very same timeline. */
export function changeIn<T extends Timeline>(
  timeline: T,
  messageId: string,
  change: (message: Message) => Message,
): T {
  const place = timeline.messages.findLastIndex(({ id }) => id === messageId);
  const held = timeline.messages[place];
  if (held === undefined) return timeline;
  const changed = change(held);
  return changed === held ? timeline : { ...timeline, messages: timeline.messages.with(place, changed) };
}

/** The cursors with which a timeline goes on. */
export type Ends = Pick<Timeline, "older" | "newer">;

/** A page in place of what is held. */
export function withPage<T extends Timeline>(
  timeline: T,
  { items }: Pick<MessagePage, "items">,
  ends: Ends,
): T {
  const ids = new Set(items.map(({ id }) => id));
  const pending = timeline.pending.filter(({ id }) => !ids.has(id));
  return { ...timeline, messages: items, pending, ...ends, atStart: ends.older === null };
}

/** The newest page in place of what is held. */
export function withNewest<T extends Timeline>(
  timeline: T,
  page: Pick<MessagePage, "items" | "next">,
): T {
  return withPage(timeline, page, { older: page.next, newer: null });
}

/** The page before the oldest message that is held. */
export function withOlder<T extends Timeline>(
  timeline: T,
  { items, next }: Pick<MessagePage, "items" | "next">,
): T {
  return { ...timeline, messages: merge(timeline.messages, items), older: next, atStart: next === null };
}

/** The page after the newest message that is held. */
export function withNewer<T extends Timeline>(
  timeline: T,
  { items, next }: Pick<MessagePage, "items" | "next">,
): T {
  return { ...timeline, messages: merge(timeline.messages, items), newer: next };
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
 * Whether a message at `offset` belongs to what is loaded: above the oldest there is, or it is loaded whole,
 * and nothing is missing between the newest there is and the end.
 */
function reachesBack(timeline: Timeline, offset: number): boolean {
  if (!isLoaded(timeline) || timeline.newer !== null) return false;
  const oldest = timeline.messages[0];
  return timeline.atStart || (oldest !== undefined && offset >= oldest.offset);
}
