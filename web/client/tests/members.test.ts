import { expect, test } from "vitest";
import { apply } from "../src/reduce.ts";
import { EMPTY_STATE, type State } from "../src/state.ts";
import { account, event, id, member, person } from "./fakes/records.ts";

const roomId = id("kitchen");
const loaded: State = {
  ...EMPTY_STATE,
  me: account("alice"),
  members: new Map([[roomId, [member("kitchen", "alice", { role: "owner" })]]]),
};

function names(state: State): (string | undefined)[] {
  return (state.members.get(roomId) ?? []).map(
    ({ userId, role }) => `${state.users.get(userId)?.username} ${role}`,
  );
}

const joins = event({
  type: "member.added",
  member: member("kitchen", "bob"),
  user: person("bob"),
  members: 2,
});

test("who joins is in the list and known by name, once", () => {
  const once = apply(loaded, "room", null, joins);
  expect(names(once)).toEqual(["undefined owner", "bob member"]);
  expect(names(apply(once, "room", null, joins))).toEqual(names(once));
});

test("a list that was not loaded stays unloaded", () => {
  const state = apply({ ...loaded, members: new Map() }, "room", null, joins);
  expect(state.members.has(roomId)).toBe(false);
  expect(state.users.has(id("bob"))).toBe(true);
});

test("the directory's newer word on a person is not overwritten by an older one from a room", () => {
  const renamed = { ...person("bob"), displayName: "Robert" };
  const state = apply({ ...loaded, users: new Map([[renamed.id, renamed]]) }, "room", null, joins);
  expect(state.users.get(id("bob"))?.displayName).toBe("Robert");
});

test("another role shows in the list, and one's own in the memberships", () => {
  const heir = event({ type: "member.updated", member: member("kitchen", "alice", { role: "owner" }) });
  const state = apply(
    { ...loaded, members: new Map([[roomId, [member("kitchen", "alice")]]]) },
    "room",
    null,
    heir,
  );
  expect(names(state)).toEqual(["undefined owner"]);
  expect(state.memberships.get(roomId)?.role).toBe("owner");

  const others = event({ type: "member.updated", member: member("hall", "bob", { role: "owner" }) });
  expect(apply(state, "room", null, others).memberships.has(id("hall"))).toBe(false);
});

test("who leaves is no longer in the list", () => {
  const both = apply(loaded, "room", null, joins);
  const leaves = event({ type: "member.removed", roomId, userId: id("bob"), members: 1 });
  expect(names(apply(both, "room", null, leaves))).toEqual(["undefined owner"]);
});
