import { roomStream } from "./events.ts";
import { withEntry, without } from "./maps.ts";
import { namesMe } from "./mentions.ts";
import { type Edited, isStripped } from "./messages.ts";
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
import { isSystem } from "./systemMessages.ts";
import { complete } from "./threads.ts";

/** Unread messages are counted up to here. */
export const GREATEST_UNREAD = 1_000;

/** How many messages of others are unread in a room, at most 1,000; 0 where one is no member. */
export function unreadIn(state: State, roomId: string): number {
  const held = state.readMarkers.get(roomId);
  return held === undefined ? 0 : Math.min(held.counted + held.since.length, GREATEST_UNREAD);
}

/** How many of these name me, a group of mine or everybody; at most 1,000. */
export function mentionsIn(state: State, roomId: string): number {
  const held = state.readMarkers.get(roomId);
  if (held === undefined) return 0;
  return Math.min(held.countedMentions + held.mentionsSince.length, GREATEST_UNREAD);
}

/** Whether a message is one of those that are unread until one has read them: replies and notices are not. */
export function countsAsUnread(message: Message, me: string | undefined): boolean {
  return message.author !== me && complete(message).threadId === null && !isSystem(message);
}

/** A marker as the server has counted above it. */
export function heldFrom({ lastReadOffset, markerVersion, unread, mentions, position }: Unread): HeldMarker {
  return {
    lastReadOffset,
    markerVersion,
    ...NOTHING,
    countedTo: position.offset,
    counted: unread,
    countedMentions: mentions,
  };
}

/** I am a member now, and have read the room up to here. */
export function markerBegun(state: State, { marker }: Pick<MembershipAdded, "marker">): State {
  if (marker === null || marker === undefined) return state; // an event from before there were markers
  const { roomId, lastReadOffset, markerVersion } = marker;
  const fresh = { lastReadOffset, markerVersion, ...NOTHING, countedTo: lastReadOffset };
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
    const since = [...held.since, offset].slice(-GREATEST_UNREAD);
    return withMention({ ...held, since }, offset, namesMe(state, message));
  });
}

/**
 * Something that was said is gone, and with it what may have been unread. To be asked before the message itself
 * is taken away, which tells whom it named.
 */
export function unreadShrank(state: State, { message }: MessageDeleted): State {
  return change(state, message.roomId, (one) => {
    const { offset } = message;
    const held = noted(state, one, message.roomId);
    const since = held.since.filter((one) => one !== offset);
    if (since.length < held.since.length) {
      // Of more than are counted, nobody knows how many are left.
      const isStale = held.isStale || held.counted + held.since.length >= GREATEST_UNREAD;
      return withMention({ ...held, since, isStale }, offset, false);
    }
    if (!isCounted(state, held, message)) return held;
    // Of more than are counted, one less is still more.
    const isExact = held.counted > 0 && held.counted < GREATEST_UNREAD;
    return renamed(state, isExact ? { ...held, counted: held.counted - 1 } : held, message, false);
  });
}

/**
 * Something that was said says something else, and may name others. To be asked before the message itself is
 * changed, as above.
 */
export function mentionsChanged(state: State, event: Edited): State {
  const { message } = event;
  if (message.deletedAt !== null || isStripped(event)) return state;
  const names = namesMe(state, message);
  return change(state, message.roomId, (one) => {
    const held = noted(state, one, message.roomId);
    if (held.since.includes(message.offset)) return withMention(held, message.offset, names);
    return isCounted(state, held, message) ? renamed(state, held, message, names) : held;
  });
}

/** A stale marker that knows of the event that is being applied. */
function noted(state: State, held: HeldMarker, roomId: string): HeldMarker {
  return held.isStale ? { ...held, changedAt: happening(state, roomId) } : held;
}

/** The offset of the event of a room that is being applied. */
function happening(state: State, roomId: string): number {
  return (state.positions.get(roomStream(roomId))?.offset ?? 0) + 1;
}

/** Whether the server has counted a message, as it was before the event that is being applied. */
function isCounted(state: State, held: HeldMarker, message: Message): boolean {
  const happens = happening(state, message.roomId);
  const isInside = message.offset > held.lastReadOffset && message.offset <= held.countedTo;
  return isInside && happens > held.countedTo && countsAsUnread(message, state.me?.id);
}

