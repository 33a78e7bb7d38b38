import { describe, expect, test } from "vitest";
import { matchingRooms, sectionsOf } from "../src/rooms/lists.ts";
import { untilAfter } from "../src/moderation/until.ts";
import { mutedUntil } from "../src/rooms/muting.ts";
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
    expect(sectionsOf(known).rooms.map(({ name }) => name)).toEqual(["anchorage", "pier 10"]);
    expect(sectionsOf(known).favourites).toEqual([]);
  });

  test("a favourite stands in a section of its own", () => {
    const wanted = { roomId: "r1", notify: "mentions", mutedUntil: null, favourite: true } as const;
    const sections = sectionsOf({ ...known, roomPreferences: new Map([["r1", wanted]]) });
    expect(sections.favourites.map(({ name }) => name)).toEqual(["pier 10"]);
    expect(sections.rooms.map(({ name }) => name)).toEqual(["anchorage"]);
  });

  test("a direct room is called by the others in it, an archived one is out of the way", () => {
    const pair = room({ id: "d1", kind: "direct", isPrivate: true, name: "", people: ["alice", "ben"] });
    const group = room({ ...pair, id: "d2", people: ["alice", "anna", "ben"] });
    const old = room({ id: "r9", name: "old pier", archivedAt: "2026-11-22T09:00:00.000Z" });
    const all = [pair, group, old];
    const sections = sectionsOf({
      ...state("alice", ["alice", "anna", "ben"]),
      rooms: new Map(all.map((each) => [each.id, each])),
      memberships: new Map(all.map(({ id }) => [id, member("alice")])),
    });
    expect(sections.direct.map(({ name }) => name)).toEqual(["Anna, Ben", "Ben"]);
    expect(sections.archived.map(({ name }) => name)).toEqual(["old pier"]);
    expect(sections.rooms).toEqual([]);
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
    const counts = { counted: 0, countedMentions: 0, since: [], mentionsSince: [] };
    const held = { lastReadOffset: 4, markerVersion: 0, countedTo: 4, ...counts, isStale: false, changedAt: 0 };
    const readMarkers = new Map([
      ["r1", held],
      ["r2", { ...held, counted: 3 }],
      ["r3", { ...held, since: [7] }],
    ]);
    expect(unreadRooms({ ...known, readMarkers })).toBe(2);
    expect(unreadRooms(known)).toBe(0);
  });
});

describe("keeping people out", () => {
  test("until a time, or for good", () => {
    const now = new Date("2026-11-22T12:00:00.000Z");
    expect(untilAfter("day", now)).toBe("2026-11-23T12:00:00.000Z");
    expect(untilAfter("forever", now)).toBeNull();
  });
});

describe("muting", () => {
  const now = new Date(2026, 10, 22, 15, 30);

  test("until the next morning is the reader's morning", () => {
    expect(new Date(mutedUntil("tomorrow", now))).toEqual(new Date(2026, 10, 23, 8));
  });

  test("an hour, a week, and for good", () => {
    expect(new Date(mutedUntil("hour", now))).toEqual(new Date(2026, 10, 22, 16, 30));
    expect(new Date(mutedUntil("week", now)).getTime() - now.getTime()).toBe(7 * 24 * 3_600_000);
    expect(mutedUntil("forever", now).slice(0, 4)).toBe("9999");
  });
});
