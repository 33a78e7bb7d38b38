import { expect, test } from "vitest";
import type { Event } from "../src/events.ts";
import { apply } from "../src/reduce.ts";
import type { Message } from "../src/schema.d.ts";
import type { Thread } from "../src/state.ts";
import { settled } from "./fakes/clock.ts";
import { event, id, NOON } from "./fakes/records.ts";
import { follow, inboxOf } from "./fakes/threads.ts";
import { kitchen, type World } from "./fakes/world.ts";

const FIRST = id("hello");
const LATER = "2026-11-22T12:00:01.000Z";

/** bob's "hello" has its thread open. */
async function opened(): Promise<World> {
  const world = await kitchen();
  await world.client.threads.open(id("kitchen"), FIRST);
  return world;
}

function threadIn({ client }: World): Thread {
  const thread = client.state.threads.get(FIRST);
  if (thread === undefined) throw new Error("the thread is not held");
  return thread;
}

function replies(world: World): string[] {
  const { messages, pending } = threadIn(world);
  return [...messages.map(({ content }) => content), ...pending.map(({ content }) => `[${content}]`)];
}

function reply(world: World, text: string, changes: Partial<Message> = {}): Message {
  return world.server.post("kitchen", text, "bob", { threadId: FIRST, createdAt: LATER, ...changes });
}

test("a reply stands in its thread and not in the timeline, and counts on its first message", async () => {
  const world = await opened();
  reply(world, "hi yourself");
  expect(world.said("kitchen")).toEqual(["hello"]);
  expect(replies(world)).toEqual(["hi yourself"]);
  const counted = { replyCount: 1, lastReplyAt: LATER };
  expect(world.timeline("kitchen").messages[0]).toMatchObject(counted);
  expect(threadIn(world).first).toMatchObject(counted);
});

test("a reply to a thread that is not open counts as well", async () => {
  const world = await kitchen();
  reply(world, "hi yourself");
  expect(world.said("kitchen")).toEqual(["hello"]);
  expect(world.timeline("kitchen").messages[0]).toMatchObject({ replyCount: 1 });
  expect(world.client.state.threads.size).toBe(0);
});

test("what happens to a reply, and to the first message, is seen in the thread", async () => {
  const world = await opened();
  const said = reply(world, "helo yourself");
  reply(world, "and all");
  world.server.edit(said.id, "hello yourself");
  world.server.react(said.id, "bob", "👍");
  world.server.react(FIRST, "bob", "👋");
  expect(replies(world)).toEqual(["hello yourself", "and all"]);
  expect(threadIn(world).messages[0]?.reactions).toHaveLength(1);
  expect(threadIn(world).first?.reactions).toHaveLength(1);
  world.server.delete(said.id);
  expect(replies(world)).toEqual(["", "and all"]);
  world.server.delete(FIRST);
  expect(threadIn(world).first).toMatchObject({ content: "", replyCount: 1 });
  expect(replies(world)).toEqual(["", "and all"]);
});

test("one's own reply waits in the thread, and goes out under its target", async () => {
  const world = await opened();
  const sent: unknown[] = [];
  world.api.before = (method, params) => {
    if (method === "message.send") sent.push(params);
  };
  world.client.messages.send(id("kitchen"), "me, too", { threadId: FIRST, replyToId: FIRST });
  expect(replies(world)).toEqual(["[me, too]"]);
  await settled();
  expect(replies(world)).toEqual(["me, too"]);
  expect(world.said("kitchen")).toEqual(["hello"]);
  expect(sent).toMatchObject([{ threadId: FIRST, replyToId: FIRST }]);
  expect(threadIn(world).isFollowed).toBe(true);
});

test("a thread with something unsent outlives its view", async () => {
  const world = await opened();
  world.transport.cut();
  world.api.down = true;
  const waiting = world.client.messages.send(id("kitchen"), "later", { threadId: FIRST });
  await settled();
  world.client.threads.close(FIRST);
  expect(replies(world)).toEqual(["[later]"]);
  world.client.messages.discard(waiting);
  world.client.threads.close(FIRST);
  expect(world.client.state.threads.has(FIRST)).toBe(false);
});

