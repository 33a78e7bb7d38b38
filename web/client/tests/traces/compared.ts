import { roomStream } from "../../src/events.ts";
import { mentionsIn, unreadIn } from "../../src/readMarkers.ts";
import type { State } from "../../src/state.ts";

type Json = Readonly<Record<string, unknown>>;

/** Of no stream, or about the client itself. */
const APART: readonly (keyof State)[] = ["connection", "server", "presences", "visitors", "typing", "quotes"];
/** The most that is said about one comparison. */
const GREATEST = 8;

/** Where what is held is not what is fresh, in words; nothing is said of what the client knows to be stale. */
export function differences(held: State, fresh: State): readonly string[] {
  const found: string[] = [];
  compare("", shown(held, held), shown(fresh, held), found);
  return found.slice(0, GREATEST);
}

/** All of a state that must be right; `held` says what its client would ask for anew. */
function shown(state: State, held: State): Json {
  const rest = Object.entries(state).filter(([key]) => !APART.includes(key as keyof State));
  return {
    ...Object.fromEntries(rest.map(([key, value]) => [key, plain(value)])),
    rooms: roomsOf(state),
    readMarkers: markersOf(state, held),
    inbox: held.inbox.isLoaded ? state.inbox : null,
    pins: only(state.pins, held.pins),
    threads: only(state.threads, held.threads),
    sessions: sessionsOf(state, held),
  };
}

/** Rooms without derived counters; how many are in a room is known to those who hear of it. */
function roomsOf(state: State): Json {
  const rooms = [...state.rooms.values()].map((room) => {
    const { messageCount: _, lastActivity: __, members, ...rest } = room;
    return [room.id, state.positions.has(roomStream(room.id)) ? { ...rest, members } : rest];
  });
  return Object.fromEntries(rooms) as Json;
}

/** Where one's markers stand, and what is unread above them, unless that must be asked for. */
function markersOf(state: State, held: State): Json {
  const markers = [...state.readMarkers].map(([roomId, { lastReadOffset, markerVersion }]) => {
    const isKnown = held.readMarkers.get(roomId)?.isStale === false;
    const counts = { unread: unreadIn(state, roomId), mentions: mentionsIn(state, roomId) };
    return [roomId, { lastReadOffset, markerVersion, counts: isKnown ? counts : null }];
  });
  return Object.fromEntries(markers) as Json;
}

/** The entries that are held: others are loaded when they are shown. */
function only<V>(map: ReadonlyMap<string, V>, held: ReadonlyMap<string, unknown>): Json {
  return Object.fromEntries([...map].filter(([key]) => held.has(key)));
}

/** Which of the sessions that are held there are: of new ones no stream tells. */
function sessionsOf(state: State, held: State): readonly string[] {
  const known = new Set(held.sessions.map(({ id }) => id));
  return state.sessions.map(({ id }) => id).filter((id) => known.has(id));
}

function plain(value: unknown): unknown {
  return value instanceof Map ? Object.fromEntries(value) : value;
}

function compare(place: string, held: unknown, fresh: unknown, found: string[]): void {
  if (Object.is(held, fresh)) return;
  if (isObject(held) && isObject(fresh) && Array.isArray(held) === Array.isArray(fresh)) {
    for (const key of new Set([...Object.keys(held), ...Object.keys(fresh)])) {
      compare(`${place}/${key}`, held[key], fresh[key], found);
    }
    return;
  }
  found.push(`${place}: held ${JSON.stringify(held)}, fresh ${JSON.stringify(fresh)}`);
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null;
}
