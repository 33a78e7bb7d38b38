import { beforeAll, describe, expect, test } from "vitest";
import { Completer } from "../src/mentions/completer.svelte.ts";
import { begunAt, choicesFor } from "../src/mentions/completion.ts";
import { meaningOf } from "../src/mentions/meaning.ts";
import { readings, withNames } from "../src/mentions/names.ts";
import { fetchMarked } from "../src/messages/markdown/marked.svelte.ts";
import { namesEverybody } from "../src/messages/markdown/names.ts";
import { at, room, state, user } from "./fixtures.ts";

beforeAll(fetchMarked);

describe("names in a text", () => {
  test("are those behind an @ that stands for itself", () => {
    const typed = (text: string): string[] =>
      withNames(text).flatMap((piece) => (piece.kind === "mention" ? [piece.text] : []));
    expect(typed("@anna, (@bob) 'は@choe'")).toEqual(["@anna", "@bob", "@choe"]);
    expect(typed("a@b.example @c@d /@e @")).toEqual([]);
    expect(withNames("hi @anna!").map((piece) => ("text" in piece ? piece.text : ""))).toEqual(["hi ", "@anna", "!"]);
  });

  test("may have ended before a dot", () => {
    expect(readings("anna.b-then")).toEqual(["anna.b-then", "anna.b", "anna"]);
  });

  test("call everybody only outside code", () => {
    expect(["@room", "- x\n  - **@Room.**", "> @room", "|a|\n|-|\n|@room|"].map(namesEverybody)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(["`@room`", "```\n@room\n```", "@rooms", "room"].map(namesEverybody)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});

const people = ["Alice Ames", "Anna Berg", "Bert Ames", "Zoe"].map((displayName) => ({
  ...user(displayName.split(" ")[0]?.toLowerCase() ?? ""),
  displayName,
}));
const here = room();
const inside = ["alice", "bert"].map((userId) => ({
  roomId: here.id,
  userId,
  role: "member" as const,
  joinedAt: at(0),
}));
const known = {
  ...state("alice", []),
  users: new Map(people.map((one) => [one.id, one])),
  members: new Map([[here.id, inside]]),
};

describe("completion", () => {
  test("begins with an @ before the caret", () => {
    expect(begunAt("say @an", 7)).toEqual({ start: 4, query: "an" });
    expect(begunAt("@", 1)).toEqual({ start: 0, query: "" });
    expect([begunAt("say @an now", 11), begunAt("a@b", 3), begunAt("say", 3)]).toEqual([null, null, null]);
  });

  test("offers the people of the room first, then others, groups and everybody", () => {
    const names = (query: string, where = here): string[] => choicesFor(known, where, query).map(({ name }) => name);
    expect(names("")).toEqual(["bert", "anna", "zoe", "room", "Admins", "Moderators", "Users"]);
    expect(names("a")).toEqual(["bert", "anna", "Admins"]);
    expect(names("berg")).toEqual(["anna"]);
    expect(names("", { ...here, isPrivate: true }).slice(0, 2)).toEqual(["bert", "room"]);
  });

  test("is taken by Enter, walked by the arrows, and ended by Escape", () => {
    const taken: unknown[] = [];
    const completer = new Completer({ state: known }, () => here, (...what) => taken.push(what));
    expect(completer.key("Enter")).toBe(false);
    completer.look("hi @a", 5);
    expect([completer.key("ArrowDown"), completer.key("x"), completer.key("Enter")]).toEqual([true, false, true]);
    expect(taken).toEqual([["anna", 3, 5]]);
    completer.look("hi @a", 5);
    expect([completer.key("ArrowUp"), completer.index]).toEqual([true, 2]);
    expect([completer.key("Escape"), completer.choices]).toEqual([true, []]);
  });
});

describe("who is meant", () => {
  test("is what the server says, and not whoever happens to be called so", () => {
    const named = { users: ["anna"], groups: ["moderators"], room: false };
    expect(meaningOf(known, named, "@Anna.Then")).toEqual({ typed: "@Anna", title: "Anna Berg", isMe: false });
    expect(meaningOf(known, named, "@bert")).toBeNull();
    expect(meaningOf(known, named, "@room")).toBeNull();
    expect(meaningOf(known, named, "@moderators")?.isMe).toBe(false);
    expect(meaningOf(known, { ...named, users: ["alice"], room: true }, "@alice")?.isMe).toBe(true);
    expect(meaningOf(known, { ...named, room: true }, "@room")?.isMe).toBe(true);
  });
});
