import { expect, test } from "vitest";
import type { Event } from "../src/events.ts";
import { apply } from "../src/reduce.ts";
import { EMPTY_STATE } from "../src/state.ts";
import { event, person } from "./fakes/records.ts";

const directory = { stream: "directory", epoch: "first", offset: 7, tag: "aaaaaaaa" };
const state = { ...EMPTY_STATE, positions: new Map([["directory", directory]]) };

test("an event moves its stream's position, an ephemeral does not", () => {
  const fact = event({ type: "user.created", user: person("bob") });
  expect(apply(state, "directory", 8, fact).positions.get("directory")).toMatchObject({
    offset: 8,
    tag: "00000000",
  });
  const passing = event({ type: "presence.changed", presences: [] });
  expect(apply(state, "directory", null, passing).positions.get("directory")).toEqual(directory);
});

test("a type that a newer server knows is passed over, and its place held", () => {
  const unknown = {
    type: "poll.opened",
    at: "",
    actorId: null,
    commandId: null,
    tag: "bbbbbbbb",
  } as unknown as Event;
  const next = apply(state, "directory", 8, unknown);
  expect({ ...next, positions: null }).toEqual({ ...state, positions: null });
  expect(next.positions.get("directory")).toMatchObject({ offset: 8, tag: "bbbbbbbb" });
});
