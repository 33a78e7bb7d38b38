import { expect, test } from "vitest";
import { settled } from "./fakes/clock.ts";
import { event, id, NOON } from "./fakes/records.ts";
import { kitchen, type World } from "./fakes/world.ts";

const roomId = id("kitchen");
const stream = `room:${roomId}`;

function writes(world: World, name: string, threadId: string | null = null): void {
  const typing = { userId: id(name), userName: name, roomId, threadId, timestamp: NOON };
  world.transport.push(stream, null, event({ type: "typing.started", typing, expiresIn: 6 }));
}

function writing(world: World): string[] {
  return (world.client.state.typing.get(roomId) ?? []).map(({ userName }) => userName);
}

test("who is writing shows, oneself excepted, until they stop", async () => {
  const world = await kitchen();
  writes(world, "bob");
  writes(world, "carol");
  writes(world, "alice");
  expect(writing(world)).toEqual(["bob", "carol"]);
  world.transport.push(stream, null, event({ type: "typing.stopped", roomId, userId: id("bob"), threadId: null }));
  expect(writing(world)).toEqual(["carol"]);
});

test("the word that someone is writing expires unless it is repeated", async () => {
  const world = await kitchen();
  writes(world, "bob");
  await world.clock.advance(5_000);
  writes(world, "bob");
  await world.clock.advance(5_000);
  expect(writing(world)).toEqual(["bob"]);
  await world.clock.advance(1_000);
  expect(writing(world)).toEqual([]);
});

test("who has sent the message is not writing it any longer", async () => {
  const world = await kitchen();
  writes(world, "bob");
  world.server.post("kitchen", "there", "bob");
  expect(writing(world)).toEqual([]);
});

test("writing in a thread is told apart from writing in the room", async () => {
  const world = await kitchen();
  writes(world, "bob");
  writes(world, "bob", id("lunch"));
  expect(writing(world)).toEqual(["bob", "bob"]);
  const stopped = { type: "typing.stopped", roomId, userId: id("bob"), threadId: id("lunch") } as const;
  world.transport.push(stream, null, event(stopped));
  expect(world.client.state.typing.get(roomId)?.map(({ threadId }) => threadId)).toEqual([null]);
  world.client.setTyping(roomId, id("lunch"), true);
  world.client.setTyping(roomId, null, true);
  await settled();
  const said = world.transport.called.filter(([method]) => method === "typing.start");
  expect(said.map(([, data]) => data)).toMatchObject([{ threadId: id("lunch") }, { threadId: null }]);
});

test("with the connection goes the knowledge of who is writing", async () => {
  const world = await kitchen();
  writes(world, "bob");
  expect(writing(world)).toEqual(["bob"]);
  world.transport.cut();
  expect(writing(world)).toEqual([]);
});

test("one's own typing is said at most once in three seconds, and its end once", async () => {
  const world = await kitchen();
  const said = (): string[] =>
    world.transport.called.map(([method]) => method).filter((name) => name.startsWith("typing"));
  for (let key = 0; key < 10; key++) {
    world.client.setTyping(roomId, null, true);
    await world.clock.advance(500);
  }
  expect(said()).toEqual(["typing.start", "typing.start"]);
  world.client.setTyping(roomId, null, false);
  world.client.setTyping(roomId, null, false);
  await settled();
  expect(said()).toEqual(["typing.start", "typing.start", "typing.stop"]);
});

test("who goes on writing right after a message is said to be, once the server relays it again", async () => {
  const world = await kitchen();
  const said = (): string[] =>
    world.transport.called.map(([method]) => method).filter((name) => name.startsWith("typing"));
  world.client.setTyping(roomId, null, true);
  world.client.messages.send(roomId, "done");
  for (let key = 0; key < 4; key++) world.client.setTyping(roomId, null, true);
  await settled();
  expect(said()).toEqual(["typing.start", "typing.stop"]);
  await world.clock.advance(1_250);
  expect(said()).toEqual(["typing.start", "typing.stop", "typing.start"]);
});

test("who stops before a beginning was said says nothing of either", async () => {
  const world = await kitchen();
  world.client.setTyping(roomId, null, true);
  world.client.setTyping(roomId, null, false);
  world.client.setTyping(roomId, null, true);
  world.client.setTyping(roomId, null, false);
  await world.clock.advance(5_000);
  const said = world.transport.called.map(([method]) => method).filter((name) => name.startsWith("typing"));
  expect(said).toEqual(["typing.start", "typing.stop"]);
});

test("without a connection nothing is said of one's typing", async () => {
  const world = await kitchen();
  world.transport.cut();
  const before = world.api.requests.length;
  world.client.setTyping(roomId, null, true);
  await settled();
  expect(world.api.requests).toHaveLength(before);
});

test("sending a message ends one's typing", async () => {
  const world = await kitchen();
  world.client.setTyping(roomId, null, true);
  world.client.messages.send(roomId, "done");
  await settled();
  const methods = world.transport.called.map(([method]) => method);
  expect(methods.slice(-3)).toEqual(["typing.start", "typing.stop", "message.send"]);
});
