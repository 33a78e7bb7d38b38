import { draftKey } from "./drafts.ts";
import { roomOf } from "./events.ts";
import { by } from "./maps.ts";
import { heldFrom } from "./readMarkers.ts";
import type { Position, Room, Snapshot } from "./schema.d.ts";
import { EMPTY_STATE, type State, type Timeline } from "./state.ts";

/**
 * The state as the server's snapshot has it. What was loaded of rooms that can still be seen stays on show,
 * but only the rooms whose streams go on unbroken (those merely looked at) still count as loaded. Nothing is
 * left of another person's state.
 */
export function adopt(before: State, snapshot: Snapshot): State {
  const state = isSameUser(before, snapshot) ? before : { ...EMPTY_STATE, connection: before.connection };
  const rooms = by(snapshot.rooms, ({ id }) => id);
  const positions = new Map([...unbroken(state, rooms), ...Object.entries(snapshot.positions)]);
  const visible = <V>([roomId]: [string, V]): boolean => rooms.has(roomId);
  return {
    ...state,
    server: { name: snapshot.server.name, version: snapshot.server.version },
    me: snapshot.user,
    users: by(snapshot.users, ({ id }) => id),
    rooms,
    memberships: by(snapshot.memberships, ({ roomId }) => roomId),
    readMarkers: new Map(snapshot.unread.map((unread) => [unread.roomId, heldFrom(unread)])),
    roomPreferences: by(snapshot.roomPreferences, ({ roomId }) => roomId),
    presences: by(snapshot.presences, ({ userId }) => userId),
    timelines: new Map([...state.timelines].filter(visible).map(unload(snapshot))),
    threads: new Map(
      [...state.threads]
        .filter(([, { roomId }]) => rooms.has(roomId))
        .map(([id, thread]) => [id, unloaded(thread)]),
    ),
    inbox: { ...state.inbox, isLoaded: false, loading: false },
    quotes: new Map(),
    typing: new Map(),
    positions,
    members: new Map([...state.members].filter(visible)),
    pins: new Map(),
    drafts: by(snapshot.drafts, draftKey),
    typed: new Map([...state.typed].filter(([, { roomId }]) => rooms.has(roomId))),
    notifications: by(snapshot.notifications, ({ id }) => id),
    notificationSettings: snapshot.notificationSettings,
    bookmarks: by(snapshot.bookmarks, ({ messageId }) => messageId),
  };
}

function isSameUser({ me }: State, { user }: Snapshot): boolean {
  return me === null || me.id === user.id;
}

/** Streams of which the snapshot does not speak: public rooms that one looks at without being a member. */
function unbroken(state: State, rooms: ReadonlyMap<string, Room>): [string, Position][] {
  return [...state.positions].filter(([stream]) => rooms.has(roomOf(stream) ?? ""));
}

function unload(snapshot: Snapshot): (entry: [string, Timeline]) => [string, Timeline] {
  return ([roomId, timeline]) =>
    `room:${roomId}` in snapshot.positions
      ? [roomId, unloaded(timeline)]
      : [roomId, timeline];
}

/** Still on show, but to be loaded anew. */
function unloaded<T extends Timeline>(timeline: T): T {
  return { ...timeline, atStart: false, older: null, loading: false };
}
