import { expect, test } from "vitest";
import type { Event } from "../src/events.ts";
import { GREATEST_UNREAD, heldFrom, mentionsIn, takeUnread, unreadIn } from "../src/readMarkers.ts";
import { apply } from "../src/reduce.ts";
import type { Message } from "../src/schema.d.ts";
import { EMPTY_STATE, EMPTY_TIMELINE, type State } from "../src/state.ts";
import { account, event, id, member, message, named as names, room, tombstone } from "./fakes/records.ts";

const roomId = id("kitchen");
const stream = `room:${roomId}`;
const position = { stream, epoch: "first", offset: 10, tag: "" };

/** A member who had read up to 4 and had so many unread when the room stood at 10. */
function member4(unread: number, changes: Partial<State> = {}): State {
  const counted = heldFrom({ roomId, lastReadOffset: 4, markerVersion: 0, unread, mentions: 0, position });
  return {
    ...EMPTY_STATE,
    me: account("alice"),
    rooms: new Map([[roomId, room("kitchen")]]),
    memberships: new Map([[roomId, member("kitchen", "alice")]]),
    positions: new Map([[stream, position]]),
    readMarkers: new Map([[roomId, counted]]),
    ...changes,
  };
}

const said = (offset: number, author = "bob"): Message => message("kitchen", `m${offset}`, author, { offset });
const created = (of: Message): Event => event({ type: "message.created", message: of });
const deleted = (of: Message): Event => event({ type: "message.deleted", message: tombstone(of) });
const moved = (lastReadOffset: number, markerVersion = 0): Event =>
  event({
    type: "readMarker.moved",
    markers: [{ roomId, lastReadOffset, markerVersion, previousOffset: 4 }],
  });

/** The room's events from offset 11 on. */
function after(state: State, ...events: Event[]): State {
  return events.reduce((held, one, index) => apply(held, stream, 11 + index, one), state);
}

function mine(state: State, one: Event): State {
  return apply(state, "user", null, one);
}

test("what others say is unread, what one says oneself is not", () => {
  const state = after(member4(3), created(said(11)), created(said(12, "alice")), created(said(13)));
  expect(unreadIn(state, roomId)).toBe(5);
  expect(unreadIn(state, id("elsewhere"))).toBe(0);
});

test("what names one is counted apart, and follows edits and deletions", () => {
  const named = (offset: number, content = "@alice"): Message =>
    message("kitchen", `m${offset}`, "bob", { offset, content, mentions: names(content) });
  const edited = (of: Message, content: string): Event =>
    event({
      type: "message.edited",
      message: { ...of, content, mentions: names(content), contentVersion: of.contentVersion + 1 },
    });
  const said11 = after(member4(3), created(named(11)), created(named(12, "@room")), created(named(13, "@bob")));
  expect([unreadIn(said11, roomId), mentionsIn(said11, roomId)]).toEqual([6, 2]);
  const changed = after(said11, edited(named(11), "never mind"), edited(named(13), "@alice"), deleted(named(12)));
  expect([unreadIn(changed, roomId), mentionsIn(changed, roomId)]).toEqual([5, 1]);
  expect(mentionsIn(mine(changed, moved(12)), roomId)).toBe(1);
  expect(mentionsIn(mine(changed, moved(13)), roomId)).toBe(0);
});

test("a group of mine is me, and what I say names nobody", () => {
  const state = member4(0, { me: { ...account("alice"), groups: ["Moderators"] } });
  const mentions = { users: [id("alice")], groups: ["moderators"], room: true };
  const heard = after(state, created({ ...said(11), mentions }), created({ ...said(12, "alice"), mentions }));
  expect(mentionsIn(heard, roomId)).toBe(1);
  const others = after(state, created({ ...said(11), mentions: { ...mentions, users: [], room: false } }));
  expect(mentionsIn(others, roomId)).toBe(1);
  expect(mentionsIn({ ...others, me: account("alice") }, roomId)).toBe(1);
});

test("whom a counted message named is known from the timeline, or the server is asked", () => {
  const state = member4(3);
  const old = message("kitchen", "m7", "bob", { offset: 7, content: "@alice" });
  const counted = heldFrom({ roomId, lastReadOffset: 4, markerVersion: 0, unread: 3, mentions: 1, position });
  const unseen = { ...state, readMarkers: new Map([[roomId, counted]]) };
  const seen = {
    ...unseen,
    timelines: new Map([[roomId, { ...EMPTY_TIMELINE, atStart: true, messages: [old] }]]),
  };
  expect(mentionsIn(after(seen, deleted(old)), roomId)).toBe(0);
  expect(after(seen, deleted(old)).readMarkers.get(roomId)?.isStale).toBe(false);
  expect(after(unseen, deleted(old)).readMarkers.get(roomId)?.isStale).toBe(true);
});

test("replies are not unread, and their deletion takes nothing away", () => {
  const reply = (offset: number): Message => ({ ...said(offset), threadId: id("m2") });
  const state = after(member4(3), created(reply(11)), created(said(12)), deleted(reply(7)), deleted(reply(11)));
  expect(unreadIn(state, roomId)).toBe(4);
  expect(unreadIn(mine(state, moved(11)), roomId)).toBe(1);
});

