import { expect, test } from "vitest";
import { apply } from "../src/reduce.ts";
import { EMPTY_STATE, EMPTY_TIMELINE, type State } from "../src/state.ts";
import { settled } from "./fakes/clock.ts";
import { account, event, id, member, NOON, person, room } from "./fakes/records.ts";
import { kitchen } from "./fakes/world.ts";

const roomId = id("kitchen");
const stream = `room:${roomId}`;

function inside(changes: Parameters<typeof room>[1] = {}): State {
  return {
    ...EMPTY_STATE,
    me: account("alice"),
    rooms: new Map([[roomId, room("kitchen", changes)]]),
    memberships: new Map([[roomId, member("kitchen", "alice")]]),
    timelines: new Map([[roomId, { ...EMPTY_TIMELINE, atStart: true }]]),
    members: new Map([[roomId, [member("kitchen", "alice")]]]),
    positions: new Map([[stream, { stream, epoch: "first", offset: 1, tag: "" }]]),
  };
}

test("a public room is listed and unlisted", () => {
  const listed = apply(EMPTY_STATE, "directory", null, event({ type: "room.listed", room: room("kitchen") }));
  expect(listed.rooms.get(roomId)?.name).toBe("kitchen");
  const unlisted = apply(listed, "directory", null, event({ type: "room.unlisted", roomId }));
  expect(unlisted.rooms.size).toBe(0);
});

test("a member keeps a room that is no longer listed, as a private one", () => {
  const state = apply(inside(), "directory", null, event({ type: "room.unlisted", roomId }));
  expect(state.rooms.get(roomId)?.isPrivate).toBe(true);
  const left = apply(state, "user", null, event({ type: "membership.removed", roomId }));
  expect(left.rooms.size).toBe(0);
});

const LATER = "2026-11-22T13:00:00.000Z";

test("a change of the room is taken from whichever stream brings it first", () => {
  const now = room("kitchen", { name: "galley", updatedAt: LATER, members: 1 });
  const before = room("kitchen", { name: "old galley", updatedAt: NOON });
  const listed = event({ type: "room.listed", room: now });
  const updated = event({ type: "room.updated", room: now });
  for (const first of [listed, updated]) {
    const state = apply(inside({ members: 5 }), stream, null, first);
    expect(state.rooms.get(roomId)).toMatchObject({ name: "galley", members: first === listed ? 5 : 1 });
    const late = apply(state, stream, null, event({ type: "room.updated", room: before }));
    expect(late.rooms.get(roomId)?.name).toBe("galley");
  }
  const stranger = apply({ ...inside(), memberships: new Map() }, "directory", null, listed);
  expect(stranger.rooms.get(roomId)).toEqual(now);
});

test("a room is changed through the client", async () => {
  const { client, server } = await kitchen();
  await client.rooms.update(roomId, { name: "galley" });
  await settled();
  expect(client.state.rooms.get(roomId)?.name).toBe("galley");
  expect(server.rooms.get(roomId)?.name).toBe("galley");
});

test("becoming a member brings the room and the membership", () => {
  const made = room("kitchen", { kind: "private", isPrivate: true });
  const entered = event({
    type: "membership.added",
    room: made,
    member: member("kitchen", "alice"),
    marker: { roomId, lastReadOffset: 4, markerVersion: 0 },
  });
  const state = apply({ ...EMPTY_STATE, me: account("alice") }, "user", null, entered);
  expect(state.rooms.get(roomId)).toEqual(made);
  expect(state.memberships.get(roomId)?.role).toBe("member");
});

test("the record that comes with a membership does not undo a count that is listed", () => {
  const state = {
    ...inside(),
    members: new Map([[roomId, [member("kitchen", "alice"), member("kitchen", "bob")]]]),
  };
  const entered = event({
    type: "membership.added",
    room: room("kitchen"),
    member: member("kitchen", "alice"),
    marker: null,
  });
  expect(apply(state, "user", null, entered).rooms.get(roomId)?.members).toBe(2);
});

test("leaving a public room keeps its name and nothing from inside", () => {
  const state = apply(inside(), "user", null, event({ type: "membership.removed", roomId }));
  expect(state.rooms.has(roomId)).toBe(true);
  for (const held of [state.memberships, state.timelines, state.members]) expect(held.size).toBe(0);
  expect(state.positions.has(stream)).toBe(false);
});

test("leaving a private room leaves nothing", () => {
  const state = apply(
    inside({ isPrivate: true }),
    "user",
    null,
    event({ type: "membership.removed", roomId }),
  );
  expect(state.rooms.size).toBe(0);
});

test("a deleted room is gone with everything in it", () => {
  const state = apply(inside(), stream, 2, event({ type: "room.deleted", roomId }));
  for (const held of [state.rooms, state.memberships, state.timelines, state.members, state.positions]) {
    expect(held.size).toBe(0);
  }
});

test("the count of members is the one that the event names", () => {
  const joined = { member: member("kitchen", "bob"), user: person("bob"), members: 7 };
  const grown = apply(inside(), stream, 2, event({ type: "member.added", ...joined }));
  expect(grown.rooms.get(roomId)?.members).toBe(7);
  const left = event({ type: "member.removed", roomId, userId: id("bob"), members: 6 });
  expect(apply(grown, stream, 3, left).rooms.get(roomId)?.members).toBe(6);
});
