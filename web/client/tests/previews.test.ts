import { expect, test } from "vitest";
import { settled } from "./fakes/clock.ts";
import { id } from "./fakes/records.ts";
import { newWorld, type World } from "./fakes/world.ts";

const roomId = id("garden");
const stream = `room:${roomId}`;

/** alice is signed in; bob has a public room in which he has said "hello". */
async function garden(): Promise<World> {
  const world = newWorld((server) => {
    server.addRoom("garden", "bob");
    server.post("garden", "hello", "bob");
  });
  await world.client.start();
  await settled();
  return world;
}

test("a public room can be looked at without being a member, and goes on while it is open", async () => {
  const world = await garden();
  await world.client.openRoom(roomId);
  world.server.post("garden", "more", "bob");
  expect(world.said("garden")).toEqual(["hello", "more"]);
  expect(world.client.state.memberships.size).toBe(0);
});

test("a room that was looked at is forgotten when it is closed", async () => {
  const world = await garden();
  await world.client.openRoom(roomId);
  world.client.closeRoom(roomId);
  expect(world.transport.watched.size).toBe(0);
  expect(world.client.state.timelines.has(roomId)).toBe(false);
  expect(world.client.state.positions.has(stream)).toBe(false);
  expect(world.client.state.rooms.has(roomId)).toBe(true);
});

test("what was missed of it during a break is fetched", async () => {
  const world = await garden();
  await world.client.openRoom(roomId);
  world.transport.cut();
  world.server.post("garden", "missed", "bob");
  world.transport.connect();
  await settled();
  expect(world.said("garden")).toEqual(["hello", "missed"]);
});

test("after too long a break it is loaded anew, without a snapshot", async () => {
  const world = await garden();
  await world.client.openRoom(roomId);
  world.transport.cut();
  world.server.keeps = 0;
  world.server.post("garden", "missed", "bob");
  world.transport.connect();
  await settled();
  expect(world.said("garden")).toEqual(["hello", "missed"]);
  expect(world.api.requests.filter((one) => one === "GET /sync/snapshot")).toHaveLength(1);
});

test("it is loaded although there is no connection, and made whole with the next one", async () => {
  const world = await garden();
  world.transport.cut();
  await world.client.openRoom(roomId);
  expect(world.said("garden")).toEqual(["hello"]);
  world.server.post("garden", "missed", "bob");
  world.transport.connect();
  await settled();
  expect(world.said("garden")).toEqual(["hello", "missed"]);
});

test("joining goes on from the preview without a gap", async () => {
  const world = await garden();
  await world.client.openRoom(roomId);
  await world.client.rooms.join(roomId);
  await settled();
  expect(world.transport.watched.size).toBe(0);
  world.server.post("garden", "welcome", "bob");
  expect(world.said("garden")).toEqual(["hello", "welcome"]);
  expect(world.client.state.memberships.has(roomId)).toBe(true);
  expect(world.client.state.members.get(roomId)).toHaveLength(2);
});

test("joining on another device turns the preview into a member's view", async () => {
  const world = await garden();
  await world.client.openRoom(roomId);
  world.server.join("garden", "alice");
  await settled();
  expect(world.transport.watched.size).toBe(0);
  world.server.post("garden", "welcome", "bob");
  expect(world.said("garden")).toEqual(["hello", "welcome"]);
  expect(world.client.state.connection).toBe("live");
});

test("a stream that ends although one is still a member is taken up again by a new connection", async () => {
  const world = await garden();
  await world.client.rooms.join(roomId);
  await world.client.openRoom(roomId);
  world.transport.unsubscribe(stream);
  expect(world.client.state.positions.has(stream)).toBe(false);
  await world.clock.advance(1_000);
  world.server.post("garden", "again", "bob");
  expect(world.said("garden")).toEqual(["hello", "again"]);
});

test("who is taken out of a public room that is on show goes on as a guest, until it is closed", async () => {
  const world = await garden();
  await world.client.rooms.join(roomId);
  await world.client.openRoom(roomId);
  world.server.leave("garden", "alice");
  await settled();
  expect(world.client.state.memberships.has(roomId)).toBe(false);
  world.server.post("garden", "still here?", "bob");
  expect(world.said("garden")).toEqual(["hello", "still here?"]);
  world.client.closeRoom(roomId);
  expect(world.client.state.timelines.has(roomId)).toBe(false);
});

test("a room that is deleted while one looks at it is gone, with what was on its way", async () => {
  const world = await garden();
  await world.client.openRoom(roomId);
  world.server.deleteRoom("garden");
  await settled();
  expect(world.client.state.rooms.has(roomId)).toBe(false);
  expect(world.client.state.timelines.has(roomId)).toBe(false);

  world.server.addRoom("garden", "bob");
  let release = (): void => undefined;
  world.api.after = () => new Promise<void>((resolve) => (release = resolve));
  void world.client.openRoom(roomId);
  await settled();
  expect(world.client.state.timelines.get(roomId)?.loading).toBe(true);
  world.server.deleteRoom("garden");
  release();
  await settled();
  expect(world.client.state.timelines.has(roomId)).toBe(false);
});
