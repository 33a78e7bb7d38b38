import type { Room, State } from "@collabd/client";
import { nameOf } from "../people/names.ts";
import { locale } from "../texts/locale.ts";

const list = new Intl.ListFormat(locale, { style: "short", type: "unit" });

/** With whom one talks in a direct room. */
export function othersIn(state: State, { people }: Room): readonly string[] {
  return (people ?? []).filter((userId) => userId !== state.me?.id);
}

/** With whom alone one talks in a direct room; undefined if that is nobody, or several. */
export function onlyOther(state: State, room: Room): string | undefined {
  const others = othersIn(state, room);
  return others.length === 1 ? others[0] : undefined;
}

/** What a room is called: a direct one by the people in it. */
export function titleOf(state: State, room: Room): string {
  if (room.kind !== "direct") return room.name;
  return list.format(othersIn(state, room).map((userId) => nameOf(state, userId, "…")));
}

/** The same for a room of which only the id is known; empty for one that is not here. */
export function titleById(state: State, roomId: string): string {
  const room = state.rooms.get(roomId);
  return room === undefined ? "" : titleOf(state, room);
}

/** The room with the name that it is shown by. */
export function named(room: Room, title: string): Room {
  return room.name === title ? room : { ...room, name: title };
}
