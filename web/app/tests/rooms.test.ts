import { describe, expect, test } from "vitest";
import { joinedRooms, matchingRooms } from "../src/rooms/lists.ts";
import { News } from "../src/rooms/news.svelte.ts";
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

describe("rooms with something new", () => {
  const later = { ...known, rooms: new Map(rooms).set("r3", room({ id: "r3", messageCount: 6 })) };

  test("a room has news once something was said there while it was not shown", () => {
    const news = new News();
    news.follow(known, null);
    expect(news.has(known, "r3")).toBe(false);
    news.follow(later, null);
    expect([news.has(later, "r3"), news.has(later, "r1")]).toEqual([true, false]);
  });

  test("the room on show has none, and showing it takes them away", () => {
    const news = new News();
    news.follow(known, "r3");
    news.follow(later, "r3");
    expect(news.has(later, "r3")).toBe(false);
    news.follow(known, null);
    news.follow(later, null);
    news.follow(later, "r3");
    expect(news.has(later, "r3")).toBe(false);
  });
});
