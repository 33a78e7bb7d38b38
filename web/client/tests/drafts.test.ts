import { expect, test } from "vitest";
import { draftSaved, draftText } from "../src/drafts.ts";
import { settled } from "./fakes/clock.ts";
import { id } from "./fakes/records.ts";
import { kitchen, type World } from "./fakes/world.ts";

const roomId = id("kitchen");
const place = { roomId, threadId: null };

function shown({ client }: World): string {
  return draftText(client.state, place);
}

function saved({ server }: World): [string, number] | undefined {
  const draft = server.drafts.get(roomId);
  return draft && [draft.content, draft.version];
}

/** Types, and lets the pause pass after which it is saved. */
async function type(world: World, content: string): Promise<void> {
  world.client.drafts.set(place, content);
  await world.clock.advance(1_000);
}

test("what is typed shows at once and is saved after a pause, as a whole", async () => {
  const world = await kitchen();
  world.client.drafts.set(place, "D");
  world.client.drafts.set(place, "Dear");
  expect([shown(world), saved(world)]).toEqual(["Dear", undefined]);
  await world.clock.advance(1_000);
  expect([shown(world), saved(world)]).toEqual(["Dear", ["Dear", 1]]);
  expect(world.client.state.typed.size).toBe(0);
  await type(world, "");
  expect([shown(world), saved(world)]).toEqual(["", ["", 2]]);
});

test("another device's draft shows where nothing was typed, and is gone on from", async () => {
  const world = await kitchen();
  world.server.draft(roomId, "from the telephone", 0);
  expect(shown(world)).toBe("from the telephone");
  await type(world, "from the telephone, and from here");
  expect(saved(world)).toEqual(["from the telephone, and from here", 2]);
  world.server.draft(roomId, "", 2);
  expect(shown(world)).toBe("");
});

test("where the server has forgotten an emptied draft, the next one is shown though its version is low", async () => {
  const { client, server } = await kitchen();
  server.draft(roomId, "sent by now", 0);
  const emptied = server.draft(roomId, "", 1);
  if (emptied === null) throw new Error("no draft");
  const late = { ...emptied, content: "sent by n", version: 1 };
  expect(draftText(draftSaved(client.state, { draft: late }), place)).toBe("");
  const anew = { ...emptied, content: "anew", version: 1, updatedAt: "2030-01-01T00:00:00.000Z" };
  expect(draftText(draftSaved(client.state, { draft: anew }), place)).toBe("anew");
});

test("a slow answer takes nothing away of what was typed since", async () => {
  const world = await kitchen();
  let release = (): void => undefined;
  world.api.after = (method) =>
    method === "draft.save" ? new Promise((resolve) => (release = () => resolve())) : undefined;
  await type(world, "one");
  world.client.drafts.set(place, "one two");
  world.api.after = () => undefined;
  release();
  await settled();
  expect(shown(world)).toBe("one two");
  await world.clock.advance(1_000);
  expect(saved(world)).toEqual(["one two", 2]);
});

test("a draft that is emptied while it is saved does not come back", async () => {
  const world = await kitchen();
  let release = (): void => undefined;
  world.api.after = (method) =>
    method === "draft.save" ? new Promise((resolve) => (release = () => resolve())) : undefined;
  await type(world, "sent in a moment");
  world.client.drafts.set(place, "");
  world.api.after = () => undefined;
  release();
  await settled();
  expect(shown(world)).toBe("");
  await world.clock.advance(1_000);
  expect([shown(world), saved(world)]).toEqual(["", ["", 2]]);
});

test.each([
  ["mine", "mine"],
  ["other", "theirs"],
  ["both", "theirs\nmine"],
] as const)("a divergent draft is kept beside until the person has chosen (%s)", async (which, result) => {
  const world = await kitchen();
  world.client.drafts.set(place, "mine");
  world.server.draft(roomId, "theirs", 0);
  await world.clock.advance(1_000);
  expect([shown(world), saved(world)]).toEqual(["mine", ["theirs", 1]]);
  expect(world.client.state.typed.get(roomId)?.other?.content).toBe("theirs");
  await type(world, "mine");
  expect(saved(world)).toEqual(["theirs", 1]);
  world.client.drafts.choose(place, which);
  await settled();
  expect([shown(world), saved(world)?.[0]]).toEqual([result, result]);
});

test("where the other device has emptied the draft, what was typed here goes on", async () => {
  const world = await kitchen();
  world.server.draft(roomId, "one", 0);
  world.client.drafts.set(place, "one and two");
  world.server.draft(roomId, "", 1);
  await world.clock.advance(2_000);
  expect([shown(world), saved(world)]).toEqual(["one and two", ["one and two", 3]]);
});

test("without a connection it stays here, and is saved with the next one", async () => {
  const world = await kitchen();
  world.api.down = true;
  world.transport.cut();
  await type(world, "on the train");
  expect([shown(world), saved(world)]).toEqual(["on the train", undefined]);
  world.api.down = false;
  world.transport.connect();
  await settled();
  expect([shown(world), saved(world)]).toEqual(["on the train", ["on the train", 1]]);
});

test("a thread has its own, which goes with the room", async () => {
  const world = await kitchen();
  const thread = { roomId, threadId: world.server.post("kitchen", "first", "bob").id };
  await type(world, "to all");
  world.client.drafts.set(thread, "to few");
  await world.clock.advance(1_000);
  expect([saved(world), world.server.drafts.get(thread.threadId)?.content]).toEqual([["to all", 1], "to few"]);
  expect([shown(world), draftText(world.client.state, thread)]).toEqual(["to all", "to few"]);
  world.client.drafts.set(thread, "to fewer");
  world.server.leave("kitchen", "alice");
  expect([shown(world), draftText(world.client.state, thread)]).toEqual(["", ""]);
});

test("it goes with the membership; flushing saves at once", async () => {
  const world = await kitchen();
  world.client.drafts.set(place, "quick");
  world.client.drafts.flush();
  await settled();
  expect(saved(world)).toEqual(["quick", 1]);
  world.client.drafts.set(place, "quick brown");
  world.server.leave("kitchen", "alice");
  expect(shown(world)).toBe("");
  await world.clock.advance(5_000);
  expect(world.client.state.drafts.size).toBe(0);
});
