import { expect, test } from "vitest";
import { settled } from "./fakes/clock.ts";
import { id, person } from "./fakes/records.ts";
import { Refusal } from "./fakes/server.ts";
import { newWorld, type World } from "./fakes/world.ts";

const roomId = id("kitchen");

async function withMessages(count: number): Promise<World> {
  const world = newWorld((server) => {
    server.addRoom("kitchen", "alice");
    server.join("kitchen", "bob");
    for (let number = 1; number <= count; number++) server.post("kitchen", `number ${number}`, "bob");
  });
  await world.client.start();
  await settled();
  return world;
}

/** Has something happen between the reading of an answer and its arrival. */
function meanwhile(world: World, method: string, happens: () => void): void {
  let once = happens;
  world.api.after = (called) => {
    if (called !== method) return;
    once();
    once = () => undefined;
  };
}

test("a room opens with its newest page and its members", async () => {
  const world = await withMessages(120);
  const opening = world.client.openRoom(roomId);
  expect(world.timeline("kitchen").loading).toBe(true);
  await opening;
  expect(world.timeline("kitchen")).toMatchObject({ loading: false, error: null, atStart: false });
  expect(world.said("kitchen")).toHaveLength(50);
  expect(world.said("kitchen").at(-1)).toBe("number 120");
  expect(world.client.state.members.get(roomId)?.map(({ userId }) => userId)).toEqual([
    id("alice"),
    id("bob"),
  ]);
});

test("older pages come before, down to the start", async () => {
  const world = await withMessages(120);
  await world.client.openRoom(roomId);
  await world.client.loadOlder(roomId);
  expect(world.said("kitchen")).toHaveLength(100);
  await Promise.all([world.client.loadOlder(roomId), world.client.loadOlder(roomId)]);
  expect(world.timeline("kitchen").atStart).toBe(true);
  expect(world.said("kitchen")).toEqual(Array.from({ length: 120 }, (_, place) => `number ${place + 1}`));

  const before = world.api.requests.length;
  await world.client.loadOlder(roomId);
  expect(world.api.requests).toHaveLength(before);
});

test("what is said, edited, deleted and liked while a page is on its way is not lost", async () => {
  const world = await withMessages(3);
  meanwhile(world, "message.list", () => {
    world.server.post("kitchen", "new", "bob");
    world.server.edit(id("number 1"), "changed");
    world.server.delete(id("number 2"));
    world.server.react(id("number 3"), "bob", "👍");
  });
  await world.client.openRoom(roomId);
  expect(world.timeline("kitchen").messages).toEqual([...world.server.messages.values()]);
  expect(world.said("kitchen")).toEqual(["changed", "", "number 3", "new"]);
});

test("so it is for an older page", async () => {
  const world = await withMessages(60);
  await world.client.openRoom(roomId);
  meanwhile(world, "message.list", () => {
    world.server.edit(id("number 1"), "changed");
    world.server.post("kitchen", "new", "bob");
  });
  await world.client.loadOlder(roomId);
  expect(world.timeline("kitchen").messages).toEqual([...world.server.messages.values()]);
  expect(world.said("kitchen")[0]).toBe("changed");
});

test("members who come and go while the list is on its way are not mistaken", async () => {
  const world = await withMessages(1);
  meanwhile(world, "member.list", () => {
    world.server.join("kitchen", "carol");
    world.server.leave("kitchen", "bob");
  });
  await world.client.openRoom(roomId);
  expect(world.client.state.members.get(roomId)?.map(({ userId }) => userId)).toEqual([
    id("alice"),
    id("carol"),
  ]);
  expect(world.client.state.rooms.get(roomId)?.members).toBe(2);
  expect(world.client.state.users.get(id("carol"))).toEqual(person("carol"));
});

