import type { Room, State } from "@collabd/client";
import { byName } from "../people/names.ts";

/** The rooms that one belongs to, by name. */
export function joinedRooms(state: State): readonly Room[] {
  return byRoomName([...state.rooms.values()].filter((room) => state.memberships.has(room.id)));
}

/** All rooms that one may see and whose name or description holds `words`, by name. */
export function matchingRooms(state: State, words: string): readonly Room[] {
  const sought = words.trim().toLocaleLowerCase();
  const fits = (room: Room): boolean =>
    `${room.name}\n${room.description}`.toLocaleLowerCase().includes(sought);
  return byRoomName([...state.rooms.values()].filter(fits));
}

function byRoomName(rooms: readonly Room[]): readonly Room[] {
  return [...rooms].sort((first, second) => byName(first.name, second.name));
}
