import { expect, test } from "vitest";
import { settled } from "./fakes/clock.ts";
import { id } from "./fakes/records.ts";
import { Refusal } from "./fakes/server.ts";
import { kitchen, type World } from "./fakes/world.ts";

const roomId = id("kitchen");

/** The ids under which the server was asked to post, by either door. */
function tries(world: World): string[] {
  const asked: string[] = [];
  world.api.before = (method, params) => {
    if (method === "message.send") asked.push(String(params["id"]));
  };
  return asked;
}

function open(): { gate: Promise<void>; release: () => void } {
  let release = (): void => undefined;
  const gate = new Promise<void>((resolve) => (release = resolve));
  return { gate, release };
}

test("a message shows as pending at once and as sent when its event arrives", async () => {
  const world = await kitchen();
  const messageId = world.client.messages.send(roomId, "hi");
  expect(world.timeline("kitchen").pending).toMatchObject([
    { id: messageId, status: "sending", content: "hi" },
  ]);
  expect(world.said("kitchen")).toEqual(["hello", "[hi]"]);
  await settled();
  expect(world.said("kitchen")).toEqual(["hello", "hi"]);
  expect(world.timeline("kitchen").messages.at(-1)?.id).toBe(messageId);
});

test("an answer before the event is enough, and the late event doubles nothing", async () => {
  const world = await kitchen();
  world.transport.delivers = () => false;
  world.client.messages.send(roomId, "hi");
  await settled();
  expect(world.said("kitchen")).toEqual(["hello", "hi"]);

  world.transport.restart(); // brings the event
  await settled();
  expect(world.said("kitchen")).toEqual(["hello", "hi"]);
});

test("a lost answer is asked for again under the same id, and the message is there once", async () => {
  const world = await kitchen();
  const asked = tries(world);
  world.transport.losesReplies = 1;
  const messageId = world.client.messages.send(roomId, "hi");
  await settled();
  expect(asked).toEqual([messageId, messageId]);
  expect(world.said("kitchen")).toEqual(["hello", "hi"]);
  expect(world.server.messages.size).toBe(2);
});

test("the event of a message whose answers are lost for good settles it", async () => {
  const world = await kitchen();
  world.transport.losesReplies = 3;
  world.api.down = true;
  world.client.messages.send(roomId, "hi");
  await settled();
  expect(world.said("kitchen")).toEqual(["hello", "hi"]);
  await world.clock.advance(60_000);
  expect(world.said("kitchen")).toEqual(["hello", "hi"]);
});

test("a refused message stays with the reason, and is sent again under the same id", async () => {
  const world = await kitchen();
  const asked = tries(world);
  const refuse = world.api.before;
  world.api.before = async (method, params) => {
    await refuse(method, params);
    if (method === "message.send") throw new Refusal(403, "forbidden", "You may not post here.");
  };
  const messageId = world.client.messages.send(roomId, "hi");
  await settled();
  expect(world.timeline("kitchen").pending).toMatchObject([
    { status: "failed", error: "You may not post here." },
  ]);

  world.api.before = refuse;
  world.client.messages.retry(messageId);
  expect(world.timeline("kitchen").pending).toMatchObject([{ id: messageId, status: "sending" }]);
  expect(world.timeline("kitchen").pending[0]).not.toHaveProperty("error");
  await settled();
  expect(asked).toEqual([messageId, messageId]);
  expect(world.said("kitchen")).toEqual(["hello", "hi"]);
});

test("a refused message can be discarded", async () => {
  const world = await kitchen();
  world.api.before = (method) => {
    if (method === "message.send") throw new Refusal(400, "invalid", "Too blue.");
  };
  const messageId = world.client.messages.send(roomId, "hi");
  await settled();
  expect(world.said("kitchen")).toEqual(["hello", "[hi]"]);
  world.client.messages.discard(messageId);
  expect(world.said("kitchen")).toEqual(["hello"]);
});

test("a message discarded while it is being sent does not come back as failed", async () => {
  const world = await kitchen();
  const { gate, release } = open();
  world.api.before = async (method) => {
    if (method !== "message.send") return;
    await gate;
    throw new Refusal(400, "invalid", "Too blue.");
  };
  const messageId = world.client.messages.send(roomId, "hi");
  await settled();
  world.client.messages.discard(messageId);
  release();
  await settled();
  expect(world.said("kitchen")).toEqual(["hello"]);
});

test("without a way to the server messages wait, and go out in order with the next connection", async () => {
  const world = await kitchen();
  world.api.down = true;
  world.transport.cut();
  world.client.messages.send(roomId, "one");
  await world.clock.advance(1_000);
  world.client.messages.send(roomId, "two");
  await world.clock.advance(3_600_000);
  expect(world.timeline("kitchen").pending.map(({ status }) => status)).toEqual(["sending", "sending"]);

  world.api.down = false;
  world.transport.connect();
  await settled();
  expect(world.said("kitchen")).toEqual(["hello", "one", "two"]);
});

test("while the socket is down but the server is not, messages go by HTTP", async () => {
  const world = await kitchen();
  world.transport.cut();
  world.client.messages.send(roomId, "hi");
  await settled();
  expect(world.api.requests.at(-1)).toBe(`POST /rooms/${roomId}/messages`);
  expect(world.said("kitchen")).toEqual(["hello", "hi"]);
});

test("a busy server is given the time that it asks for, a few times", async () => {
  const world = await kitchen();
  const asked = tries(world);
  const note = world.api.before;
  world.api.before = async (method, params) => {
    await note(method, params);
    if (method === "message.send")
      throw new Refusal(503, "overloaded", "The server is busy.", { retryAfter: 5 });
  };
  world.transport.cut();
  world.client.messages.send(roomId, "hi");
  await settled();
  expect(asked).toHaveLength(1);
  await world.clock.advance(4_999);
  expect(asked).toHaveLength(1);
  await world.clock.advance(1);
  expect(asked).toHaveLength(2);
  expect(world.timeline("kitchen").pending).toMatchObject([{ status: "sending" }]);
  await world.clock.advance(5_000);
  expect(asked).toHaveLength(3);
  expect(world.timeline("kitchen").pending).toMatchObject([
    { status: "failed", error: "The server is busy." },
  ]);
});
