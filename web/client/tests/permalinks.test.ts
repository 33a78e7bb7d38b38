import { expect, test } from "vitest";
import { settled } from "./fakes/clock.ts";
import { id } from "./fakes/records.ts";
import { newWorld, type World } from "./fakes/world.ts";

const roomId = id("kitchen");

/** A room with `count` messages, opened around one of them by number. */
async function openedAt(count: number, number: number): Promise<World> {
  const world = newWorld((server) => {
    server.addRoom("kitchen", "alice");
    server.join("kitchen", "bob");
    for (let each = 1; each <= count; each++) server.post("kitchen", `n${each}`, "bob");
  });
  await world.client.start();
  await settled();
  await world.client.openRoom(roomId, id(`n${number}`));
  return world;
}

function numbers(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, place) => `n${from + place}`);
}

test("a room opens around a message and goes on both ways", async () => {
  const world = await openedAt(200, 100);
  expect(world.said("kitchen")).toEqual(numbers(75, 124));
  await world.client.loadNewer(roomId);
  await world.client.loadOlder(roomId);
  expect(world.said("kitchen")).toEqual(numbers(25, 174));
  await world.client.loadNewer(roomId);
  await world.client.loadOlder(roomId);
  expect(world.said("kitchen")).toEqual(numbers(1, 200));
  expect(world.timeline("kitchen")).toMatchObject({ atStart: true, newer: null });
});

test("what is said meanwhile leaves no hole, and comes once the end is reached", async () => {
  const world = await openedAt(100, 20);
  world.server.post("kitchen", "just now", "bob");
  expect(world.said("kitchen")).toEqual(numbers(1, 50));
  await world.client.loadNewer(roomId);
  expect(world.said("kitchen")).toEqual(numbers(1, 100));
  world.api.after = (method) => {
    world.api.after = () => undefined;
    if (method === "message.list") world.server.post("kitchen", "even later", "bob");
  };
  await world.client.loadNewer(roomId);
  expect(world.said("kitchen")).toEqual([...numbers(1, 100), "just now", "even later"]);
});

test("a message that is here needs no page", async () => {
  const world = await openedAt(200, 100);
  const asked = world.api.requests.length;
  await world.client.openRoom(roomId, id("n80"));
  expect(world.api.requests).toHaveLength(asked);
  await world.client.openRoom(roomId, id("n10"));
  expect(world.said("kitchen")).toEqual(numbers(1, 50));
});

test("what is not there is said so, and the room opens all the same", async () => {
  const world = await openedAt(10, 999);
  expect(world.timeline("kitchen").error?.code).toBe("not_found");
  await world.client.openRoom(roomId);
  expect(world.timeline("kitchen").error).toBeNull();
  expect(world.said("kitchen")).toEqual(numbers(1, 10));
});

test("who says something sees the end of the room", async () => {
  const world = await openedAt(100, 20);
  world.client.messages.send(roomId, "me too");
  await settled();
  expect(world.said("kitchen")).toEqual([...numbers(52, 100), "me too"]);
  expect(world.timeline("kitchen").newer).toBeNull();
});

test("a snapshot leaves one where one was reading; leaving the room does not", async () => {
  const world = await openedAt(200, 100);
  world.server.keeps = 0;
  world.server.post("kitchen", "lost on its way", "bob");
  world.transport.cut();
  world.server.post("kitchen", "lost as well", "bob");
  world.transport.connect();
  await settled();
  expect(world.said("kitchen")).toEqual(numbers(75, 124));
  world.client.closeRoom(roomId);
  await world.client.openRoom(roomId);
  expect(world.said("kitchen").at(-1)).toBe("lost as well");
});

test.each([
  ["the newest", null, [...numbers(152, 200), "lost on its way"]],
  ["a message", "n20", numbers(1, 50)],
] as const)("who is on the way to %s gets there, whatever is loaded anew meanwhile", async (_, target, shown) => {
  const world = await openedAt(200, 100);
  let release = (): void => undefined;
  world.api.after = (method) =>
    method === "message.list" ? new Promise((resolve) => (release = () => resolve())) : undefined;
  const going =
    target === null ? world.client.loadLatest(roomId) : world.client.openRoom(roomId, id(target));
  await settled();
  world.api.after = () => undefined;
  world.server.keeps = 0;
  world.transport.cut();
  world.server.post("kitchen", "lost on its way", "bob");
  world.transport.connect();
  await settled();
  release();
  await going;
  expect(world.said("kitchen")).toEqual(shown);
});
