import { expect, test } from "vitest";
import type { Event } from "../src/events.ts";
import { settled } from "./fakes/clock.ts";
import { event, id } from "./fakes/records.ts";
import { Refusal } from "./fakes/server.ts";
import { kitchen, type World } from "./fakes/world.ts";

const roomId = id("kitchen");
const stream = `room:${roomId}`;

function asked(world: World, request: string): number {
  return world.api.requests.filter((one) => one === request).length;
}

/** Whether the client's state is what a fresh snapshot and fresh pages would make it. */
function isCurrent({ client, server }: World): void {
  expect(client.state.rooms).toEqual(new Map(server.rooms));
  const messages = [...server.messages.values()].filter((one) => one.roomId === roomId);
  expect(client.state.timelines.get(roomId)?.messages).toEqual(messages);
  expect(client.state.positions.get(stream)).toMatchObject(server.top(stream));
}

test("what comes twice is applied once", async () => {
  const world = await kitchen();
  world.server.post("kitchen", "once", "bob");
  const log = world.server.logs.get(stream) as Event[];
  world.transport.push(stream, log.length, log.at(-1) as Event);
  world.transport.push(stream, log.length - 1, log.at(-2) as Event);
  isCurrent(world);
  expect(world.said("kitchen")).toEqual(["hello", "once"]);
});

test("what was lost on the way is fetched, and what came after it waits its turn", async () => {
  const world = await kitchen();
  let lost = 2;
  world.server.pageOfEvents = 10;
  world.transport.delivers = () => lost-- <= 0;
  for (const name of ["one", "two", "three", "four"]) world.server.post("kitchen", name, "bob");
  expect(world.said("kitchen")).toEqual(["hello"]);
  await settled();
  expect(world.said("kitchen")).toEqual(["hello", "one", "two", "three", "four"]);
  expect(asked(world, "POST /sync")).toBe(1);
  isCurrent(world);
});

test("several pages of missed events are fetched one after the other", async () => {
  const world = await kitchen();
  world.server.pageOfEvents = 2;
  world.transport.delivers = (_, offset) => offset === 9;
  for (let number = 1; number <= 6; number++) world.server.post("kitchen", `number ${number}`, "bob");
  await settled();
  expect(asked(world, "POST /sync")).toBe(3);
  isCurrent(world);
});

test("a connection goes on where the last one ended", async () => {
  const world = await kitchen();
  world.transport.cut();
  expect(world.client.state.connection).toBe("reconnecting");
  world.server.post("kitchen", "missed", "bob");
  world.transport.connect();
  await settled();
  expect(world.client.state.connection).toBe("live");
  expect(world.said("kitchen")).toEqual(["hello", "missed"]);
  expect(asked(world, "POST /sync") + asked(world, "GET /sync/snapshot")).toBe(1);
  isCurrent(world);
});

test("a stream that the connection does not recover is fetched, page by page", async () => {
  const world = await kitchen();
  world.transport.cut();
  for (let number = 1; number <= 7; number++) world.server.post("kitchen", `missed ${number}`, "bob");
  const after = world.server.after.bind(world.server);
  world.server.after = () => ({ recovery: "lost", missed: [] });
  world.transport.connect();
  world.server.after = after;
  expect(world.client.state.connection).toBe("reconnecting");
  await settled();
  expect(world.client.state.connection).toBe("live");
  expect([asked(world, "POST /sync"), asked(world, "GET /sync/snapshot")]).toEqual([3, 1]);
  isCurrent(world);
});

test("a client too far behind takes a snapshot and loads what is open anew", async () => {
  const world = await kitchen();
  world.transport.cut();
  for (let number = 1; number <= 5; number++) world.server.post("kitchen", `number ${number}`, "bob");
  world.server.keeps = 3;
  world.transport.connect();
  await settled();
  expect(asked(world, "GET /sync/snapshot")).toBe(2);
  expect(world.client.state.connection).toBe("live");
  isCurrent(world);
});

