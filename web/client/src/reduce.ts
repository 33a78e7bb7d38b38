import { apiKeyCreated, apiKeyRevoked } from "./apiKeys.ts";
import { bookmarkAdded, bookmarkRemoved, bookmarksLeft } from "./bookmarks.ts";
import { draftSaved, draftsLeft } from "./drafts.ts";
import type { Event } from "./events.ts";
import { inboxGrew, inboxLeft, inboxShrank, inboxStirred } from "./inbox.ts";
import { withEntry } from "./maps.ts";
import { memberAdded, memberRemoved, membershipAdded, membershipRemoved, memberUpdated } from "./members.ts";
import { messageCreated, messageDeleted, messageEdited } from "./messages.ts";
import {
  notificationCreated,
  notificationDeleted,
  notificationRead,
  notificationSettingsUpdated,
  notificationUnread,
  notificationsLeft,
  notificationsPassed,
} from "./notifications.ts";
import { messagePinned, messageUnpinned } from "./pins.ts";
import { availabilityChanged, presenceChanged, presenceEntered, presenceLeft } from "./presence.ts";
import { reactionAdded, reactionRemoved } from "./reactions.ts";
import {
  markerBegun,
  markerEnded,
  markersMoved,
  mentionsChanged,
  unreadGrew,
  unreadShrank,
} from "./readMarkers.ts";
import { preferencesEnded, preferencesUpdated } from "./roomPreferences.ts";
import {
  roomDeleted,
  roomEntered,
  roomGrew,
  roomHushed,
  roomLeft,
  roomListed,
  roomShrank,
  roomSpokenIn,
  roomUnlisted,
  roomUpdated,
} from "./rooms.ts";
import { sessionEnded } from "./sessions.ts";
import type { State } from "./state.ts";
import { threadFollowed, threadUnfollowed } from "./threads.ts";
import { typingSent, typingStarted, typingStopped } from "./typing.ts";
import { accountUpdated, userCreated, userJoined, userUpdated } from "./users.ts";

type Type = Event["type"];
type OfType<T extends Type> = Extract<Event, { readonly type: T }>;
type Reducer<T extends Type> = (state: State, event: OfType<T>) => State;
type Reducers = { readonly [T in Type]: readonly Reducer<T>[] };

const REDUCERS: Reducers = {
  "message.created": [messageCreated, inboxStirred, roomSpokenIn, unreadGrew, typingSent],
  "message.edited": [mentionsChanged, messageEdited],
  "message.deleted": [unreadShrank, messageDeleted, roomHushed],
  "message.pinned": [messagePinned],
  "message.unpinned": [messageUnpinned],
  "reaction.added": [reactionAdded],
  "reaction.removed": [reactionRemoved],
  "member.added": [userJoined, memberAdded, roomGrew],
  "member.updated": [memberUpdated],
  "member.removed": [memberRemoved, roomShrank],
  "membership.added": [membershipAdded, roomEntered, markerBegun],
  "membership.removed": [
    membershipRemoved,
    bookmarksLeft,
    draftsLeft,
    inboxLeft,
    roomLeft,
    markerEnded,
    preferencesEnded,
    notificationsLeft,
  ],
  "room.updated": [roomUpdated],
  "room.deleted": [bookmarksLeft, draftsLeft, inboxLeft, roomDeleted, markerEnded, preferencesEnded, notificationsLeft],
  "room.listed": [roomListed],
  "room.unlisted": [roomUnlisted],
  "readMarker.moved": [markersMoved, notificationsPassed],
  "notification.created": [notificationCreated],
  "notification.read": [notificationRead],
  "notification.unread": [notificationUnread],
  "notificationSettings.updated": [notificationSettingsUpdated],
  "notification.deleted": [notificationDeleted],
  "preferences.updated": [preferencesUpdated],
  "bookmark.added": [bookmarkAdded],
  "bookmark.removed": [bookmarkRemoved],
  "thread.followed": [threadFollowed, inboxGrew],
  "thread.unfollowed": [threadUnfollowed, inboxShrank],
  "draft.saved": [draftSaved],
  "session.ended": [sessionEnded],
  "user.created": [userCreated],
  "user.updated": [userUpdated],
  "account.updated": [accountUpdated],
  "apiKey.created": [apiKeyCreated],
  "apiKey.revoked": [apiKeyRevoked],
  "availability.changed": [availabilityChanged],
  "presence.changed": [presenceChanged],
  "presence.entered": [presenceEntered],
  "presence.left": [presenceLeft],
  "typing.started": [typingStarted],
  "typing.stopped": [typingStopped],
};

/** Those that only touch what was loaded of a room's inside, and that may see an event twice. */
const INSIDE: Partial<Reducers> = {
  "message.created": [messageCreated, inboxStirred],
  "message.edited": [messageEdited],
  "message.deleted": [messageDeleted],
  "message.pinned": [messagePinned],
  "message.unpinned": [messageUnpinned],
  "reaction.added": [reactionAdded],
  "reaction.removed": [reactionRemoved],
  "member.added": [memberAdded],
  "member.updated": [memberUpdated],
  "member.removed": [memberRemoved],
  "membership.removed": [inboxLeft],
  "thread.followed": [threadFollowed, inboxGrew],
  "thread.unfollowed": [threadUnfollowed, inboxShrank],
};

/**
 * The state after an event of a stream, live, replayed or own alike. An event with an offset must be the
 * next of its stream and moves the position there; an ephemeral has none (null). Unknown types change nothing
 * else.
 */
export function apply(state: State, stream: string, offset: number | null, event: Event): State {
  const changed = run(REDUCERS, state, event);
  const held = changed.positions.get(stream);
  if (offset === null || held === undefined) return changed;
  const tag = "tag" in event ? event.tag : "";
  return { ...changed, positions: withEntry(changed.positions, stream, { ...held, offset, tag }) };
}

/** Brings lists that were read while these events went by up to date. They may hold some of them already. */
export function replay(state: State, events: readonly Event[]): State {
  return events.reduce((changed, event) => run(INSIDE, changed, event), state);
}

function run<T extends Type>(reducers: Partial<Reducers>, state: State, event: OfType<T>): State {
  const chosen = reducers[event.type as T] as readonly Reducer<T>[] | undefined;
  return chosen === undefined ? state : chosen.reduce((changed, reducer) => reducer(changed, event), state);
}
