import { preferencesOf, type Room, type State } from "@collabd/client";
import { byName } from "../people/names.ts";

/** The rooms that one belongs to, as the sidebar has them, each by name. */
export interface Sections {
  readonly favourites: readonly Room[];
  readonly rooms: readonly Room[];
}

/** The sections of the sidebar; a room stands in one of them. */
export function sectionsOf(state: State): Sections {
  const joined = byRoomName([...state.rooms.values()].filter((room) => state.memberships.has(room.id)));
  const isFavourite = (room: Room): boolean => preferencesOf(state, room.id).favourite;
  return { favourites: joined.filter(isFavourite), rooms: joined.filter((room) => !isFavourite(room)) };
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
