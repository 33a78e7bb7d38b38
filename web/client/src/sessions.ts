import type { SessionEnded } from "./schema.d.ts";
import type { State } from "./state.ts";

/** One of my sessions has ended. */
export function sessionEnded(state: State, { sessionId }: SessionEnded): State {
  return { ...state, sessions: state.sessions.filter(({ id }) => id !== sessionId) };
}
