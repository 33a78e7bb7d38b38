import { roomStream } from "./events.ts";
import { withEntry, without } from "./maps.ts";
import type {
  MemberAdded,
  MemberRemoved,
  MembershipAdded,
  MembershipRemoved,
  MessageCreated,
  MessageDeleted,
  Room,
  RoomDeleted,
  RoomListed,
  RoomUnlisted,
  RoomUpdated,
} from "./schema.d.ts";
import type { State } from "./state.ts";
import { isSystem } from "./systemMessages.ts";

/** A room that I am a member of now. Where its members are listed, the list is the newer count. */
export function roomEntered(state: State, { room }: MembershipAdded): State {
  const members = state.members.get(room.id)?.length ?? room.members;
  return { ...state, rooms: withEntry(state.rooms, room.id, { ...room, members }) };
}

/**
 * A room that I am no longer a member of: only a public one can still be seen, and nothing inside is held.
 */
export function roomLeft(state: State, { roomId }: MembershipRemoved): State {
  const left = forgetInside(state, roomId);
  return left.rooms.get(roomId)?.isPrivate === true ? { ...left, rooms: without(left.rooms, roomId) } : left;
}

/** The room and everything in it is gone. */
export function roomDeleted(state: State, { roomId }: Pick<RoomDeleted, "roomId">): State {
  const left = forgetInside(state, roomId);
  return { ...left, rooms: without(left.rooms, roomId), memberships: without(left.memberships, roomId) };
}

/** The room has changed; the directory may have told so already, and of later changes, too. */
export function roomUpdated(state: State, { room }: Pick<RoomUpdated, "room">): State {
  return changeRoom(state, room.id, (held) => (room.updatedAt < held.updatedAt ? held : room));
}

/** A public room can be found, or has changed. What is counted in a room, its own stream tells its members. */
export function roomListed(state: State, { room }: RoomListed): State {
  const held = state.rooms.get(room.id);
  if (held !== undefined && state.memberships.has(room.id)) {
    const { members, messageCount, lastActivity } = held;
    return roomUpdated(state, { room: { ...room, members, messageCount, lastActivity } });
  }
  return { ...state, rooms: withEntry(state.rooms, room.id, room) };
}

/** A public room can no longer be found: it is only for its members now, or for nobody, as they will hear. */
export function roomUnlisted(state: State, { roomId }: RoomUnlisted): State {
  if (!state.memberships.has(roomId)) return roomDeleted(state, { roomId });
  return changeRoom(state, roomId, (room) => ({ ...room, kind: "private", isPrivate: true }));
}

/** Something was said in a room. */
export function roomSpokenIn(state: State, { message }: MessageCreated): State {
  if (isSystem(message)) return state;
  return changeRoom(state, message.roomId, (room) => ({
    ...room,
    messageCount: room.messageCount + 1,
    lastActivity: message.createdAt > room.lastActivity ? message.createdAt : room.lastActivity,
  }));
}

/** Something that was said is gone. */
export function roomHushed(state: State, { message }: MessageDeleted): State {
  if (isSystem(message)) return state;
  return changeRoom(state, message.roomId, (room) => ({ ...room, messageCount: room.messageCount - 1 }));
}

/** The room has as many members as the event says. */
export function roomGrew(state: State, { member, members }: MemberAdded): State {
  return changeRoom(state, member.roomId, (room) => ({ ...room, members }));
}

/** The room has as many members as the event says. */
export function roomShrank(state: State, { roomId, members }: MemberRemoved): State {
  return changeRoom(state, roomId, (room) => ({ ...room, members }));
}

/** Changes a room's record, if the room is known. */
export function changeRoom(state: State, roomId: string, change: (room: Room) => Room): State {
  const room = state.rooms.get(roomId);
  return room === undefined ? state : { ...state, rooms: withEntry(state.rooms, roomId, change(room)) };
}

/**
 * Lets go of all that is held of a room's inside: one may no longer read it, or no longer hears of changes.
 */
export function forgetInside(state: State, roomId: string): State {
  return {
    ...state,
    timelines: without(state.timelines, roomId),
    threads: new Map([...state.threads].filter(([, thread]) => thread.roomId !== roomId)),
    quotes: new Map([...state.quotes].filter(([, quoted]) => quoted?.roomId !== roomId)),
    members: without(state.members, roomId),
    pins: without(state.pins, roomId),
    typing: without(state.typing, roomId),
    positions: without(state.positions, roomStream(roomId)),
  };
}
