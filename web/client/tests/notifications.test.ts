import { expect, test } from "vitest";
import type { Event } from "../src/events.ts";
import { apply } from "../src/reduce.ts";
import type { Notification } from "../src/schema.d.ts";
import { EMPTY_STATE, type State } from "../src/state.ts";
import { event, id, NOON } from "./fakes/records.ts";

function notification(name: string, changes: Partial<Notification> = {}): Notification {
  return {
    id: id(name),
    userId: id("alice"),
    type: "MENTION",
    reason: "mentioned",
    message: "",
    title: "Bob mentioned you",
    actorId: id("bob"),
    roomId: id("kitchen"),
    relatedId: id(`${name}-message`),
    threadId: null,
    offset: 5,
    actionUrl: "/rooms",
    isRead: false,
    createdAt: NOON,
    ...changes,
  };
}

function after(...events: Event[]): string[] {
  const state = events.reduce((held: State, one) => apply(held, "user", null, one), EMPTY_STATE);
  return [...state.notifications.keys()];
}

const made = (name: string, changes: Partial<Notification> = {}): Event =>
  event({ type: "notification.created", notification: notification(name, changes) });
const moved = (lastReadOffset: number): Event =>
  event({
    type: "readMarker.moved",
    markers: [{ roomId: id("kitchen"), lastReadOffset, markerVersion: 0, previousOffset: 0 }],
  });
const three = [made("low"), made("high", { offset: 9 }), made("reply", { offset: null, threadId: id("first") })];

test("what concerns me waits until it is read, here or elsewhere, or deleted", () => {
  expect(after(...three)).toEqual([id("low"), id("high"), id("reply")]);
  expect(after(...three, event({ type: "notification.read", notificationIds: [id("high")] }))).toHaveLength(2);
  expect(after(...three, event({ type: "notification.deleted", notificationId: id("low") }))).toHaveLength(2);
  expect(after(...three, event({ type: "notification.read", notificationIds: null }))).toEqual([]);
});

test("reading a room reads what was said in its timeline up to there", () => {
  expect(after(...three, moved(5))).toEqual([id("high"), id("reply")]);
  expect(after(...three, moved(4))).toHaveLength(3);
});

test("leaving a room takes what concerned me there along", () => {
  const elsewhere = made("elsewhere", { roomId: id("cellar") });
  const left = event({ type: "membership.removed", roomId: id("kitchen") });
  expect(after(...three, elsewhere, left)).toEqual([id("elsewhere")]);
});
