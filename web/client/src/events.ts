import type { Ephemeral, Event as Fact } from "./schema.d.ts";

/**
 * Whatever a stream brings: facts, each with a place in its stream, and what passes. A newer server may send
 * types that are not among these; they are passed over.
 */
export type Event = Fact | Ephemeral;

/** The stream of those who may read the room. */
export function roomStream(roomId: string): string {
  return `room:${roomId}`;
}

/** The room whose stream this is, or null. */
export function roomOf(stream: string): string | null {
  return stream.startsWith("room:") ? stream.slice("room:".length) : null;
}
