import { expect, test } from "vitest";
import type { Event } from "../src/events.ts";
import { heldFrom, unreadIn } from "../src/readMarkers.ts";
import { apply } from "../src/reduce.ts";
import { complete } from "../src/threads.ts";
import { EMPTY_STATE, EMPTY_TIMELINE, type State } from "../src/state.ts";
import { account, event, id, member, message, room } from "./fakes/records.ts";

const roomId = id("kitchen");
const stream = `room:${roomId}`;
const position = { stream, epoch: "first", offset: 10, tag: "" };
const writing = { userId: id("bob"), userName: "bob", roomId, threadId: null, timestamp: "" };

const held: State = {
  ...EMPTY_STATE,
  me: account("alice"),
  rooms: new Map([[roomId, room("kitchen")]]),
  memberships: new Map([[roomId, member("kitchen", "alice")]]),
  positions: new Map([[stream, position]]),
  readMarkers: new Map([
    [roomId, heldFrom({ roomId, lastReadOffset: 10, markerVersion: 0, unread: 0, mentions: 0, position })],
  ]),
  timelines: new Map([[roomId, { ...EMPTY_TIMELINE, atStart: true }]]),
  typing: new Map([[roomId, [writing]]]),
};
const notice = message("kitchen", "joined", "bob", { offset: 11, messageType: "SYSTEM" });
const created: Event = event({ type: "message.created", message: notice });

test("a notice stands in the timeline and counts nowhere", () => {
  const after = apply(held, stream, 11, created);
  expect(after.timelines.get(roomId)?.messages).toEqual([notice]);
  expect(unreadIn(after, roomId)).toBe(0);
  expect(after.rooms.get(roomId)).toEqual(held.rooms.get(roomId));
  expect(after.typing).toBe(held.typing);
  const said = event({ type: "message.created", message: { ...notice, messageType: "TEXT" } });
  const heard = apply(held, stream, 11, said);
  expect([unreadIn(heard, roomId), heard.rooms.get(roomId)?.messageCount, heard.typing.size]).toEqual([1, 1, 0]);
});

test("its deletion takes nothing from the count", () => {
  const gone = { ...notice, content: "", notice: null, deletedAt: notice.createdAt };
  const after = apply(apply(held, stream, 11, created), stream, 12, event({ type: "message.deleted", message: gone }));
  expect(after.rooms.get(roomId)?.messageCount).toBe(held.rooms.get(roomId)?.messageCount);
});

test("a message from before there were notices has none", () => {
  const { notice: _, ...old } = message("kitchen", "old", "bob");
  expect(complete(old as typeof notice).notice).toBeNull();
});
