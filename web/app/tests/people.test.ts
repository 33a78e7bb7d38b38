import { describe, expect, test } from "vitest";
import { byName, initials, isHere, nameOf, personColour, statusOf, wordsOn } from "../src/people/names.ts";
import { at, state } from "./fixtures.ts";

describe("names", () => {
  test("the directory's name goes before the one that a message carries", () => {
    const known = state("alice", ["alice", "bob"]);
    expect(nameOf(known, "bob", "Robert")).toBe("Bob");
    expect(nameOf(known, "mallory", "Mallory, once here")).toBe("Mallory, once here");
  });

  test.each([
    ["Alice Lindqvist", "AL"],
    ["bob", "B"],
    ["Ana Maria de Souza", "AS"],
    ["  spaced   out  ", "SO"],
    ["鈴木 愛子", "鈴愛"],
    ["👩‍🚀 pilot", "👩‍🚀P"],
    ["", ""],
  ])("the initials of %j are %j", (name, expected) => {
    expect(initials(name)).toBe(expected);
  });

  test("people are ordered without regard to case, and numbers by their value", () => {
    expect(["buoy 10", "Anna", "buoy 9", "émile", "Zoe"].sort(byName)).toEqual([
      "Anna",
      "buoy 9",
      "buoy 10",
      "émile",
      "Zoe",
    ]);
  });

  test("a person always has the same one of ten colours, and many people do not share one", () => {
    const ids = Array.from(
      { length: 200 },
      (_, index) => `0192f0c1-0000-7000-8000-${String(index).padStart(12, "0")}`,
    );
    const colours = ids.map(personColour);
    expect(ids.map(personColour)).toEqual(colours);
    expect(new Set(colours)).toEqual(new Set([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));
  });

  test("who is heard to be here is, in use of a device or not", () => {
    const presence = (userId: string, status: "ONLINE" | "AWAY" | "OFFLINE") => ({
      userId,
      userName: userId,
      status,
      lastSeen: at(9),
    });
    const presences = new Map([
      ["bob", presence("bob", "ONLINE")],
      ["carol", presence("carol", "AWAY")],
      ["mallory", presence("mallory", "OFFLINE")],
    ]);
    const known = state("alice", ["alice", "bob", "carol", "mallory"], { presences });
    const people = ["bob", "carol", "mallory", "nobody"];
    expect(people.map((id) => isHere(known, id))).toEqual([true, true, false, false]);
    expect(people.map((id) => statusOf(known, id))).toEqual(["ONLINE", "AWAY", "OFFLINE", "OFFLINE"]);
    const threeHoursOn = Date.parse(at(12));
    expect(people.map((id) => wordsOn(known, id, threeHoursOn))).toEqual([
      "Online",
      "Away",
      "Last seen 3 hours ago",
      "Offline",
    ]);
  });

  test("what somebody says of themselves is told with how they are", () => {
    const known = state("alice", ["alice", "bob"]);
    const bob = known.users.get("bob");
    if (bob === undefined) throw new Error("bob is there");
    const status = { text: "On the ferry", emoji: "⛴️", expiresAt: null };
    const saying = { ...known, users: new Map([["bob", { ...bob, status }]]) };
    expect(wordsOn(saying, "bob", 0)).toBe("Offline · ⛴️ On the ferry");
  });
});
