import { by, withEntry } from "./maps.ts";
import type {
  AvailabilityChanged,
  PresenceChanged,
  PresenceEntered,
  PresenceLeft,
  RoomPresence,
  UserPresence,
} from "./schema.d.ts";
import type { State } from "./state.ts";

/** The latest presence of those for whom it changed. */
export function presenceChanged(state: State, { presences }: PresenceChanged): State {
  const changed = presences.map((presence): [string, UserPresence] => [presence.userId, presence]);
  return { ...state, presences: new Map([...state.presences, ...changed]) };
}

/** Everybody who is not offline, as of now: changes missed while the connection was down leave no trace. */
export function presenceListed(state: State, items: readonly UserPresence[]): State {
  return { ...state, presences: by(items, ({ userId }) => userId) };
}

/** One person's presence, as it was answered. */
export function presenceLooked(state: State, presence: UserPresence): State {
  return { ...state, presences: withEntry(state.presences, presence.userId, presence) };
}

/** These have a room open now; heeded once it is known who else has. */
export function presenceEntered(state: State, { roomId, presences }: PresenceEntered): State {
  const here = state.visitors.get(roomId);
  if (here === undefined) return state;
  const now = new Set([...here, ...presences.map(({ userId }) => userId)]);
  return { ...state, visitors: withEntry(state.visitors, roomId, now) };
}

/** These no longer have a room open. */
export function presenceLeft(state: State, { roomId, userIds }: PresenceLeft): State {
  const here = state.visitors.get(roomId);
  if (here === undefined) return state;
  const now = new Set([...here].filter((userId) => !userIds.includes(userId)));
  return { ...state, visitors: withEntry(state.visitors, roomId, now) };
}

/** Everybody who has a room open, as of now. */
export function roomPresenceListed(state: State, roomId: string, items: readonly RoomPresence[]): State {
  const here = new Set(items.map(({ userId }) => userId));
  return { ...state, visitors: withEntry(state.visitors, roomId, here) };
}

/** I want to be shown in another way. */
export function availabilityChanged(state: State, { availability }: AvailabilityChanged): State {
  return state.me === null ? state : { ...state, me: { ...state.me, availability } };
}