/** The marker with one of those since counted as naming me, or not. */
function withMention(held: HeldMarker, offset: number, names: boolean): HeldMarker {
  const others = held.mentionsSince.filter((one) => one !== offset);
  if (!names && others.length === held.mentionsSince.length) return held;
  return { ...held, mentionsSince: names ? [...others, offset].slice(-GREATEST_UNREAD) : others };
}

/** The marker after one of the counted has come to name me, or not; what it said before may be unknown. */
function renamed(state: State, held: HeldMarker, message: Message, names: boolean): HeldMarker {
  const before = state.timelines.get(message.roomId)?.messages.find(({ id }) => id === message.id);
  const isOlder = message.deletedAt !== null || (before?.contentVersion ?? 0) < message.contentVersion;
  const isKnown = before !== undefined && before.deletedAt === null && isOlder;
  if (!isKnown) return names || held.countedMentions > 0 ? { ...held, isStale: true } : held;
  const change = Number(names) - Number(namesMe(state, before));
  if (change === 0 || held.countedMentions >= GREATEST_UNREAD) return held;
  return { ...held, countedMentions: Math.max(0, held.countedMentions + change) };
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

/** Takes what the server has counted, if it was asked for and knows of all that is held; else changes nothing. */
export function takeUnread(state: State, unread: Unread): State {
  const held = state.readMarkers.get(unread.roomId);
  if (!held?.isStale || Math.max(held.countedTo, held.changedAt) > unread.position.offset) return state;
  const counted = heldFrom(unread);
  const isLater = (offset: number): boolean => offset > counted.countedTo;
  const since = held.since.filter(isLater);
  const mentionsSince = held.mentionsSince.filter(isLater);
  const taken = hold(state, unread.roomId, { ...counted, since, mentionsSince });
  return takeMarker(taken, { roomId: unread.roomId, ...held });
}

/** What happened in a room before its stream was followed is not known: only the server can count. */
export function markStale(state: State, roomId: string): State {
  const top = state.positions.get(roomStream(roomId))?.offset ?? 0;
  return change(state, roomId, (held) =>
    top <= held.countedTo
      ? held
      : {
          ...held,
          ...NOTHING,
          countedTo: top,
          counted: unreadIn(state, roomId),
          countedMentions: mentionsIn(state, roomId),
          isStale: true,
        },
  );
}

type Count = Omit<HeldMarker, "lastReadOffset" | "markerVersion">;

const NOTHING: Count = {
  countedTo: 0,
  counted: 0,
  countedMentions: 0,
  since: [],
  mentionsSince: [],
  isStale: false,
  changedAt: 0,
};

/** What is unread above `offset`: known above what was counted, or from the loaded timeline, or not. */
function recount(state: State, roomId: string, held: HeldMarker, offset: number): Partial<Count> {
  if (offset < held.countedTo) return fromTimeline(state, roomId, offset);
  const isUnread = (one: number): boolean => one > offset;
  const mentionsSince = held.mentionsSince.filter(isUnread);
  return { ...NOTHING, countedTo: offset, since: held.since.filter(isUnread), mentionsSince };
}

function fromTimeline(state: State, roomId: string, offset: number): Partial<Count> {
  const timeline = state.timelines.get(roomId);
  const oldest = timeline?.messages[0];
  const reachesBack = timeline?.atStart === true || (oldest !== undefined && oldest.offset <= offset + 1);
  // Around an old message, what is newest is not loaded.
  const isWhole = timeline?.newer === null && reachesBack;
  // What is just being loaded may lack what happened before the room's stream was followed, as may what failed to.
  const isCurrent = timeline?.loading === false && timeline.error === null;
  if (timeline === undefined || !isLoaded(timeline) || !isWhole || !isCurrent) return { isStale: true };
  const unread = timeline.messages
    .filter((one) => one.offset > offset && one.deletedAt === null && countsAsUnread(one, state.me?.id))
    .slice(-GREATEST_UNREAD);
  const since = unread.map((one) => one.offset);
  const mentionsSince = unread.filter((one) => namesMe(state, one)).map((one) => one.offset);
  return { ...NOTHING, countedTo: offset, since, mentionsSince };
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
