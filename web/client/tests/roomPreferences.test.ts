import { expect, test } from "vitest";
import { apply } from "../src/reduce.ts";
import { FOREVER, isMuted, preferencesOf } from "../src/roomPreferences.ts";
import { EMPTY_STATE } from "../src/state.ts";
import { settled } from "./fakes/clock.ts";
import { event, id } from "./fakes/records.ts";
import { kitchen } from "./fakes/world.ts";

const KITCHEN = id("kitchen");

test("a room of which nothing was said has the defaults", () => {
  expect(preferencesOf(EMPTY_STATE, KITCHEN)).toEqual({
    roomId: KITCHEN,
    notify: "mentions",
    mutedUntil: null,
    favourite: false,
  });
});

test("what is named changes, the rest stays, and a fresh client knows it, too", async () => {
  const { client } = await kitchen();
  await client.preferences.set(KITCHEN, { favourite: true });
  await client.preferences.set(KITCHEN, { notify: "none" });
  await settled();
  const wanted = { roomId: KITCHEN, notify: "none", mutedUntil: null, favourite: true };
  expect(preferencesOf(client.state, KITCHEN)).toEqual(wanted);
  await client.start();
  expect(preferencesOf(client.state, KITCHEN)).toEqual(wanted);
});

test("a room is muted until its time has come, or until one says otherwise", () => {
  const noon = "2026-11-22T12:00:00.000Z";
  const muted = (mutedUntil: string | null) =>
    apply(
      EMPTY_STATE,
      "user",
      null,
      event({
        type: "preferences.updated",
        preferences: { roomId: KITCHEN, notify: "all", mutedUntil, favourite: false },
      }),
    );
  expect(isMuted(muted(noon), KITCHEN, Date.parse(noon) - 1)).toBe(true);
  expect(isMuted(muted(noon), KITCHEN, Date.parse(noon))).toBe(false);
  expect(isMuted(muted(FOREVER), KITCHEN, Date.parse("2100-01-01"))).toBe(true);
  expect(isMuted(muted(null), KITCHEN, 0)).toBe(false);
});

test("they go with the membership, and with the room", async () => {
  for (const type of ["membership.removed", "room.deleted"] as const) {
    const { client, server } = await kitchen();
    server.prefer(KITCHEN, { favourite: true });
    await settled();
    expect(client.state.roomPreferences.size).toBe(1);
    const state = apply(client.state, "user", null, event({ type, roomId: KITCHEN }));
    expect(state.roomPreferences.size).toBe(0);
  }
});
