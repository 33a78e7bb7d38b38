import { groupId, type PublicUser, type Room, type State } from "@collabd/client";
import { byName } from "../people/names.ts";
import { t } from "../texts/texts.ts";

/** Whom an @ may be completed to. */
export interface Choice {
  /** What is typed for it, without the @. */
  readonly name: string;
  readonly label: string;
  /** The person; null for a group and for everybody. */
  readonly userId: string | null;
}

/** What is being typed behind an @: where that stands, and what of the name is there. */
export interface Begun {
  readonly start: number;
  readonly query: string;
}

/** More than one looks through; typing narrows them down. */
const MOST = 8;
const GROUPS = ["Admins", "Moderators", "Users"];
/** From so many people on, everybody is not to be called by accident. */
const MANY = 20;
const BEGUN = /(?<![A-Za-z0-9@/])@([\p{L}\p{N}._-]*)$/u;

/** The name that is being typed before the caret, if there is one. */
export function begunAt(text: string, caret: number): Begun | null {
  const found = BEGUN.exec(text.slice(0, caret));
  return found === null ? null : { start: found.index, query: found[1]?.toLowerCase() ?? "" };
}

/** Who may be meant: the people of the room first, then others who may read it, groups, and everybody. */
export function choicesFor(state: State, room: Room, query: string): readonly Choice[] {
  const members = new Set((state.members.get(room.id) ?? []).map(({ userId }) => userId));
  const people = [...state.users.values()]
    .filter((user) => user.id !== state.me?.id && !user.deactivatedAt && fits(user, query))
    .filter(({ id }) => !room.isPrivate || members.has(id))
    .sort(
      (one, other) =>
        Number(members.has(other.id)) - Number(members.has(one.id)) || byName(one.displayName, other.displayName),
    )
    .map(({ id, username, displayName }) => ({ name: username, label: displayName, userId: id }));
  const all = [{ name: "room", label: t.mentions.everybody, userId: null }];
  const groups = GROUPS.map((name) => ({ name, label: t.mentions.group(groupId(name)), userId: null }));
  const others = [...all, ...groups].filter(({ name }) => name.toLowerCase().startsWith(query));
  return [...people.slice(0, MOST - (query === "" ? 1 : 0)), ...others].slice(0, MOST);
}

/** Whether so many would be called that one should be asked. */
export function isMany({ members }: Room): boolean {
  return members >= MANY;
}

function fits({ username, displayName }: PublicUser, query: string): boolean {
  const words = displayName.toLocaleLowerCase().split(/\s+/u);
  return username.startsWith(query) || words.some((word) => word.startsWith(query));
}
