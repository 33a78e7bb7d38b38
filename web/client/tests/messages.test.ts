import { expect, test } from "vitest";
import { apply, replay } from "../src/reduce.ts";
import { EMPTY_STATE, EMPTY_TIMELINE, type State, type Timeline } from "../src/state.ts";
import { event, file, id, message, NOON, reaction, room, tombstone } from "./fakes/records.ts";

const KITCHEN = "room:" + id("kitchen");

function kitchen(timeline: Partial<Timeline>): State {
  return {
    ...EMPTY_STATE,
    rooms: new Map([[id("kitchen"), room("kitchen", { messageCount: 1 })]]),
    timelines: new Map([[id("kitchen"), { ...EMPTY_TIMELINE, ...timeline }]]),
    positions: new Map([[KITCHEN, { stream: KITCHEN, epoch: "first", offset: 4, tag: "" }]]),
  };
}

function contents(state: State): string[] {
  return (state.timelines.get(id("kitchen"))?.messages ?? []).map(({ content }) => content);
}

const hello = message("kitchen", "hello", "bob", { offset: 2 });
const later = message("kitchen", "later", "bob", { offset: 5, createdAt: "2026-11-22T12:00:01.000Z" });

test("a message takes its place by offset, moves the position and counts", () => {
  const state = kitchen({ messages: [hello], atStart: true });
  const next = apply(state, KITCHEN, 5, event({ type: "message.created", message: later }));
  expect(contents(next)).toEqual(["hello", "later"]);
  expect(next.positions.get(KITCHEN)).toMatchObject({ offset: 5, tag: "00000000" });
  expect(next.rooms.get(id("kitchen"))).toMatchObject({ messageCount: 2, lastActivity: later.createdAt });

  const earlier = message("kitchen", "earlier", "bob", { offset: 1 });
  const between = apply(next, KITCHEN, 6, event({ type: "message.created", message: earlier }));
  expect(contents(between)).toEqual(["earlier", "hello", "later"]);
});

test("a message older than what is loaded leaves no hole behind itself", () => {
  const old = event({ type: "message.created", message: message("kitchen", "old", "bob", { offset: 1 }) });
  expect(contents(apply(kitchen({ messages: [hello], atStart: true }), KITCHEN, 5, old))).toEqual([
    "old",
    "hello",
  ]);
  expect(contents(apply(kitchen({ messages: [hello], older: "2" }), KITCHEN, 5, old))).toEqual(["hello"]);
});

test("a message of a room that was never loaded is counted only", () => {
  const state = kitchen({ pending: [] });
  const next = apply(state, KITCHEN, 5, event({ type: "message.created", message: later }));
  expect(contents(next)).toEqual([]);
  expect(next.rooms.get(id("kitchen"))?.messageCount).toBe(2);
});

test("an edit replaces the content and keeps the reactions that are held", () => {
  const liked = {
    ...hello,
    reactions: [reaction(hello, "bob", "👍")],
  };
  const state = kitchen({ messages: [liked], atStart: true });
  const edited = { ...hello, content: "hi", contentVersion: 2, isEdited: true };
  const next = apply(state, KITCHEN, 5, event({ type: "message.edited", message: edited }));
  expect(next.timelines.get(id("kitchen"))?.messages).toEqual([{ ...edited, reactions: liked.reactions }]);
});

test("an edit older than what is held changes nothing", () => {
  const held = { ...hello, content: "third", contentVersion: 3 };
  const state = kitchen({ messages: [held], atStart: true });
  const newer = event({
    type: "message.edited",
    message: { ...hello, content: "fourth", contentVersion: 4 },
  });
  const older = event({
    type: "message.edited",
    message: { ...hello, content: "second", contentVersion: 2 },
  });
  expect(contents(apply(state, KITCHEN, 5, newer))).toEqual(["fourth"]);
  expect(contents(apply(state, KITCHEN, 5, older))).toEqual(["third"]);
});

test("an edit says when it was not the author's, and the author's next one takes that away", () => {
  const state = kitchen({ messages: [hello], atStart: true });
  const edited = { ...hello, content: "[removed]", contentVersion: 2, isEdited: true, editedBy: id("mo") };
  const next = apply(state, KITCHEN, 5, event({ type: "message.edited", message: edited }));
  expect(next.timelines.get(id("kitchen"))?.messages).toEqual([edited]);
  const own = { ...edited, content: "hi", contentVersion: 3, editedBy: null };
  const last = apply(next, KITCHEN, 6, event({ type: "message.edited", message: own }));
  expect(last.timelines.get(id("kitchen"))?.messages).toEqual([own]);
});

