import { by } from "./maps.ts";
import type { PresenceChanged, UserPresence } from "./schema.d.ts";
import type { State } from "./state.ts";

/** The latest presence of those for whom it changed. */
export function presenceChanged(state: State, { presences }: PresenceChanged): State {
  const changed = presences.map((presence): [string, UserPresence] => [presence.userId, presence]);
  return { ...state, presences: new Map([...state.presences, ...changed]) };
}

/** Everybody who is online, as of now: changes missed while the connection was down leave no trace. */
export function presenceListed(state: State, items: readonly UserPresence[]): State {
  return { ...state, presences: by(items, ({ userId }) => userId) };
}
