import { expect, test } from "vitest";
import { presenceListed } from "../src/presence.ts";
import { apply } from "../src/reduce.ts";
import { EMPTY_STATE, type State } from "../src/state.ts";
import { event, id, presence } from "./fakes/records.ts";

function status(state: State, name: string): string | undefined {
  return state.presences.get(id(name))?.status;
}

test("the latest presence of each person holds", () => {
  const both = event({
    type: "presence.changed",
    presences: [presence("alice", "ONLINE"), presence("bob", "ONLINE")],
  });
  const gone = event({ type: "presence.changed", presences: [presence("bob", "OFFLINE")] });
  const state = apply(apply(EMPTY_STATE, "directory", null, both), "directory", null, gone);
  expect([status(state, "alice"), status(state, "bob")]).toEqual(["ONLINE", "OFFLINE"]);
});

test("a fresh list replaces what was believed before", () => {
  const believed = event({ type: "presence.changed", presences: [presence("bob", "ONLINE")] });
  const state = presenceListed(apply(EMPTY_STATE, "directory", null, believed), [
    presence("alice", "ONLINE"),
  ]);
  expect([...state.presences.keys()]).toEqual([id("alice")]);
});
