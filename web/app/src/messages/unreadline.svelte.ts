import type { HeldMarker, Timeline } from "@collabd/client";
import type { Row } from "./rows.ts";

/**
 * Where unread begins in a room that is on show. The line stays where it was as one came, though all is read by now;
 * it moves only when the marker is set back, here or on another device.
 */
export class UnreadLine {
  /** All after this offset was unread; null without a line. */
  after: number | null = $state(null);
  /** Whether the line was in view, so that nobody need be led to it. */
  wasSeen = $state(false);
  #version: number | null = null;

  /** Take note of the marker and of what is unread; `isSeen` says whether the newest message is being looked at. */
  follow(held: HeldMarker | undefined, unread: number, isSeen: boolean): void {
    if (held === undefined) return this.clear();
    const isFresh = this.#version !== held.markerVersion;
    this.#version = held.markerVersion;
    if (isFresh) this.#draw(unread > 0 ? held.lastReadOffset : null);
    else if (this.after === null && unread > 0 && !isSeen) this.#draw(held.lastReadOffset);
  }

  /** Nobody is looking any more: what comes from now on is new. */
  clear(): void {
    this.#draw(null);
  }

  /** The key of the row that unread begins with; null if there is none, undefined if it is not loaded yet. */
  rowIn(rows: readonly Row[], timeline: Timeline, me: string): string | null | undefined {
    if (this.after === null) return null;
    return reachesBackTo(timeline, this.after) ? firstUnread(rows, this.after, me) : undefined;
  }

  #draw(after: number | null): void {
    if (after === this.after) return;
    this.after = after;
    this.wasSeen = false;
  }
}

/** Whether all messages after `offset` are loaded. */
export function reachesBackTo({ atStart, messages }: Timeline, offset: number): boolean {
  const oldest = messages[0];
  return atStart || (oldest !== undefined && oldest.offset <= offset + 1);
}

/** The key of the first row after `offset` that someone else wrote, not below another; null if there is none. */
export function firstUnread(rows: readonly Row[], offset: number, me: string): string | null {
  const isUnread = ({ message }: Row): boolean =>
    message !== null &&
    message.threadId === null &&
    message.offset > offset &&
    message.author !== me &&
    message.deletedAt === null;
  return rows.find(isUnread)?.key ?? null;
}