test("a page that is newer than the events held is not spoilt by those that follow", async () => {
  const world = await withMessages(1);
  const held: (() => void)[] = [];
  const push = world.transport.push.bind(world.transport);
  world.transport.push = (...event) => held.push(() => push(...event));
  world.server.edit(id("number 1"), "second");
  world.server.edit(id("number 1"), "third");
  world.server.post("kitchen", "new", "bob");
  await world.client.openRoom(roomId);
  expect(world.said("kitchen")).toEqual(["third", "new"]);
  for (const deliver of held) deliver();
  expect(world.said("kitchen")).toEqual(["third", "new"]);
  expect(world.client.state.positions.get(`room:${roomId}`)).toMatchObject(
    world.server.top(`room:${roomId}`),
  );
});

test("a failure shows in the timeline, and opening again mends it", async () => {
  const world = await withMessages(1);
  world.api.before = (method) => {
    if (method === "message.list") throw new Refusal(503, "overloaded", "The server is busy.");
  };
  await world.client.openRoom(roomId);
  expect(world.timeline("kitchen")).toMatchObject({ loading: false, error: { code: "overloaded" } });
  world.api.before = () => undefined;
  await world.client.openRoom(roomId);
  expect(world.timeline("kitchen")).toMatchObject({ loading: false, error: null });
  expect(world.said("kitchen")).toEqual(["number 1"]);
});

test("an open room that could not be loaded is loaded with the next connection", async () => {
  const world = await withMessages(1);
  world.api.down = true;
  world.transport.cut();
  await world.client.openRoom(roomId);
  expect(world.timeline("kitchen").error?.code).toBe("unreachable");
  world.api.down = false;
  world.transport.connect();
  await settled();
  expect(world.said("kitchen")).toEqual(["number 1"]);
});

test("a loaded room opens again without asking", async () => {
  const world = await withMessages(1);
  await world.client.openRoom(roomId);
  world.client.closeRoom(roomId);
  const before = world.api.requests.length;
  await world.client.openRoom(roomId);
  expect(world.api.requests).toHaveLength(before);
  expect(world.said("kitchen")).toEqual(["number 1"]);
});

test("a long timeline is let go of when its room is closed, a short one goes on", async () => {
  const world = await withMessages(260);
  await world.client.openRoom(roomId);
  world.client.closeRoom(roomId);
  expect(world.client.state.timelines.has(roomId)).toBe(true);
  world.server.post("kitchen", "new", "bob");
  expect(world.said("kitchen").at(-1)).toBe("new");

  await world.client.openRoom(roomId);
  for (let page = 0; page < 4; page++) await world.client.loadOlder(roomId);
  world.client.closeRoom(roomId);
  expect(world.client.state.timelines.has(roomId)).toBe(false);
  await world.client.openRoom(roomId);
  expect(world.said("kitchen").at(-1)).toBe("new");
});

test("with a thousand events during one load the page is asked for anew", async () => {
  const world = await withMessages(1);
  meanwhile(world, "message.list", () => {
    for (let number = 0; number <= 1_000; number++) world.server.post("kitchen", `quick ${number}`, "bob");
  });
  await world.client.openRoom(roomId);
  expect(world.api.requests.filter((one) => one.endsWith("/messages"))).toHaveLength(2);
  expect(world.said("kitchen").at(-1)).toBe("quick 1000");
});

test("an open room's timeline grows as long as it is open", async () => {
  const world = await withMessages(260);
  await world.client.openRoom(roomId);
  for (let page = 0; page < 5; page++) await world.client.loadOlder(roomId);
  world.server.post("kitchen", "new", "bob");
  expect(world.said("kitchen")).toHaveLength(261);
});

test("a message that a page brings is no longer pending", async () => {
  const world = await withMessages(1);
  world.transport.delivers = () => false;
  world.api.after = (method) => (method === "message.send" ? new Promise<void>(() => undefined) : undefined);
  world.client.messages.send(roomId, "mine");
  await settled();
  expect(world.said("kitchen")).toEqual(["[mine]"]);
  await world.client.openRoom(roomId);
  expect(world.said("kitchen")).toEqual(["number 1", "mine"]);
});
