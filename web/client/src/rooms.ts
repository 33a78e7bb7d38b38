import type { Caller } from "./caller.ts";
import type { Clock } from "./clock.ts";
import { CollabError } from "./errors.ts";
import { roomStream } from "./events.ts";
import { newId } from "./ids.ts";
import type { Live } from "./live.ts";
import { withEntry, without } from "./maps.ts";
import type {
  CreateRoom,
  Member,
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
  UpdateRoom,
} from "./schema.d.ts";
import type { State } from "./state.ts";
import type { Store } from "./store.ts";
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

/** What a person can do with rooms and those who are in them. */
export class Rooms {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #caller: Caller;
  readonly #live: Live;

  constructor(store: Store, clock: Clock, caller: Caller, live: Live) {
    this.#store = store;
    this.#clock = clock;
    this.#caller = caller;
    this.#live = live;
  }

  /** Makes a room; one is its owner. */
  async create(room: Pick<CreateRoom, "name" | "description" | "kind">): Promise<Room> {
    const result = await this.#caller.ask("room.create", { ...room, id: newId(this.#clock.now()) });
    return this.#made(result.room);
  }

  /** The room of these people and oneself, which is made if there is none yet. */
  async openDirect(userIds: readonly string[]): Promise<Room> {
    const result = await this.#caller.command("room.openDirect", { userIds: [...userIds] });
    return this.#made(result.room);
  }

  /** Changes what is named of a room; the rest stays. */
  async update(roomId: string, changes: Omit<UpdateRoom, "roomId" | "commandId">): Promise<void> {
    const { room } = await this.#caller.command("room.update", { roomId, ...changes });
    if (room !== null) this.#store.updateApart((state) => roomUpdated(state, { room }));
  }

  /** Makes a member an owner of the room, or no longer one. */
  async setRole(roomId: string, userId: string, role: Member["role"]): Promise<void> {
    await this.#caller.command("member.update", { roomId, userId, role });
  }

  /** Becomes a member of a public room. */
  async join(roomId: string): Promise<void> {
    this.#live.endPreview(roomId);
    await this.#caller.command("room.join", { roomId });
  }

  /** Stops being a member. */
  async leave(roomId: string): Promise<void> {
    const { room } = await this.#caller.command("room.leave", { roomId });
    // The room's own events, with the new count of its members, no longer come this way.
    if (room !== null) this.#store.update((state) => changeRoom(state, roomId, () => room));
  }

  /** Deletes a room with everything in it. */
  async delete(roomId: string): Promise<void> {
    await this.#caller.command("room.delete", { roomId });
  }

  /** Brings a person into a room. */
  async addMember(roomId: string, userId: string): Promise<void> {
    await this.#caller.command("member.add", { roomId, userId });
  }

  /** Takes a person out of a room. */
  async removeMember(roomId: string, userId: string): Promise<void> {
    await this.#caller.command("member.remove", { roomId, userId });
  }

  #made(made: Room | null): Room {
    if (made === null) throw new CollabError("unexpected", "The room was made, but is not to be seen.");
    this.#store.updateApart((state) => ({ ...state, rooms: withEntry(state.rooms, made.id, made) }));
    return made;
  }
}