test("older replies are loaded page by page", async () => {
  const world = await kitchen();
  for (let number = 0; number < 60; number++) reply(world, `reply ${number}`);
  await world.client.threads.open(id("kitchen"), FIRST);
  expect(threadIn(world)).toMatchObject({ atStart: false });
  expect(replies(world)[0]).toBe("reply 10");
  await world.client.threads.loadOlder(FIRST);
  expect(threadIn(world)).toMatchObject({ atStart: true, older: null });
  expect(replies(world)).toHaveLength(60);
});

test("a reply that comes while the page is on its way is there once", async () => {
  const world = await kitchen();
  world.api.after = (method) => {
    if (method === "message.replies") reply(world, "just now");
  };
  await world.client.threads.open(id("kitchen"), FIRST);
  expect(replies(world)).toEqual(["just now"]);
  expect(threadIn(world).first?.replyCount).toBe(1);
});

test("the inbox follows what is followed, said and left", async () => {
  const world = await kitchen();
  const { server, client } = world;
  const other = server.post("kitchen", "another", "bob");
  for (const first of [FIRST, other.id]) follow(server, first);
  await client.threads.openInbox();
  const names = (): string[] => client.state.inbox.threads.map(({ first }) => first.content);
  expect(names()).toEqual(inboxOf(server).map(({ first }) => first.content));
  server.post("kitchen", "r", "bob", { threadId: other.id, createdAt: LATER });
  expect(names()).toEqual(["another", "hello"]);
  reply(world, "s", { createdAt: "2026-11-22T12:00:02.000Z" });
  expect(names()).toEqual(["hello", "another"]);
  follow(server, other.id, false);
  expect(names()).toEqual(["hello"]);
  follow(server, other.id);
  await settled();
  expect(names()).toEqual(["hello", "another"]);
  server.leave("kitchen", "alice");
  expect(names()).toEqual([]);
});

test("following is told, and taken from the answer while nothing is told", async () => {
  const world = await opened();
  const first = world.server.message(FIRST);
  await world.client.threads.follow(first);
  expect(threadIn(world).isFollowed).toBe(true);
  world.transport.cut();
  await world.client.threads.unfollow(first);
  expect(threadIn(world).isFollowed).toBe(false);
});

test("a quoted message that is held nowhere is looked up once, and then kept up to date", async () => {
  const world = await kitchen();
  const quoted = reply(world, "words");
  await Promise.all([world.client.threads.loadQuote(quoted.id), world.client.threads.loadQuote(quoted.id)]);
  const asked = world.api.requests.filter((request) => request.startsWith("GET /messages/"));
  expect(asked).toHaveLength(1);
  expect(world.client.state.quotes.get(quoted.id)?.content).toBe("words");
  world.server.delete(quoted.id);
  expect(world.client.state.quotes.get(quoted.id)).toMatchObject({ content: "", deletedAt: NOON });
  await world.client.threads.loadQuote(id("nothing"));
  expect(world.client.state.quotes.get(id("nothing"))).toBeNull();
});

test("leaving a room takes its threads and quotes along", async () => {
  const world = await opened();
  await world.client.threads.loadQuote(FIRST);
  world.client.closeRoom(id("kitchen"));
  world.server.leave("kitchen", "alice");
  expect(world.client.state.threads.size).toBe(0);
  expect(world.client.state.quotes.size).toBe(0);
});

test("an event from before there were threads is one of the timeline", async () => {
  const world = await kitchen();
  const old = { ...world.server.message(FIRST), id: id("old"), content: "old", offset: 9 };
  for (const field of ["replyToId", "threadId", "replyCount", "lastReplyAt"]) {
    Reflect.deleteProperty(old, field);
  }
  const told = event({ type: "message.created", message: old });
  Reflect.deleteProperty(told, "thread");
  const state = apply(world.client.state, `room:${id("kitchen")}`, null, told as Event);
  const { messages } = state.timelines.get(id("kitchen")) ?? {};
  expect(messages?.map(({ content }) => content)).toEqual(["hello", "old"]);
  expect(messages?.at(-1)).toMatchObject({ threadId: null, replyToId: null, replyCount: 0 });
});
