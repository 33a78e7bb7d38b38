import { expect, test } from "vitest";
import { Backlog } from "../src/backlog.ts";
import { event } from "./fakes/records.ts";

const passing = event({ type: "presence.changed", presences: [] });

test("it gives back what was kept, once, and forgets what lies before", () => {
  const backlog = new Backlog();
  for (const offset of [5, 6, 7]) backlog.keep(offset, passing);
  expect(backlog.take(6)).toBe(passing);
  expect([backlog.take(6), backlog.take(5)]).toEqual([undefined, undefined]);
  expect(backlog.take(7)).toBe(passing);
});

test("it knows whether there is more than what is held, even of events that it did not keep", () => {
  const backlog = new Backlog();
  for (let offset = 1; offset <= 1_001; offset++) {
    backlog.note(offset);
    backlog.keep(offset, passing);
  }
  expect(backlog.take(1_000)).toBe(passing);
  expect(backlog.take(1_001)).toBeUndefined();
  expect(backlog.reachesBeyond(1_000)).toBe(true);
  expect(backlog.reachesBeyond(1_001)).toBe(false);
});
