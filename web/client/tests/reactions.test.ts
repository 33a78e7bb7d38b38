import { expect, test } from "vitest";
import { apply } from "../src/reduce.ts";
import { EMPTY_STATE, EMPTY_TIMELINE, type State } from "../src/state.ts";
import { event, id, message, reaction, tombstone } from "./fakes/records.ts";

const hello = message("kitchen", "hello", "bob");
const roomId = id("kitchen");

function holding(held = hello): State {
  const timeline = { ...EMPTY_TIMELINE, messages: [held], atStart: true };
  return { ...EMPTY_STATE, timelines: new Map([[roomId, timeline]]) };
}

function shown(state: State): string[] {
  const held = state.timelines.get(roomId)?.messages[0];
  return (held?.reactions ?? []).map(({ authorName, emoji }) => `${authorName} ${emoji}`);
}

const add = (name: string, emoji: string) =>
  event({ type: "reaction.added", roomId, reaction: reaction(hello, name, emoji) });
const remove = (name: string, emoji: string) =>
  event({ type: "reaction.removed", roomId, reaction: reaction(hello, name, emoji) });

test("reactions are a set of person and emoji", () => {
  const events = [add("alice", "👍"), add("bob", "👍"), add("alice", "🎉"), add("alice", "👍")];
  const state = events.reduce((held, one) => apply(held, "room", null, one), holding());
  expect(shown(state)).toEqual(["alice 👍", "bob 👍", "alice 🎉"]);
});

test("a reaction is taken back by the same person and emoji only", () => {
  const state = [add("alice", "👍"), add("bob", "👍")].reduce(
    (held, one) => apply(held, "room", null, one),
    holding(),
  );
  expect(shown(apply(state, "room", null, remove("alice", "👍")))).toEqual(["bob 👍"]);
  expect(shown(apply(state, "room", null, remove("alice", "🎉")))).toEqual(["alice 👍", "bob 👍"]);
});

test("a tombstone takes no reactions", () => {
  expect(shown(apply(holding(), "room", null, add("alice", "👍")))).toHaveLength(1);
  expect(shown(apply(holding(tombstone(hello)), "room", null, add("alice", "👍")))).toHaveLength(0);
});
