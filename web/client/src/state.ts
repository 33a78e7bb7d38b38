import type { DraftPlace } from "./drafts.ts";
import type { CollabError } from "./errors.ts";
import type {
  ApiKey,
  Bookmark,
  Draft,
  File,
  FollowedThread,
  Member,
  Message,
  Notification,
  NotificationSettings,
  PinnedMessage,
  Position,
  PublicUser,
  Room,
  RoomPreferences,
  Session,
  TypingIndicator,
  User,
  UserPresence,
} from "./schema.d.ts";

/**
 * How things stand with the server: first attempt; everything current; lost and trying again; the server or
 * the network cannot be reached (still trying); nobody is signed in, or the session has ended.
 */
export type Connection = "connecting" | "live" | "reconnecting" | "offline" | "signed-out";

/** What the server says of itself. */
export interface Server {
  readonly name: string;
  readonly version: string;
}

/**
 * One's own message that the server has not confirmed yet. `error` is the reason why it failed, for a person.
 */
export interface PendingMessage {
  readonly id: string;
  readonly roomId: string;
  readonly content: string;
  /** The message that it quotes. */
  readonly replyToId: string | null;
  /** The thread that it goes into; null for the timeline. */
  readonly threadId: string | null;
  /** Its files, which the server has already. */
  readonly attachments: readonly File[];
  readonly sentAt: string;
  readonly status: "sending" | "failed";
  readonly error?: string;
}

/** What was typed in a composer on this device and is not saved yet. */
export interface Typed extends DraftPlace {
  readonly content: string;
  /** The version of the draft that it goes on from; 0 for none. */
  readonly seen: number;
  /** What another device has saved meanwhile; nothing is saved until the person has chosen. */
  readonly other: Draft | null;
}

/** The loaded part of a room's messages, in the room's order, and what waits to be sent there. */
export interface Timeline {
  readonly messages: readonly Message[];
  readonly pending: readonly PendingMessage[];
  /** The first message of the room is here: there is nothing older. */
  readonly atStart: boolean;
  readonly loading: boolean;
  /** Why the last load failed. */
  readonly error: CollabError | null;
  /** The server's cursor for what is older; null before the first page and at the start. */
  readonly older: string | null;
  /**
   * The server's cursor for what is newer, where the timeline was opened around an old message; null where it
   * reaches to the newest.
   */
  readonly newer: string | null;
}

/** How far one has read a room, and what is known to be unread above. */
export interface HeldMarker {
  readonly lastReadOffset: number;
  readonly markerVersion: number;
  /** Up to this offset of the room's stream, `counted` messages are unread. */
  readonly countedTo: number;
  readonly counted: number;
  /** The offsets of those that are unread above it, in order. */
  readonly since: readonly number[];
  /** How many of `counted` name me, a group of mine or everybody. */
  readonly countedMentions: number;
  /** Those of `since` that do. */
  readonly mentionsSince: readonly number[];
  /** The count is no longer right, and events do not tell what is: the server is asked. */
  readonly isStale: boolean;
  /** While stale: the offset of the last event that may have changed it. An answer from before is too old. */
  readonly changedAt: number;
}

/** The loaded part of a thread's replies, below its first message. */
export interface Thread extends Timeline {
  readonly roomId: string;
  /** Null before the first page. */
  readonly first: Message | null;
  readonly isFollowed: boolean;
}

/** The threads that one follows, newest activity first, as far as they are loaded. */
export interface Inbox {
  readonly threads: readonly FollowedThread[];
  /** Whether it is up to date. */
  readonly isLoaded: boolean;
  readonly loading: boolean;
  /** Why the last load failed. */
  readonly error: CollabError | null;
  /** The server's cursor for what comes after it; null at the end. */
  readonly older: string | null;
}

