import { expect, test } from "vitest";
import { apply } from "../src/reduce.ts";
import type { ApiKey } from "../src/schema.d.ts";
import { EMPTY_STATE, type State } from "../src/state.ts";
import { event, id, NOON } from "./fakes/records.ts";

const stream = `user:${id("alice")}`;

function key(name: string): ApiKey {
  return { id: id(name), name, scopes: ["read"], createdAt: NOON, lastUsedAt: null, expiresAt: null };
}

function made(state: State, name: string): State {
  return apply(state, stream, null, event({ type: "apiKey.created", apiKey: key(name) }));
}

test("keys come and go on all devices, the newest first, none twice", () => {
  const both = made(made(made(EMPTY_STATE, "one"), "two"), "two");
  expect(both.apiKeys.map(({ name }) => name)).toEqual(["two", "one"]);
  const left = apply(both, stream, null, event({ type: "apiKey.revoked", keyId: id("two") }));
  expect(left.apiKeys.map(({ name }) => name)).toEqual(["one"]);
});