test("what was said before there were threads is no reply", () => {
  const { threadId: _, ...old } = said(11);
  const state = after(member4(3), created(old as Message));
  expect(unreadIn(state, roomId)).toBe(4);
  expect(unreadIn(after2(state, deleted(old as Message)), roomId)).toBe(3);
});

test("a deletion takes away what was unread, whether counted here or by the server, and nothing else", () => {
  const state = after(member4(3), created(said(11)));
  expect(unreadIn(after2(state, deleted(said(11))), roomId)).toBe(3);
  expect(unreadIn(after2(state, deleted(said(7))), roomId)).toBe(3);
  expect(unreadIn(after2(state, deleted(said(3))), roomId)).toBe(4);
  expect(unreadIn(after2(state, deleted(said(7, "alice"))), roomId)).toBe(4);
});

function after2(state: State, one: Event): State {
  return apply(state, stream, 12, one);
}

test("reading to the end leaves nothing, and what comes then is unread again", () => {
  const state = mine(after(member4(3), created(said(11)), created(said(12))), moved(12));
  expect(unreadIn(state, roomId)).toBe(0);
  expect(unreadIn(apply(state, stream, 13, created(said(13))), roomId)).toBe(1);
});

test("reading up to somewhere above what the server counted is known exactly", () => {
  const state = after(member4(3), created(said(11)), created(said(12)), created(said(13)));
  expect(unreadIn(mine(state, moved(11)), roomId)).toBe(2);
});

test("a marker that runs ahead of the room's events is not overtaken by them", () => {
  const ahead = mine(member4(3), moved(12));
  const state = after(ahead, created(said(11)), created(said(12)), created(said(13)));
  expect(unreadIn(state, roomId)).toBe(1);
});

test("an older word changes nothing, a newer version does wherever it stands", () => {
  const read = mine(member4(3), moved(10));
  expect(mine(read, moved(7))).toEqual(read);
  const back = mine(read, moved(6, 1));
  expect(back.readMarkers.get(roomId)).toMatchObject({ lastReadOffset: 6, markerVersion: 1 });
  expect(mine(back, moved(10, 0))).toEqual(back);
});

test("back into what is loaded is counted there; beyond, the server is asked", () => {
  const timeline = {
    ...EMPTY_TIMELINE,
    messages: [said(5), said(7, "alice"), tombstone(said(8)), said(9)],
    older: "5",
  };
  const loaded = mine(member4(3, { timelines: new Map([[roomId, timeline]]) }), moved(10));
  const back = mine(loaded, moved(4, 1));
  expect([unreadIn(back, roomId), back.readMarkers.get(roomId)?.isStale]).toEqual([2, false]);
  const beyond = mine(loaded, moved(2, 1));
  expect(beyond.readMarkers.get(roomId)?.isStale).toBe(true);
  const unread = { roomId, lastReadOffset: 2, markerVersion: 1, unread: 6, mentions: 0, position };
  expect(unreadIn(takeUnread(beyond, unread), roomId)).toBe(6);
});

test("an answer is added to by what has happened since, and yields to a newer marker", () => {
  const asked = mine(member4(3), moved(6));
  expect(asked.readMarkers.get(roomId)?.isStale).toBe(true);
  const later = after(asked, created(said(11)), created(said(12)));
  const answer = {
    roomId,
    lastReadOffset: 6,
    markerVersion: 0,
    unread: 2,
    mentions: 0,
    position: { ...position, offset: 11 },
  };
  const known = takeUnread(later, answer);
  expect([unreadIn(known, roomId), known.readMarkers.get(roomId)?.isStale]).toEqual([3, false]);
  const readOn = takeUnread(mine(later, moved(12)), answer);
  expect(unreadIn(readOn, roomId)).toBe(0);
});

test("nobody counts beyond a thousand, and one less of more is still more", () => {
  const state = after(member4(GREATEST_UNREAD), created(said(11)), deleted(said(6)));
  expect(unreadIn(state, roomId)).toBe(GREATEST_UNREAD);
});

test("one less of more than are counted leaves the server to be asked", () => {
  const many = Array.from({ length: GREATEST_UNREAD + 5 }, (_, number) => said(11 + number));
  const state = after(member4(0), ...many.map(created));
  expect(state.readMarkers.get(roomId)?.isStale).toBe(false);
  const gone = apply(state, stream, 11 + many.length, deleted(said(11 + GREATEST_UNREAD)));
  expect(gone.readMarkers.get(roomId)?.isStale).toBe(true);
  const few = after(member4(0), created(said(11)), deleted(said(11)));
  expect(few.readMarkers.get(roomId)?.isStale).toBe(false);
});

test("nothing is unread for who has just joined, and there is no marker for who has left", () => {
  const outside = { ...member4(3), readMarkers: new Map(), positions: new Map() };
  const entered = event({
    type: "membership.added",
    room: room("kitchen"),
    member: member("kitchen", "alice"),
    marker: { roomId, lastReadOffset: 10, markerVersion: 0 },
  });
  const joined = mine(outside, entered);
  expect([unreadIn(joined, roomId), joined.readMarkers.has(roomId)]).toEqual([0, true]);
  const grown = apply({ ...joined, positions: new Map([[stream, position]]) }, stream, 11, created(said(11)));
  expect(unreadIn(grown, roomId)).toBe(1);
  expect(mine(grown, event({ type: "membership.removed", roomId })).readMarkers.size).toBe(0);
});
