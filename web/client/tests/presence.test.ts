import { expect, test } from "vitest";
import { presenceListed } from "../src/presence.ts";
import { apply } from "../src/reduce.ts";
import { EMPTY_STATE, type State } from "../src/state.ts";
import { settled } from "./fakes/clock.ts";
import { account, event, id, presence } from "./fakes/records.ts";
import { kitchen, type World } from "./fakes/world.ts";

const roomId = id("kitchen");

function status(state: State, name: string): string | undefined {
  return state.presences.get(id(name))?.status;
}

function said(world: World): unknown[] {
  return world.transport.called.filter(([method]) => method === "presence.update").map(([, what]) => what);
}

function here(world: World): string[] {
  return [...(world.client.state.visitors.get(roomId) ?? [])];
}

test("the latest presence of each person holds", () => {
  const both = event({
    type: "presence.changed",
    presences: [presence("alice", "ONLINE"), presence("bob", "ONLINE")],
  });
  const gone = event({ type: "presence.changed", presences: [presence("bob", "OFFLINE")] });
  const state = apply(apply(EMPTY_STATE, "directory", null, both), "directory", null, gone);
  expect([status(state, "alice"), status(state, "bob")]).toEqual(["ONLINE", "OFFLINE"]);
});

test("a fresh list replaces what was believed before", () => {
  const believed = event({ type: "presence.changed", presences: [presence("bob", "ONLINE")] });
  const state = presenceListed(apply(EMPTY_STATE, "directory", null, believed), [
    presence("alice", "BUSY"),
  ]);
  expect([...state.presences.keys()]).toEqual([id("alice")]);
  expect(status(state, "alice")).toBe("BUSY");
});

test("how I want to be shown is known on all my devices", () => {
  const changed = event({ type: "availability.changed", availability: "BUSY" });
  const state = apply({ ...EMPTY_STATE, me: account("alice") }, `user:${id("alice")}`, null, changed);
  expect(state.me?.availability).toBe("BUSY");
});

test("whether the device is in use is said once, when it changes", async () => {
  const world = await kitchen();
  world.transport.called.length = 0;
  world.client.presence.setIdle(false);
  world.client.presence.setIdle(true);
  world.client.presence.setIdle(true);
  world.client.presence.setIdle(false);
  await settled();
  expect(said(world)).toEqual([{ isIdle: true }, { isIdle: false }]);
});

test("a reconnect of a device that nobody uses is no sign of life", async () => {
  const world = await kitchen();
  world.client.presence.setIdle(true);
  await settled();
  world.transport.cut();
  expect(world.transport.told).toEqual([false]);
  world.transport.connect();
  await settled();
  expect(world.transport.told).toEqual([false, true]);
  world.transport.called.length = 0;
  world.client.presence.setIdle(true);
  await settled();
  expect(said(world)).toEqual([]);
});

test("what changed while there was no connection is said with the next one", async () => {
  const world = await kitchen();
  world.transport.cut();
  world.transport.called.length = 0;
  world.client.presence.setIdle(true);
  await settled();
  expect(said(world)).toEqual([]);
  world.transport.connect();
  await settled();
  expect(world.transport.told).toEqual([false, true]);
  expect(said(world)).toEqual([{ roomId }]);
});

test("the room on show is told, and who else has it open is known", async () => {
  const world = await kitchen();
  expect(said(world)).toEqual([{ roomId }]);
  world.server.visits("kitchen", "bob");
  expect(here(world)).toEqual([id("bob")]);
  world.transport.push(
    `room:${roomId}`,
    null,
    event({ type: "presence.left", roomId, userIds: [id("bob"), id("nobody")] }),
  );
  expect(here(world)).toEqual([]);
  world.client.closeRoom(roomId);
  await settled();
  expect(said(world)).toEqual([{ roomId }, { roomId: null }]);
  expect(world.client.state.visitors.has(roomId)).toBe(false);
});

test("after a connection was lost, who is in the room is asked anew", async () => {
  const world = await kitchen();
  world.server.visits("kitchen", "bob");
  world.transport.cut();
  expect(world.client.state.visitors.size).toBe(0);
  world.transport.connect();
  await settled();
  expect(here(world)).toEqual([id("bob")]);
  expect(said(world)).toEqual([{ roomId }, { roomId }]);
});

test("of somebody who is not here one asks when they were last seen", async () => {
  const world = await kitchen();
  expect(world.client.state.presences.has(id("bob"))).toBe(false);
  world.client.presence.look(id("bob"));
  await settled();
  expect(world.client.state.presences.get(id("bob"))?.lastSeen).toBe(presence("bob", "OFFLINE").lastSeen);
});

test("opening another room leaves the one before", async () => {
  const world = await kitchen();
  world.server.addRoom("hall", "alice");
  await settled();
  await world.client.openRoom(id("hall"));
  world.client.closeRoom(roomId);
  await settled();
  expect(said(world)).toEqual([{ roomId }, { roomId: id("hall") }]);
  expect([...world.client.state.visitors.keys()]).toEqual([id("hall")]);
});

test("what one says of oneself goes out with an id of its own", async () => {
  const world = await kitchen();
  const status = { text: "lunch", emoji: "", expiresAt: null };
  await world.client.presence.update({ status, availability: "BUSY" });
  const [, sent] = world.transport.called.find(([method]) => method === "user.update") ?? [];
  expect(sent).toMatchObject({ status, availability: "BUSY" });
  expect(sent).toHaveProperty("commandId");
});
