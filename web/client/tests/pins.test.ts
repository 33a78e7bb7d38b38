import { expect, test } from "vitest";
import { apply } from "../src/reduce.ts";
import { EMPTY_STATE, EMPTY_TIMELINE, type State } from "../src/state.ts";
import { settled } from "./fakes/clock.ts";
import { event, id, message, NOON, tombstone } from "./fakes/records.ts";
import { kitchen } from "./fakes/world.ts";

const roomId = id("kitchen");
const hello = message("kitchen", "hello", "bob");
const later = message("kitchen", "later", "bob", { offset: 2 });

function pinOf(messageId: string) {
  return { messageId, roomId, pinnedBy: id("bob"), pinnedAt: NOON };
}

const set = (messageId: string) => event({ type: "message.pinned", pin: pinOf(messageId) });
const away = (messageId: string) => event({ type: "message.unpinned", pin: pinOf(messageId) });

function holding(change: Partial<State> = {}): State {
  const timeline = { ...EMPTY_TIMELINE, messages: [hello, later], atStart: true };
  return { ...EMPTY_STATE, timelines: new Map([[roomId, timeline]]), pins: new Map([[roomId, []]]), ...change };
}

function run(state: State, ...events: ReturnType<typeof event>[]): State {
  return events.reduce((held, one) => apply(held, `room:${roomId}`, null, one), state);
}

function listed(state: State): string[] | undefined {
  return state.pins.get(roomId)?.map(({ message: { content } }) => content);
}

test("a pin marks its message and comes first in the list, once", () => {
  const state = run(holding(), set(hello.id), set(later.id), set(hello.id));
  expect(listed(state)).toEqual(["later", "hello"]);
  expect(state.timelines.get(roomId)?.messages.map(({ isPinned }) => isPinned)).toEqual([true, true]);
});

test("without it both forget it", () => {
  const state = run(holding(), set(hello.id), set(later.id), away(hello.id));
  expect(listed(state)).toEqual(["later"]);
  expect(state.timelines.get(roomId)?.messages.map(({ isPinned }) => isPinned)).toEqual([false, true]);
});

test("a deletion takes the pin along, an edit shows in the list", () => {
  const edited = { ...hello, content: "hi", contentVersion: 2, isEdited: true };
  const state = run(holding(), set(hello.id), set(later.id));
  const changed = run(state, event({ type: "message.edited", message: edited }));
  expect(listed(changed)).toEqual(["later", "hi"]);
  expect(changed.timelines.get(roomId)?.messages[0]).toMatchObject({ content: "hi", isPinned: true });
  expect(listed(run(changed, event({ type: "message.deleted", message: tombstone(later) })))).toEqual(["hi"]);
});

test("a list that cannot be kept up is dropped, so that it is asked for anew", () => {
  expect(run(holding(), set(id("old"))).pins.has(roomId)).toBe(false);
  expect(run(holding({ pins: new Map() }), set(hello.id)).pins.has(roomId)).toBe(false);
});

test("pins are set, read and taken away through the client", async () => {
  const { client, server, timeline } = await kitchen();
  const [first] = timeline("kitchen").messages;
  if (first === undefined) throw new Error("bob has said nothing");
  await client.pins.load(roomId);
  expect(listed(client.state)).toEqual([]);
  await client.pins.add(first);
  await settled();
  expect(listed(client.state)).toEqual(["hello"]);
  expect(timeline("kitchen").messages[0]?.isPinned).toBe(true);
  await client.pins.remove(first);
  await settled();
  expect(listed(client.state)).toEqual([]);
  expect(server.pinned(roomId)).toEqual([]);
});

test("an answer that events have overtaken is asked for again", async () => {
  const { client, server, api, timeline } = await kitchen();
  const [first] = timeline("kitchen").messages;
  if (first === undefined) throw new Error("bob has said nothing");
  let asked = 0;
  api.after = (method) => {
    // What happens now is not in the answer any more.
    if (method === "message.pins" && ++asked === 1) server.pin(first.id);
  };
  await client.pins.load(roomId);
  expect(asked).toBe(2);
  expect(listed(client.state)).toEqual(["hello"]);
});
