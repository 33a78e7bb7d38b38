import { expect, test } from "vitest";
import { isQuiet, isWanted } from "../src/bell.ts";
import type { NotificationSettings, RoomPreferences } from "../src/schema.d.ts";
import { EMPTY_STATE, type State } from "../src/state.ts";
import { account, id, member, message, room } from "./fakes/records.ts";

const NOW = Date.parse("2026-11-23T22:30:00.000Z");
const HALL = room("hall");

function stateWith(settings: Partial<NotificationSettings>, wishes: Partial<RoomPreferences> = {}): State {
  const { id: roomId } = HALL;
  return {
    ...EMPTY_STATE,
    me: account("me"),
    rooms: new Map([[roomId, HALL]]),
    memberships: new Map([[roomId, member("hall", "me")]]),
    roomPreferences: new Map([[roomId, { roomId, notify: "all", mutedUntil: null, favourite: false, ...wishes }]]),
    notificationSettings: { ...EMPTY_STATE.notificationSettings, ...settings },
  };
}

test("what somebody is told of is as they want it of the room, and on the desktop", () => {
  const said = message("hall", "said", "bob");
  const calls = { ...said, mentions: { users: [], groups: [], room: true } };
  const wanted = (settings: Partial<NotificationSettings>, wishes: Partial<RoomPreferences>): boolean[] =>
    [said, calls].map((one) => isWanted(stateWith(settings, wishes), one, NOW));
  expect(wanted({}, {})).toEqual([true, true]);
  expect(wanted({}, { notify: "mentions" })).toEqual([false, true]);
  expect(wanted({}, { notify: "none" })).toEqual([false, false]);
  expect(wanted({}, { mutedUntil: "2026-11-24T00:00:00.000Z" })).toEqual([false, false]);
  expect(wanted({ desktop: "mentions" }, {})).toEqual([false, true]);
  expect(wanted({ desktop: "none" }, {})).toEqual([false, false]);
  expect(isWanted(stateWith({}), { ...said, author: id("me") }, NOW)).toBe(false);
});

test("a pause and the quiet hours are quiet, by the clock of their time zone", () => {
  const quiet = (settings: Partial<NotificationSettings>): boolean => isQuiet(stateWith(settings), NOW);
  const hours = (start: string, end: string, timeZone = "UTC"): boolean =>
    quiet({ quietHours: { start, end, timeZone } });
  expect(quiet({})).toBe(false);
  expect(quiet({ pausedUntil: "2026-11-23T22:31:00.000Z" })).toBe(true);
  expect(quiet({ pausedUntil: "2026-11-23T22:30:00.000Z" })).toBe(false);
  expect([hours("22:00", "07:00"), hours("22:31", "07:00"), hours("21:00", "22:30")]).toEqual([true, false, false]);
  expect([hours("22:30", "22:31"), hours("08:00", "08:00")]).toEqual([true, true]);
  expect(hours("22:00", "22:45", "Asia/Kolkata"), "it is four o'clock there").toBe(false);
  expect(() => hours("22:00", "07:00", "No/Where")).not.toThrow();
});
