import { describe, expect, test } from "vitest";
import { joinedRooms, matchingRooms } from "../src/rooms/lists.ts";
import { badge, unreadRooms } from "../src/rooms/unread.ts";
import { member, room, state } from "./fixtures.ts";

const rooms = new Map(
  [
    room({ id: "r1", name: "pier 10" }),
    room({ id: "r2", name: "Pier 9", description: "Where the ferries moor" }),
    room({ id: "r3", name: "anchorage", messageCount: 5 }),
  ].map((each) => [each.id, each]),
);
const known = state("alice", ["alice"], {
  rooms,
  memberships: new Map([
    ["r1", member("alice")],
    ["r3", member("alice")],
  ]),
});

describe("lists of rooms", () => {
  test("the sidebar has the rooms one belongs to, by name", () => {
    expect(joinedRooms(known).map(({ name }) => name)).toEqual(["anchorage", "pier 10"]);
  });

  test("browsing finds rooms by name and description, numbers in their order", () => {
    expect(matchingRooms(known, "").map(({ name }) => name)).toEqual(["anchorage", "Pier 9", "pier 10"]);
    expect(matchingRooms(known, "  PIER ").map(({ name }) => name)).toEqual(["Pier 9", "pier 10"]);
    expect(matchingRooms(known, "ferries").map(({ name }) => name)).toEqual(["Pier 9"]);
    expect(matchingRooms(known, "desert")).toEqual([]);
  });
});

describe("what is unread", () => {
  test("a badge shows a number that one takes in at a glance", () => {
    expect([0, 1, 99, 100, 1_000].map(badge)).toEqual(["", "1", "99", "99+", "99+"]);
  });

  test("the rooms with something unread are counted", () => {
    const held = { lastReadOffset: 4, markerVersion: 0, countedTo: 4, counted: 0, since: [], isStale: false };
    const readMarkers = new Map([
      ["r1", held],
      ["r2", { ...held, counted: 3 }],
      ["r3", { ...held, since: [7] }],
    ]);
    expect(unreadRooms({ ...known, readMarkers })).toBe(2);
    expect(unreadRooms(known)).toBe(0);
  });
});
