import { expect, test } from "vitest";
import { apply } from "../src/reduce.ts";
import type { Session } from "../src/schema.d.ts";
import { EMPTY_STATE } from "../src/state.ts";
import { event, id, NOON } from "./fakes/records.ts";

function session(name: string): Session {
  const times = { createdAt: NOON, lastSeenAt: NOON, expiresAt: NOON };
  return { id: id(name), device: name, ip: "127.0.0.1", current: false, ...times };
}

test("a session that has ended is no longer in the list", () => {
  const state = { ...EMPTY_STATE, sessions: [session("phone"), session("laptop")] };
  const next = apply(state, "user", null, event({ type: "session.ended", sessionId: id("phone") }));
  expect(next.sessions.map(({ device }) => device)).toEqual(["laptop"]);
});
