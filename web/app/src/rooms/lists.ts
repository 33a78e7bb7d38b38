import { preferencesOf, type Room, type State } from "@collabd/client";
import { byName } from "../people/names.ts";
import { named, titleOf } from "./names.ts";

/** The rooms that one belongs to, as the sidebar has them, each by name. */
export interface Sections {
  readonly favourites: readonly Room[];
  readonly rooms: readonly Room[];
  readonly direct: readonly Room[];
  /** Archived ones: out of the way, but not gone. */
  readonly archived: readonly Room[];
}

/** The sections of the sidebar; a room stands in one of them. */
export function sectionsOf(state: State): Sections {
  const joined = [...state.rooms.values()].filter((room) => state.memberships.has(room.id));
  const placed = byRoomName(joined.map((room) => named(room, titleOf(state, room)))).map(
    (room) => [placeOf(state, room), room] as const,
  );
  const of = (place: keyof Sections): readonly Room[] =>
    placed.filter(([where]) => where === place).map(([, room]) => room);
  return {
    favourites: of("favourites"),
    rooms: of("rooms"),
    direct: of("direct"),
    archived: of("archived"),
  };
}

function placeOf(state: State, room: Room): keyof Sections {
  if (room.archivedAt) return "archived";
  if (preferencesOf(state, room.id).favourite) return "favourites";
  return room.kind === "direct" ? "direct" : "rooms";
}

/** All rooms that one may see and whose name or description holds `words`, by name. Direct ones are not browsed. */
export function matchingRooms(state: State, words: string): readonly Room[] {
  const sought = words.trim().toLocaleLowerCase();
  const fits = (room: Room): boolean =>
    room.kind !== "direct" && `${room.name}\n${room.description}`.toLocaleLowerCase().includes(sought);
  return byRoomName([...state.rooms.values()].filter(fits));
}

function byRoomName(rooms: readonly Room[]): readonly Room[] {
  return [...rooms].sort((first, second) => byName(first.name, second.name));
}
