import type { HeldMarker, Timeline } from "@collabd/client";
import { describe, expect, test } from "vitest";
import { buildRows } from "../src/messages/rows.ts";
import { firstUnread, reachesBackTo, UnreadLine } from "../src/messages/unreadline.svelte.ts";
import { at, message } from "./fixtures.ts";

function held(lastReadOffset: number, markerVersion = 0): HeldMarker {
  const counts = { counted: 0, countedMentions: 0, since: [], mentionsSince: [] };
  return { lastReadOffset, markerVersion, countedTo: 9, ...counts, isStale: false, changedAt: 0 };
}

function loaded(change: Partial<Timeline>): Timeline {
  return { messages: [], pending: [], atStart: false, loading: false, error: null, older: "4", newer: null, ...change };
}

describe("where unread begins", () => {
  test("the line is drawn as one comes, and stays though all is read then", () => {
    const line = new UnreadLine();
    line.follow(held(4), 3, true);
    expect(line.after).toBe(4);
    line.follow(held(9), 0, true);
    expect(line.after).toBe(4);
  });

  test("nothing unread, no line, until something comes that one does not see", () => {
    const line = new UnreadLine();
    line.follow(held(4), 0, true);
    line.follow(held(4), 1, true);
    expect(line.after).toBeNull();
    line.follow(held(6), 1, false);
    expect(line.after).toBe(6);
  });

  test("the line moves to where one says that unread begins, and is pointed out again", () => {
    const line = new UnreadLine();
    line.follow(held(4), 3, true);
    line.wasSeen = true;
    line.follow(held(2, 1), 5, true);
    expect([line.after, line.wasSeen]).toEqual([2, false]);
  });

  test("what comes while nobody looks is new", () => {
    const line = new UnreadLine();
    line.follow(held(4), 3, true);
    line.clear();
    line.follow(held(9), 0, false);
    expect(line.after).toBeNull();
    line.follow(held(9), 1, false);
    expect(line.after).toBe(9);
  });

  test("it is above the first message of someone else that still stands", () => {
    const rows = buildRows(
      [
        message("a", "bob", at(9), { offset: 1 }),
        message("b", "alice", at(9), { offset: 2 }),
        message("c", "bob", at(9), { offset: 3, content: "", deletedAt: at(9) }),
        message("reply", "bob", at(9), { offset: 4, threadId: "a" }),
        message("d", "bob", at(9), { offset: 5 }),
      ],
      [],
      "alice",
    );
    expect(firstUnread(rows, 1, "alice")).toBe("d");
    expect(firstUnread(rows, 0, "alice")).toBe("a");
    expect(firstUnread(rows, 5, "alice")).toBeNull();
  });

  test("it is known only once all that lies between is loaded", () => {
    const messages = [message("d", "bob", at(9), { offset: 4 })];
    expect([2, 3, 4].map((offset) => reachesBackTo(loaded({ messages }), offset))).toEqual([false, true, true]);
    expect(reachesBackTo(loaded({ messages, atStart: true }), 0)).toBe(true);

    const line = new UnreadLine();
    line.follow(held(2), 1, true);
    expect(line.rowIn([], loaded({ messages }), "alice")).toBeUndefined();
    const rows = buildRows(messages, [], "alice");
    expect(line.rowIn(rows, loaded({ messages, atStart: true }), "alice")).toBe("d");
  });
});
