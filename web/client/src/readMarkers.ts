import { roomStream } from "./events.ts";
import { withEntry, without } from "./maps.ts";
import type {
  MembershipAdded,
  Message,
  MessageCreated,
  MessageDeleted,
  ReadMarker,
  ReadMarkerMoved,
  Unread,
} from "./schema.d.ts";
import { type HeldMarker, isLoaded, type State } from "./state.ts";
import { complete } from "./threads.ts";

/** Unread messages are counted up to here. */
export const GREATEST_UNREAD = 1_000;

/** How many messages of others are unread in a room, at most 1,000; 0 where one is no member. */
export function unreadIn(state: State, roomId: string): number {
  const held = state.readMarkers.get(roomId);
  return held === undefined ? 0 : Math.min(held.counted + held.since.length, GREATEST_UNREAD);
}

/** Whether a message is one of those that are unread until one has read them: replies are not. */
export function countsAsUnread(message: Message, me: string | undefined): boolean {
  return message.author !== me && complete(message).threadId === null;
}

/** A marker as the server has counted above it. */
export function heldFrom({ lastReadOffset, markerVersion, unread, position }: Unread): HeldMarker {
  const countedTo = position.offset;
  return { lastReadOffset, markerVersion, countedTo, counted: unread, since: [], isStale: false };
}

/** I am a member now, and have read the room up to here. */
export function markerBegun(state: State, { marker }: Pick<MembershipAdded, "marker">): State {
  if (marker === null || marker === undefined) return state; // an event from before there were markers
  const { roomId, lastReadOffset, markerVersion } = marker;
  const fresh = { lastReadOffset, markerVersion, countedTo: lastReadOffset, counted: 0, since: [] };
  const position = state.positions.get(roomStream(roomId))?.offset ?? 0;
  const held = { ...fresh, isStale: position > lastReadOffset };
  // Looking at the room as an outsider, one may be further on than the word of one's joining.
  return hold(state, roomId, held.isStale ? { ...held, ...fromTimeline(state, roomId, lastReadOffset) } : held);
}

/** I am no longer a member, or the room is gone. */
export function markerEnded(state: State, { roomId }: { readonly roomId: string }): State {
  return { ...state, readMarkers: without(state.readMarkers, roomId) };
}

/** Something was said: unread if by someone else, above the marker and not counted yet. */
export function unreadGrew(state: State, { message }: MessageCreated): State {
  return change(state, message.roomId, (held) => {
    const { offset } = message;
    if (!countsAsUnread(message, state.me?.id)) return held;
    if (offset <= held.lastReadOffset || offset <= held.countedTo) return held;
    if (held.since.includes(offset)) return held; // a page that was loaded knew of it before its event came
    return { ...held, since: [...held.since, offset].slice(-GREATEST_UNREAD) };
  });
}

/** Something that was said is gone, and with it what may have been unread. */
export function unreadShrank(state: State, { message }: MessageDeleted): State {
  const happens = (state.positions.get(roomStream(message.roomId))?.offset ?? 0) + 1;
  return change(state, message.roomId, (held) => {
    const { offset } = message;
    if (held.since.includes(offset)) {
      // Of more than are counted, nobody knows how many are left.
      const isStale = held.isStale || held.counted + held.since.length >= GREATEST_UNREAD;
      return { ...held, since: held.since.filter((one) => one !== offset), isStale };
    }
    const wasCounted =
      countsAsUnread(message, state.me?.id) &&
      offset > held.lastReadOffset &&
      offset <= held.countedTo &&
      happens > held.countedTo;
    // Of more than are counted, one less is still more.
    const isExact = held.counted > 0 && held.counted < GREATEST_UNREAD;
    return wasCounted && isExact ? { ...held, counted: held.counted - 1 } : held;
  });
}

/** My markers stand elsewhere now. */
export function markersMoved(state: State, { markers }: Pick<ReadMarkerMoved, "markers">): State {
  return markers.reduce(takeMarker, state);
}

/**
 * Takes a marker from wherever it comes: a newer version counts, or within one the larger offset. So nothing
 * that comes late undoes what came before.
 */
export function takeMarker(state: State, marker: ReadMarker): State {
  const { roomId, lastReadOffset, markerVersion } = marker;
  return change(state, roomId, (held) =>
    isNewer(marker, held)
      ? { ...held, lastReadOffset, markerVersion, ...recount(state, roomId, held, lastReadOffset) }
      : held,
  );
}

/** Takes what the server has counted, if it knows of all that is held. */
export function takeUnread(state: State, unread: Unread): State {
  const held = state.readMarkers.get(unread.roomId);
  if (held === undefined || held.countedTo > unread.position.offset) return state;
  const counted = heldFrom(unread);
  const since = held.since.filter((offset) => offset > counted.countedTo);
  const taken = hold(state, unread.roomId, { ...counted, since });
  return takeMarker(taken, { roomId: unread.roomId, ...held });
}

/** What happened in a room before its stream was followed is not known: only the server can count. */
export function markStale(state: State, roomId: string): State {
  const top = state.positions.get(roomStream(roomId))?.offset ?? 0;
  return change(state, roomId, (held) =>
    top <= held.countedTo
      ? held
      : { ...held, countedTo: top, counted: unreadIn(state, roomId), since: [], isStale: true },
  );
}

type Count = Pick<HeldMarker, "countedTo" | "counted" | "since" | "isStale">;

/** What is unread above `offset`: known above what was counted, or from the loaded timeline, or not. */
function recount(state: State, roomId: string, held: HeldMarker, offset: number): Partial<Count> {
  if (offset < held.countedTo) return fromTimeline(state, roomId, offset);
  const since = held.since.filter((one) => one > offset);
  return { countedTo: offset, counted: 0, since, isStale: false };
}

function fromTimeline(state: State, roomId: string, offset: number): Partial<Count> {
  const timeline = state.timelines.get(roomId);
  const oldest = timeline?.messages[0];
  const reachesBack = timeline?.atStart === true || (oldest !== undefined && oldest.offset <= offset + 1);
  // Around an old message, what is newest is not loaded.
  const isWhole = timeline?.newer === null && reachesBack;
  if (timeline === undefined || !isLoaded(timeline) || !isWhole) return { isStale: true };
  const since = timeline.messages
    .filter((one) => one.offset > offset && one.deletedAt === null && countsAsUnread(one, state.me?.id))
    .map((one) => one.offset);
  return { countedTo: offset, counted: 0, since: since.slice(-GREATEST_UNREAD), isStale: false };
}

function isNewer(marker: Omit<ReadMarker, "roomId">, held: HeldMarker): boolean {
  if (marker.markerVersion !== held.markerVersion) return marker.markerVersion > held.markerVersion;
  return marker.lastReadOffset > held.lastReadOffset;
}

function change(state: State, roomId: string, how: (held: HeldMarker) => HeldMarker): State {
  const held = state.readMarkers.get(roomId);
  if (held === undefined) return state;
  const changed = how(held);
  return changed === held ? state : hold(state, roomId, changed);
}

function hold(state: State, roomId: string, held: HeldMarker): State {
  return { ...state, readMarkers: withEntry(state.readMarkers, roomId, held) };
}
