import { expect, test } from "vitest";
import { apply } from "../src/reduce.ts";
import { EMPTY_STATE } from "../src/state.ts";
import { account, event, id, person } from "./fakes/records.ts";

const state = { ...EMPTY_STATE, me: account("alice") };

test("someone new is known", () => {
  const next = apply(state, "directory", null, event({ type: "user.created", user: person("bob") }));
  expect(next.users.get(id("bob"))?.displayName).toBe("Bob");
});

test("what only I see of my account changes beside what others see", () => {
  const updatedAt = "2026-11-23T12:00:00.000Z";
  const changed = { email: "alicia@example.org", timezone: "Asia/Tokyo", updatedAt };
  const next = apply(state, `user:${id("alice")}`, null, event({ type: "account.updated", ...changed }));
  expect(next.me).toEqual({ ...account("alice"), ...changed });
  expect(next.users).toBe(state.users);
});

test("a change of someone shows; a change of oneself shows in one's account, which keeps its e-mail", () => {
  const renamed = { ...person("alice"), displayName: "Alicia" };
  const next = apply(state, "directory", null, event({ type: "user.updated", user: renamed }));
  expect(next.me).toMatchObject({ displayName: "Alicia", email: "alice@example.org" });
  expect(next.users.get(id("alice"))?.displayName).toBe("Alicia");

  const other = { ...person("bob"), displayName: "Robert" };
  expect(apply(next, "directory", null, event({ type: "user.updated", user: other })).me).toBe(next.me);
});