test("a server restored from a backup is believed, though the client has seen more", async () => {
  const world = await kitchen();
  const backup = {
    rooms: [...world.server.rooms],
    messages: [...world.server.messages],
    logs: [...world.server.logs],
  };
  const logs = structuredClone(backup.logs);
  world.server.post("kitchen", "after the backup", "bob");
  expect(world.said("kitchen")).toEqual(["hello", "after the backup"]);

  world.transport.cut();
  for (const map of [world.server.rooms, world.server.messages, world.server.logs]) map.clear();
  for (const [key, one] of backup.rooms) world.server.rooms.set(key, one);
  for (const [key, one] of backup.messages) world.server.messages.set(key, one);
  for (const [key, one] of logs) world.server.logs.set(key, one);
  world.server.epoch = "second";
  world.transport.connect();
  await settled();
  expect(world.said("kitchen")).toEqual(["hello"]);
  isCurrent(world);
});

test("a copied database of the same epoch is found out by the tag", async () => {
  const world = await kitchen();
  world.server.post("kitchen", "here", "bob");
  world.transport.cut();
  const log = world.server.logs.get(stream) as Event[];
  const last = log.at(-1) as Event & { type: "message.created" };
  const other = { ...last.message, content: "there" };
  log[log.length - 1] = { ...last, message: other, tag: "ffffffff" };
  world.server.messages.set(other.id, other);
  world.transport.connect();
  await settled();
  expect(world.said("kitchen")).toEqual(["hello", "there"]);
  isCurrent(world);
});

test("a fetch that fails is repeated after a pause", async () => {
  const world = await kitchen();
  let lost = 1;
  world.transport.delivers = () => lost-- <= 0;
  world.api.down = true;
  world.server.post("kitchen", "one", "bob");
  world.server.post("kitchen", "two", "bob");
  await settled();
  expect(world.said("kitchen")).toEqual(["hello"]);
  expect(world.reports).toHaveLength(1);

  world.api.down = false;
  await world.clock.advance(2_000);
  isCurrent(world);
});

test("an event that cannot be digested is reported, and the state taken from a snapshot", async () => {
  const world = await kitchen();
  world.server.append(stream, {
    type: "message.created",
    at: "",
    actorId: null,
    commandId: null,
    tag: "",
  } as never);
  world.server.post("kitchen", "after", "bob");
  await settled();
  expect(world.reports).toHaveLength(1);
  expect(world.said("kitchen")).toEqual(["hello", "after"]);
  isCurrent(world);
});

test("events that come while a snapshot is read are not lost, whether it knows of them or not", async () => {
  const world = await kitchen();
  world.transport.cut();
  world.server.keeps = 0;
  world.server.post("kitchen", "missed", "bob");
  world.api.after = (method) => {
    // The answer is made already: what happens now it does not know.
    if (method === "sync.snapshot") world.server.post("kitchen", "meanwhile", "bob");
    if (method === "sync.snapshot") world.server.keeps = Infinity;
  };
  world.transport.connect();
  await settled();
  expect(world.said("kitchen")).toEqual(["hello", "missed", "meanwhile"]);
  isCurrent(world);
});

test("what had come to a whole stream before an older snapshot is not taken for lost", async () => {
  const world = await kitchen();
  world.server.keeps = 0;
  let lost = 1;
  world.transport.delivers = (name) => name !== "directory" || lost-- <= 0;
  world.api.after = (method) => {
    if (method === "sync.snapshot") world.server.post("kitchen", "meanwhile", "bob");
    if (method === "sync.snapshot") world.server.keeps = Infinity;
  };
  world.server.addRoom("garden", "bob");
  world.server.addRoom("yard", "bob");
  await settled();
  expect(asked(world, "GET /sync/snapshot")).toBe(2);
  expect(world.client.state.rooms.size).toBe(3);
  isCurrent(world);
});

