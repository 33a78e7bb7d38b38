import { expect, test } from "vitest";
import { unreadIn } from "../src/readMarkers.ts";
import { settled } from "./fakes/clock.ts";
import { id } from "./fakes/records.ts";
import { kitchen, newWorld, type World } from "./fakes/world.ts";

const roomId = id("kitchen");

function told({ transport }: World): unknown[] {
  return transport.called.filter(([method]) => method === "room.markRead").map(([, read]) => read["offset"]);
}

function unread({ client }: World, roomName = "kitchen"): number {
  return unreadIn(client.state, id(roomName));
}

test("what one sees is read at once, here and for the other devices", async () => {
  const world = await kitchen();
  const hello = world.timeline("kitchen").messages[0]?.offset;
  expect(unread(world)).toBe(1);
  world.client.reading.see(roomId);
  expect(unread(world)).toBe(0);
  await settled();
  expect(told(world)).toEqual([hello]);
  expect(world.server.reads.unread(roomId)?.unread).toBe(0);
});

test("while one goes on reading, the server is told every five seconds, and of the end at once", async () => {
  const world = await kitchen();
  const { client, server, clock } = world;
  for (let number = 0; number < 12; number++) {
    client.reading.see(roomId);
    await clock.advance(1_000);
    server.post("kitchen", `number ${number}`, "bob");
  }
  expect(told(world)).toHaveLength(3);
  client.reading.see(roomId);
  client.reading.lookAway(roomId);
  await settled();
  expect(told(world)).toHaveLength(4);
  expect(server.reads.unread(roomId)?.unread).toBe(0);
  await clock.advance(20_000);
  expect(told(world)).toHaveLength(4);
});

test("one's own messages move nothing", async () => {
  const world = await kitchen();
  world.client.reading.see(roomId);
  await world.clock.advance(10_000);
  world.server.post("kitchen", "mine", "alice");
  world.client.reading.see(roomId);
  await world.clock.advance(10_000);
  expect(told(world)).toHaveLength(1);
});

test("closing a room says how far one has read it", async () => {
  const world = await kitchen();
  world.client.reading.see(roomId);
  world.server.post("kitchen", "more", "bob");
  world.client.reading.see(roomId);
  await settled();
  expect(told(world)).toHaveLength(1);
  world.client.closeRoom(roomId);
  await settled();
  expect(told(world)).toHaveLength(2);
});

test("unread from here stays unread until one comes back to the room", async () => {
  const world = await kitchen();
  const { client, server } = world;
  client.reading.see(roomId);
  await settled();
  await client.reading.markUnread(server.message(id("hello")));
  expect(unread(world)).toBe(1);
  server.post("kitchen", "more", "bob");
  client.reading.see(roomId);
  expect(unread(world)).toBe(2);
  client.reading.lookAway(roomId);
  client.reading.see(roomId);
  expect(unread(world)).toBe(0);
  await world.clock.advance(5_000);
  expect(server.reads.unread(roomId)?.unread).toBe(0);
});

test("the same on another device holds here, too, even against a word on its way", async () => {
  const world = await kitchen();
  const { client, server, transport } = world;
  transport.cut();
  client.reading.see(roomId);
  server.reads.unreadFrom(roomId, 1);
  transport.connect();
  await settled();
  expect(server.reads.unread(roomId)).toMatchObject({ lastReadOffset: 0, markerVersion: 1, unread: 1 });
  expect(unread(world)).toBe(1);
  client.reading.see(roomId);
  await world.clock.advance(10_000);
  expect(unread(world)).toBe(1);
});

test("what is read without a connection is told when there is one", async () => {
  const world = await kitchen();
  const { client, server, transport, api } = world;
  api.down = true;
  transport.cut();
  client.reading.see(roomId);
  await settled();
  expect(unread(world)).toBe(0);
  expect(server.reads.unread(roomId)?.unread).toBe(1);
  api.down = false;
  transport.connect();
  await settled();
  expect(server.reads.unread(roomId)?.unread).toBe(0);
});

test("reading on another device is read here", async () => {
  const world = await kitchen();
  const { server } = world;
  const second = server.post("kitchen", "second", "bob");
  server.post("kitchen", "third", "bob");
  expect(unread(world)).toBe(3);
  server.reads.read(roomId, second.offset);
  expect(unread(world)).toBe(1);
});

test("where events do not tell what is unread, the server is asked", async () => {
  const world = newWorld((server) => {
    server.addRoom("kitchen", "alice");
    for (let number = 0; number < 9; number++) server.post("kitchen", `number ${number}`, "bob");
  });
  await world.client.start();
  await settled();
  expect(unread(world)).toBe(9);
  world.server.reads.read(roomId, world.server.message(id("number 3")).offset);
  await settled();
  expect(unread(world)).toBe(5);
  expect(world.transport.called.filter(([method]) => method === "room.get")).toHaveLength(1);
});

test("everything is read at once, but not what had not arrived; and back again", async () => {
  const world = await kitchen();
  const { client, server, transport } = world;
  server.addRoom("hall", "alice");
  server.post("hall", "in the hall", "bob");
  transport.delivers = (stream) => !stream.startsWith("room:");
  server.post("kitchen", "on its way", "bob");
  const moved = await client.reading.markAllRead();
  expect(moved.map((one) => one.roomId).sort()).toEqual([id("hall"), roomId].sort());
  expect([unread(world), unread(world, "hall")]).toEqual([0, 0]);
  expect(server.reads.unread(roomId)?.unread).toBe(1);
  transport.delivers = () => true;
  server.post("kitchen", "meanwhile", "bob");
  await settled();
  expect(unread(world)).toBe(2);
  await client.reading.undoMarkAllRead(moved);
  await settled();
  expect([unread(world), unread(world, "hall")]).toEqual([3, 1]);
  expect(await (await kitchenRead()).client.reading.markAllRead()).toEqual([]);
});

async function kitchenRead(): Promise<World> {
  const world = await kitchen();
  world.client.reading.see(roomId);
  await settled();
  return world;
}