/** All that the client knows, as one immutable value. */
export interface State {
  readonly connection: Connection;
  readonly server: Server | null;
  readonly me: User | null;
  readonly users: ReadonlyMap<string, PublicUser>;
  /** The rooms one may see: one's own and the public ones. */
  readonly rooms: ReadonlyMap<string, Room>;
  /** One's own memberships, by room. */
  readonly memberships: ReadonlyMap<string, Member>;
  /** One's own markers, by room. What is unread is told by `unreadIn`. */
  readonly readMarkers: ReadonlyMap<string, HeldMarker>;
  /** What one wants of one's rooms, by room, where one has said so. `preferencesOf` knows the defaults. */
  readonly roomPreferences: ReadonlyMap<string, RoomPreferences>;
  readonly presences: ReadonlyMap<string, UserPresence>;
  /** Who has the open room open, too, by room. */
  readonly visitors: ReadonlyMap<string, ReadonlySet<string>>;
  /** By room; a room that was never opened has none. */
  readonly timelines: ReadonlyMap<string, Timeline>;
  /** By the id of their first message: those that are on show, or have something waiting to be sent. */
  readonly threads: ReadonlyMap<string, Thread>;
  /** The threads that one follows, as far as they were asked for. */
  readonly inbox: Inbox;
  /** Messages that others quote and that were looked up for it; null for one that is not to be had. */
  readonly quotes: ReadonlyMap<string, Message | null>;
  /** Who else is writing in a room and in its threads, by room. */
  readonly typing: ReadonlyMap<string, readonly TypingIndicator[]>;
  /** How far each stream has been applied. An empty `tag` is one that is not known. */
  readonly positions: ReadonlyMap<string, Position>;
  /** Everybody in a room, longest-standing first; by room, once it was opened. */
  readonly members: ReadonlyMap<string, readonly Member[]>;
  /**
   * Pinned messages, the newest pin first; by room, once asked for. A list that is missing is to be asked for
   * anew.
   */
  readonly pins: ReadonlyMap<string, readonly PinnedMessage[]>;
  /** One's own unread notifications, by id: the newest, and what has come since. */
  readonly notifications: ReadonlyMap<string, Notification>;
  /** How one wants to be told of things. */
  readonly notificationSettings: NotificationSettings;
  /** One's own bookmarks, by message. */
  readonly bookmarks: ReadonlyMap<string, Bookmark>;
  /** One's own drafts as the server has them, also emptied ones, by `draftKey`. */
  readonly drafts: ReadonlyMap<string, Draft>;
  /** What was typed here and is not saved yet, by `draftKey`. */
  readonly typed: ReadonlyMap<string, Typed>;
  /** One's own sessions, newest first, as of the last `sessions()` and what ended since. */
  readonly sessions: readonly Session[];
  /** One's own API keys, newest first, as of the last `apiKeys()` and what came and ended since. */
  readonly apiKeys: readonly ApiKey[];
}

/** The inbox before anything of it is loaded. */
export const EMPTY_INBOX: Inbox = { threads: [], isLoaded: false, loading: false, error: null, older: null };

/** Nothing known yet. */
export const EMPTY_STATE: State = {
  connection: "connecting",
  server: null,
  me: null,
  users: new Map(),
  rooms: new Map(),
  memberships: new Map(),
  readMarkers: new Map(),
  roomPreferences: new Map(),
  presences: new Map(),
  visitors: new Map(),
  timelines: new Map(),
  threads: new Map(),
  inbox: EMPTY_INBOX,
  quotes: new Map(),
  typing: new Map(),
  positions: new Map(),
  members: new Map(),
  pins: new Map(),
  notifications: new Map(),
  notificationSettings: {
    keywords: [],
    quietHours: null,
    pausedUntil: null,
    desktop: "all",
    mail: "mentions",
    push: "mentions",
  },
  bookmarks: new Map(),
  drafts: new Map(),
  typed: new Map(),
  sessions: [],
  apiKeys: [],
};

/** A room's timeline before anything of it is loaded. */
export const EMPTY_TIMELINE: Timeline = {
  messages: [],
  pending: [],
  atStart: false,
  loading: false,
  error: null,
  older: null,
  newer: null,
};

/** Whether the newest page is there, so that what happens in the room belongs into the timeline. */
export function isLoaded(timeline: Timeline): boolean {
  return timeline.atStart || timeline.older !== null;
}
