import { withEntry, without } from "./maps.ts";
import type {
  Member,
  MemberAdded,
  MemberRemoved,
  MembershipAdded,
  MembershipRemoved,
  MemberUpdated,
} from "./schema.d.ts";
import type { State } from "./state.ts";

/** Someone is in a room now. */
export function memberAdded(state: State, { member }: MemberAdded): State {
  return changeList(own(state, member), member.roomId, (list) => upsert(list, member));
}

/** Someone has another role. */
export function memberUpdated(state: State, { member }: MemberUpdated): State {
  return changeList(own(state, member), member.roomId, (list) => upsert(list, member));
}

/** Someone is no longer in a room. */
export function memberRemoved(state: State, { roomId, userId }: MemberRemoved): State {
  return changeList(state, roomId, (list) => list.filter((member) => member.userId !== userId));
}

/** I am a member of this room now. */
export function membershipAdded(state: State, { member }: MembershipAdded): State {
  return { ...state, memberships: withEntry(state.memberships, member.roomId, member) };
}

/** I am no longer a member of this room. */
export function membershipRemoved(state: State, { roomId }: MembershipRemoved): State {
  return { ...state, memberships: without(state.memberships, roomId) };
}

function own(state: State, member: Member): State {
  if (member.userId !== state.me?.id) return state;
  return { ...state, memberships: withEntry(state.memberships, member.roomId, member) };
}

function upsert(list: readonly Member[], member: Member): readonly Member[] {
  const place = list.findIndex(({ userId }) => userId === member.userId);
  return place < 0 ? [...list, member] : list.with(place, member);
}

function changeList(
  state: State,
  roomId: string,
  change: (list: readonly Member[]) => readonly Member[],
): State {
  const list = state.members.get(roomId);
  return list === undefined ? state : { ...state, members: withEntry(state.members, roomId, change(list)) };
}
