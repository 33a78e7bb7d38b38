import { withEntry } from "./maps.ts";
import type { AccountUpdated, MemberAdded, UserCreated, UserUpdated } from "./schema.d.ts";
import type { State } from "./state.ts";

/** Someone new is here. */
export function userCreated(state: State, { user }: UserCreated): State {
  return { ...state, users: withEntry(state.users, user.id, user) };
}

/** Someone's public shape changed; if it is mine, so did my account. */
export function userUpdated(state: State, { user }: UserUpdated): State {
  const me = state.me?.id === user.id ? { ...state.me, ...user } : state.me;
  return { ...state, me, users: withEntry(state.users, user.id, user) };
}

/** What nobody else sees of my account changed. */
export function accountUpdated(state: State, { email, timezone, updatedAt }: AccountUpdated): State {
  return state.me === null ? state : { ...state, me: { ...state.me, email, timezone, updatedAt } };
}

/** Someone joined a room, who may not have been known. The directory has the newer word on those who are. */
export function userJoined(state: State, { user }: MemberAdded): State {
  return state.users.has(user.id) ? state : { ...state, users: withEntry(state.users, user.id, user) };
}
