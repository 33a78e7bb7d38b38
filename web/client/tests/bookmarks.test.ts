import { expect, test } from "vitest";
import { apply } from "../src/reduce.ts";
import type { Bookmark } from "../src/schema.d.ts";
import { EMPTY_STATE, type State } from "../src/state.ts";
import { settled } from "./fakes/clock.ts";
import { event, id, NOON } from "./fakes/records.ts";
import { kitchen } from "./fakes/world.ts";

function bookmark(name: string, roomName = "kitchen"): Bookmark {
  return { messageId: id(name), roomId: id(roomName), createdAt: NOON };
}

const added = (of: Bookmark) => event({ type: "bookmark.added", bookmark: of });
const removed = (of: Bookmark) => event({ type: "bookmark.removed", bookmark: of });

function run(...events: ReturnType<typeof event>[]): State {
  return events.reduce((held, one) => apply(held, "user", null, one), EMPTY_STATE);
}

test("bookmarks are a set of messages", () => {
  const state = run(added(bookmark("a")), added(bookmark("b")), added(bookmark("a")), removed(bookmark("b")));
  expect([...state.bookmarks.values()]).toEqual([bookmark("a")]);
});

test("those of a room go with the membership, and with the room", () => {
  const both = [added(bookmark("a")), added(bookmark("b", "attic"))];
  for (const type of ["membership.removed", "room.deleted"] as const) {
    const state = run(...both, event({ type, roomId: id("kitchen") }));
    expect([...state.bookmarks.keys()]).toEqual([id("b")]);
  }
});

test("they are added, read and removed through the client, and are there from the start", async () => {
  const { client, server, timeline } = await kitchen();
  const [first] = timeline("kitchen").messages;
  if (first === undefined) throw new Error("bob has said nothing");
  await client.bookmarks.add(first);
  await settled();
  expect([...client.state.bookmarks.keys()]).toEqual([first.id]);
  const page = await client.bookmarks.read();
  expect(page.items.map(({ message }) => message.content)).toEqual(["hello"]);
  await client.start();
  expect([...client.state.bookmarks.keys()]).toEqual([first.id]);
  await client.bookmarks.remove(first);
  await settled();
  expect([...client.state.bookmarks.keys()]).toEqual([]);
  expect(server.bookmarks.size).toBe(0);
});