test("events that lost their text to a later edit lead to what is said now, and show nothing empty", () => {
  const edits = ["", "", "fourth"].map((content, place) =>
    event({ type: "message.edited", message: { ...hello, content, contentVersion: place + 2 } }),
  );
  const shown: string[][] = [];
  edits.reduce(
    (state, edit, place) => {
      const next = apply(state, KITCHEN, 5 + place, edit);
      shown.push(contents(next));
      return next;
    },
    kitchen({ messages: [hello], atStart: true }),
  );
  expect(shown).toEqual([["hello"], ["hello"], ["fourth"]]);
  const created = event({ type: "message.created", message: { ...hello, content: "" } });
  const fromTheStart = [created, ...edits].reduce(
    (state, one, place) => apply(state, KITCHEN, 5 + place, one),
    kitchen({ atStart: true }),
  );
  expect(contents(fromTheStart)).toEqual(["fourth"]);
});

test("an edit that leaves files alone without a text is one; stripped, it waits for the last", () => {
  const plan = { ...hello, attachments: [file("plan.pdf")] };
  const state = kitchen({ messages: [plan], atStart: true });
  const emptied = { ...plan, content: "", contentVersion: 2 };
  const edit = (isStripped: boolean) => event({ type: "message.edited", message: emptied, isStripped });
  expect(contents(apply(state, KITCHEN, 5, edit(false)))).toEqual([""]);
  expect(contents(apply(state, KITCHEN, 5, edit(true)))).toEqual(["hello"]);
});

test("a deletion leaves a tombstone that no late edit brings back to life", () => {
  const state = kitchen({ messages: [hello], atStart: true });
  const dead = apply(state, KITCHEN, 5, event({ type: "message.deleted", message: tombstone(hello) }));
  expect(dead.timelines.get(id("kitchen"))?.messages[0]).toMatchObject({ content: "", deletedAt: NOON });
  expect(dead.rooms.get(id("kitchen"))?.messageCount).toBe(0);

  const late = event({ type: "message.edited", message: { ...hello, content: "late", contentVersion: 9 } });
  expect(contents(apply(dead, KITCHEN, 6, late))).toEqual([""]);
});

test("redacted events hold the tombstone: they are taken as they are, and count for nothing", () => {
  const gone = tombstone({ ...later, contentVersion: 2 });
  const first = apply(
    kitchen({ atStart: true }),
    KITCHEN,
    5,
    event({ type: "message.created", message: gone }),
  );
  const second = apply(first, KITCHEN, 6, event({ type: "message.edited", message: gone }));
  const third = apply(second, KITCHEN, 7, event({ type: "message.deleted", message: gone }));
  for (const state of [first, second, third]) {
    expect(state.timelines.get(id("kitchen"))?.messages).toEqual([gone]);
  }
  expect(third.rooms.get(id("kitchen"))?.messageCount).toBe(1);
});

test("a redacted edit takes away text and reactions that were held", () => {
  const reactions = [reaction(hello, "bob", "👍")];
  const state = kitchen({ messages: [{ ...hello, reactions }], atStart: true });
  const redacted = event({ type: "message.edited", message: tombstone({ ...hello, contentVersion: 2 }) });
  const held = apply(state, KITCHEN, 5, redacted).timelines.get(id("kitchen"))?.messages[0];
  expect(held).toMatchObject({ content: "", reactions: [], deletedAt: NOON });
});

test("one's own message is no longer pending once it has its place", () => {
  const pending = {
    id: later.id,
    roomId: id("kitchen"),
    content: "later",
    attachments: [],
    sentAt: NOON,
    replyToId: null,
    threadId: null,
    status: "sending",
  } as const;
  const other = { ...pending, id: id("other") };
  const state = kitchen({ atStart: true, pending: [pending, other] });
  const next = apply(state, KITCHEN, 5, event({ type: "message.created", message: later }));
  expect(next.timelines.get(id("kitchen"))).toMatchObject({ messages: [later], pending: [other] });
});

test("a replay over a list that holds some of it already changes no counts and doubles nothing", () => {
  const state = kitchen({ messages: [hello, later], atStart: true });
  const next = replay(state, [
    event({ type: "message.created", message: later }),
    event({ type: "message.deleted", message: tombstone(hello) }),
  ]);
  expect(contents(next)).toEqual(["", "later"]);
  expect(next.rooms).toBe(state.rooms);
  expect(next.positions).toBe(state.positions);
});