test("an answer about a room that was left meanwhile changes nothing", async () => {
  const world = await kitchen();
  world.client.closeRoom(roomId);
  world.server.keeps = 0;
  world.api.after = (method) => {
    if (method === "sync.events") world.server.leave("kitchen", "alice");
  };
  let lost = 1;
  world.transport.delivers = () => lost-- <= 0;
  world.server.post("kitchen", "one", "bob");
  world.server.post("kitchen", "two", "bob");
  await settled();
  expect(world.client.state.memberships.has(roomId)).toBe(false);
  expect(world.client.state.positions.has(stream)).toBe(false);
});

test("a page asked for before a snapshot is not taken for current after it", async () => {
  const world = await kitchen();
  world.server.addRoom("garden", "alice");
  let release = (): void => undefined;
  world.api.after = (method) => {
    return method === "message.list" ? new Promise<void>((resolve) => (release = resolve)) : undefined;
  };
  void world.client.openRoom(id("garden"));
  await settled();
  world.client.closeRoom(id("garden"));
  world.api.after = () => undefined;

  world.transport.cut();
  world.server.keeps = 0;
  world.server.post("garden", "missed", "bob");
  world.transport.connect();
  await settled();
  release();
  await world.client.openRoom(id("garden"));
  expect(world.said("garden")).toEqual(["missed"]);
});

test("the tag of where a subscription began is known with the next connection", async () => {
  const world = await kitchen();
  world.server.addRoom("garden", "alice");
  const garden = `room:${id("garden")}`;
  expect(world.client.state.positions.get(garden)?.tag).toBe("");
  world.transport.restart();
  await settled();
  expect(world.client.state.positions.get(garden)?.tag).toBe(world.server.top(garden).tag);
});

test("tops that a connection names are compared with what has been applied", async () => {
  const world = await kitchen();
  world.transport.cut();
  world.server.post("kitchen", "missed", "bob");
  const after = world.server.after.bind(world.server);
  // Said to be recovered, and yet not sent.
  world.server.after = (name, held) => ({ ...after(name, held), missed: [] });
  world.transport.connect();
  world.server.after = after;
  await settled();
  isCurrent(world);
});

test("a stream that may no longer be read is let go of", async () => {
  const world = await kitchen();
  const events = world.server.events.bind(world.server);
  world.server.events = (positions) => {
    const { streams } = events(positions);
    return {
      streams: {
        ...streams,
        [stream]: { events: [], position: null, more: false, snapshot: false, denied: true },
      },
    };
  };
  let lost = 1;
  world.transport.delivers = () => lost-- <= 0;
  world.server.post("kitchen", "one", "bob");
  world.server.post("kitchen", "two", "bob");
  await settled();
  expect(world.client.state.positions.has(stream)).toBe(false);
  expect(world.client.state.timelines.has(roomId)).toBe(false);
});

test("a cookie that has become another person's leads to that person's state", async () => {
  const world = await kitchen();
  world.api.before = (method) => {
    if (method === "message.send") throw new Refusal(400, "invalid", "Too blue.");
  };
  world.client.messages.send(roomId, "alice's own");
  await settled();
  const renamed = { ...world.client.state.me, id: id("carol"), username: "carol" };
  const snapshot = world.server.snapshot();
  world.server.snapshot = () => ({ ...snapshot, user: renamed });
  Object.defineProperty(world.server, "me", { value: id("carol") });
  world.transport.restart();
  await settled();
  expect(world.client.state.me?.username).toBe("carol");
  expect(world.said("kitchen")).toEqual(["hello"]);
});

test("an ephemeral needs no place", async () => {
  const world = await kitchen();
  const before = world.client.state.positions;
  world.server.comesOnline("bob");
  expect(world.client.state.presences.get(id("bob"))?.status).toBe("ONLINE");
  expect(world.client.state.positions).toBe(before);
  world.transport.push("directory", null, event({ type: "presence.changed", presences: [] }));
  expect(asked(world, "POST /sync")).toBe(0);
});
