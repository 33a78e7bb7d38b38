import { draftKey } from "../../src/drafts.ts";
import type { Event } from "../../src/events.ts";
import type {
  Bookmark,
  Draft,
  EventsPage,
  Member,
  Message,
  Pin,
  PinnedMessage,
  PublicUser,
  Room,
  RoomPresence,
  RoomPreferences,
  UserPresence,
} from "../../src/schema.d.ts";
import { EMPTY_STATE } from "../../src/state.ts";
import type { Recovery, Top } from "../../src/transport.ts";
import {
  account,
  event,
  id,
  member,
  message,
  named,
  NOON,
  person,
  presence,
  reaction,
  room,
  tombstone,
} from "./records.ts";
import { Reads } from "./reads.ts";
import { count, unfollowAll } from "./threads.ts";
import type { FakeTransport } from "./transport.ts";

/** A refusal as the server words it. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: object;

  constructor(status: number, code: string, text: string, details: object = {}) {
    super(text);
    this.status = status;
    this.body = { error: { code, message: text, details } };
  }
}

/** A server in a few lines: rooms, messages and their streams, seen by alice. */
export class FakeServer {
  epoch = "first";
  /** How many events a log keeps; what is older calls for a snapshot. */
  keeps = Infinity;
  /** How many events one answer of `sync.events` holds. */
  pageOfEvents = 3;
  readonly rooms = new Map<string, Room>();
  readonly members: Member[] = [];
  readonly messages = new Map<string, Message>();
  readonly pins = new Map<string, Pin>();
  readonly bookmarks = new Map<string, Bookmark>();
  readonly drafts = new Map<string, Draft>();
  readonly roomPreferences = new Map<string, RoomPreferences>();
  readonly users = new Map<string, PublicUser>();
  readonly presences: UserPresence[] = [];
  /** Who has the room that is asked about open. */
  readonly visitors: RoomPresence[] = [];
  /** How far alice has read. */
  readonly reads = new Reads(this);
  readonly logs = new Map<string, Event[]>();
  /** The threads that alice follows. */
  readonly follows = new Set<string>();
  transport: FakeTransport | null = null;
  #tags = 0;

  constructor(...names: string[]) {
    for (const name of ["alice", ...names]) this.users.set(person(name).id, person(name));
  }

  get me(): string {
    return person("alice").id;
  }

  /** Appends to a stream and sends it to who listens. Answers the offset. */
  append(stream: string, body: Event): number {
    const log = this.logs.get(stream) ?? [];
    this.logs.set(stream, log);
    const appended = { ...body, tag: (++this.#tags).toString(16).padStart(8, "0") } as Event;
    log.push(appended);
    this.transport?.push(stream, log.length, appended);
    return log.length;
  }

  addRoom(name: string, owner: string, changes: Partial<Room> = {}): Room {
    const made = room(name, { ...changes, createdBy: person(owner).id, members: 0 });
    this.rooms.set(made.id, made);
    if (!made.isPrivate) this.append("directory", event({ type: "room.listed", room: made }));
    this.join(name, owner, "owner");
    return made;
  }

  /** Changes a room; who is no member hears it from the directory. */
  update(roomName: string, changes: Partial<Room>): Room {
    const { id: roomId } = room(roomName);
    const before = this.rooms.get(roomId);
    const now = this.#change(roomId, () => changes);
    this.append(`room:${roomId}`, event({ type: "room.updated", room: now }));
    if (!now.isPrivate) this.append("directory", event({ type: "room.listed", room: now }));
    else if (before?.isPrivate === false) this.append("directory", event({ type: "room.unlisted", roomId }));
    return now;
  }

  join(roomName: string, name: string, role: Member["role"] = "member"): void {
    const joined = member(roomName, name, { role });
    this.members.push(joined);
    const now = this.#change(joined.roomId, (held) => ({ members: held.members + 1 }));
    const user = person(name);
    this.append(
      `room:${now.id}`,
      event({ type: "member.added", member: joined, user, members: now.members }),
    );
    if (user.id !== this.me) return;
    const marker = this.reads.begin(now.id);
    this.append(`user:${this.me}`, event({ type: "membership.added", room: now, member: joined, marker }));
    this.transport?.subscribe(`room:${now.id}`);
  }

  leave(roomName: string, name: string): void {
    const { roomId, userId } = member(roomName, name);
    this.members.splice(
      this.members.findIndex((one) => one.roomId === roomId && one.userId === userId),
      1,
    );
    const { members } = this.#change(roomId, (held) => ({ members: held.members - 1 }));
    if (userId === this.me) this.#end(roomId);
    this.append(`room:${roomId}`, event({ type: "member.removed", roomId, userId, members }));
    if (userId === this.me) this.transport?.unsubscribe(`room:${roomId}`);
  }

  deleteRoom(roomName: string): void {
    const { id: roomId } = room(roomName);
    const gone = this.members.filter((one) => one.roomId === roomId);
    for (const one of gone) this.members.splice(this.members.indexOf(one), 1);
    const mine = gone.some(({ userId }) => userId === this.me);
    if (mine) this.#end(roomId);
    this.append(`room:${roomId}`, event({ type: "room.deleted", roomId }));
    this.append("directory", event({ type: "room.unlisted", roomId }));
    this.rooms.delete(roomId);
    this.transport?.unsubscribe(`room:${roomId}`);
  }

  post(roomName: string, name: string, author: string, changes: Partial<Message> = {}): Message {
    const { id: roomId } = room(roomName);
    const offset = (this.logs.get(`room:${roomId}`)?.length ?? 0) + 1;
    const posted = message(roomName, name, author, { offset, ...changes });
    this.messages.set(posted.id, posted);
    this.#change(roomId, (held) => ({ messageCount: held.messageCount + 1, lastActivity: NOON }));
    const thread = count(this.messages, posted);
    this.append(`room:${roomId}`, event({ type: "message.created", message: posted, thread }));
    return posted;
  }

  /** Takes the text that it replaces out of the log's earlier events. */
  edit(id: string, content: string, by: string | null = null): Message {
    const held = this.message(id);
    const edited = {
      ...held,
      content,
      mentions: named(content),
      isEdited: true,
      editedAt: NOON,
      editedBy: by === null ? null : person(by).id,
      contentVersion: held.contentVersion + 1,
    };
    this.messages.set(id, edited);
    this.#rewrite(held, (told) => ({ ...told, content: "", mentions: named("") }));
    this.append(`room:${held.roomId}`, event({ type: "message.edited", message: edited }));
    return edited;
  }

  /** Leaves a tombstone, in the log's earlier events, too. */
  delete(id: string): Message {
    const left = tombstone(this.message(id));
    this.messages.set(id, left);
    this.pins.delete(id);
    this.#rewrite(left, () => left);
    this.#change(left.roomId, (held) => ({ messageCount: held.messageCount - 1 }));
    const thread = count(this.messages, left);
    this.append(`room:${left.roomId}`, event({ type: "message.deleted", message: left, thread }));
    return left;
  }

  react(id: string, name: string, emoji: string, adds = true): void {
    const held = this.message(id);
    const one = reaction(held, name, emoji);
    const others = held.reactions.filter(
      ({ author, emoji: sign }) => author !== one.author || sign !== emoji,
    );
    this.messages.set(id, { ...held, reactions: adds ? [...others, one] : others });
    const type = adds ? "reaction.added" : "reaction.removed";
    this.append(`room:${held.roomId}`, event({ type, roomId: held.roomId, reaction: one }));
  }

  /** Pins or unpins a message, in bob's name. */
  pin(id: string, adds = true): void {
    const held = this.message(id);
    if (held.isPinned === adds || held.deletedAt !== null) return;
    this.messages.set(id, { ...held, isPinned: adds });
    const pin = { messageId: id, roomId: held.roomId, pinnedBy: person("bob").id, pinnedAt: NOON };
    this.pins.delete(id);
    if (adds) this.pins.set(id, pin);
    this.append(
      `room:${held.roomId}`,
      event({ type: adds ? "message.pinned" : "message.unpinned", pin }),
    );
  }

  /** A room's pinned messages, the newest pin first. */
  pinned(roomId: string): PinnedMessage[] {
    const of = [...this.pins.values()].filter((pin) => pin.roomId === roomId).reverse();
    return of.map((pin) => ({ pin, message: this.message(pin.messageId) }));
  }

  /** Adds or removes a bookmark of alice. */
  bookmark(messageId: string, adds: boolean): void {
    const { roomId } = this.message(messageId);
    if (this.bookmarks.has(messageId) === adds) return;
    const bookmark = { messageId, roomId, createdAt: NOON };
    if (adds) this.bookmarks.set(messageId, bookmark);
    else this.bookmarks.delete(messageId);
    this.append(
      `user:${this.me}`,
      event({ type: adds ? "bookmark.added" : "bookmark.removed", bookmark }),
    );
  }

  /** Saves a draft of alice, as the server does it. */
  draft(roomId: string, content: string, version: number, threadId: string | null = null): Draft | null {
    const key = draftKey({ roomId, threadId });
    const current = this.drafts.get(key);
    if (content === (current?.content ?? "")) return current ?? null;
    if (version !== (current?.version ?? 0)) {
      throw new Refusal(409, "conflict", "Another device has saved another draft.", { current });
    }
    const draft = { roomId, threadId, content, version: version + 1, updatedAt: NOON };
    this.drafts.set(key, draft);
    this.append(`user:${this.me}`, event({ type: "draft.saved", draft }));
    return draft;
  }

  /** Changes what alice wants of a room. */
  prefer(roomId: string, changes: Partial<RoomPreferences>): RoomPreferences {
    const plain = { roomId, notify: "mentions", mutedUntil: null, favourite: false } as const;
    const preferences = { ...(this.roomPreferences.get(roomId) ?? plain), ...changes };
    this.roomPreferences.set(roomId, preferences);
    this.append(`user:${this.me}`, event({ type: "preferences.updated", preferences }));
    return preferences;
  }

  message(id: string): Message {
    const held = this.messages.get(id);
    if (held === undefined) throw new Refusal(404, "not_found", "There is no such message.");
    return held;
  }

  comesOnline(name: string): void {
    const changed = presence(name, "ONLINE");
    this.presences.push(changed);
    this.transport?.push("directory", null, event({ type: "presence.changed", presences: [changed] }));
  }

  /** Someone opens a room. */
  visits(roomName: string, name: string): void {
    const roomId = id(roomName);
    const visitor = { ...presence(name, "ONLINE"), currentRoom: roomId };
    this.visitors.push(visitor);
    const entered = event({ type: "presence.entered", roomId, presences: [visitor] });
    this.transport?.push(`room:${roomId}`, null, entered);
  }

  /** The streams that alice is given. */
  streams(): string[] {
    const joined = this.members
      .filter(({ userId }) => userId === this.me)
      .map(({ roomId }) => `room:${roomId}`);
    return [`user:${this.me}`, "directory", ...joined];
  }

  top(stream: string): Top {
    const log = this.logs.get(stream) ?? [];
    return { epoch: this.epoch, offset: log.length, tag: tagOf(log.at(-1)) };
  }

  /** What follows a position, or how that fails. */
  after(stream: string, held: Top | undefined): { recovery: Recovery; missed: [number, Event][] } {
    const log = this.logs.get(stream) ?? [];
    if (held === undefined) return { recovery: "none", missed: [] };
    const behind = log.length - held.offset;
    const known = held.offset === 0 || !held.tag || tagOf(log[held.offset - 1]) === held.tag;
    if (held.epoch !== this.epoch || behind < 0 || behind > this.keeps || !known)
      return { recovery: "lost", missed: [] };
    const missed = log
      .slice(held.offset)
      .map((one, place): [number, Event] => [held.offset + place + 1, one]);
    return { recovery: "whole", missed };
  }

  /** The rooms that alice may see. */
  visible(): Room[] {
    const streams = this.streams();
    return [...this.rooms.values()].filter(
      ({ id, isPrivate }) => !isPrivate || streams.includes(`room:${id}`),
    );
  }

  snapshot(): object {
    return {
      server: { name: "Test", version: "1", time: NOON },
      user: account("alice"),
      users: [...this.users.values()],
      rooms: this.visible(),
      memberships: this.members.filter(({ userId }) => userId === this.me),
      unread: this.reads.all(),
      roomPreferences: [...this.roomPreferences.values()],
      notifications: [],
      notificationSettings: EMPTY_STATE.notificationSettings,
      bookmarks: [...this.bookmarks.values()],
      drafts: [...this.drafts.values()],
      presences: this.presences,
      positions: Object.fromEntries(
        this.streams().map((stream) => [stream, { stream, ...this.top(stream) }]),
      ),
    };
  }

  events(positions: Record<string, Top>): EventsPage {
    const parts = Object.entries(positions).map(([stream, held]) => {
      const { recovery, missed } = this.after(stream, held);
      const page = missed.slice(0, this.pageOfEvents).map(([offset, data]) => ({ offset, data }));
      const more = missed.length > page.length;
      const reached = more
        ? { offset: page.at(-1)?.offset ?? 0, tag: tagOf(missed[page.length - 1]?.[1]) }
        : {};
      const position = { stream, ...this.top(stream), ...reached };
      return [stream, { events: page, position, more, snapshot: recovery === "lost" }];
    });
    return { streams: Object.fromEntries(parts) } as EventsPage;
  }

  /** Alice's membership ends, and what she has kept there goes along. */
  #end(roomId: string): void {
    unfollowAll(this, roomId);
    this.roomPreferences.delete(roomId);
    for (const [key, one] of this.bookmarks) if (one.roomId === roomId) this.bookmarks.delete(key);
    for (const [key, one] of this.drafts) if (one.roomId === roomId) this.drafts.delete(key);
    this.append(`user:${this.me}`, event({ type: "membership.removed", roomId }));
  }

  #rewrite({ id, roomId }: Message, change: (told: Message) => Message): void {
    const log = this.logs.get(`room:${roomId}`) ?? [];
    log.forEach((one, place) => {
      if ("message" in one && one.message.id === id) log[place] = { ...one, message: change(one.message) };
    });
  }

  #change(roomId: string, changes: (held: Room) => Partial<Room>): Room {
    const held = this.rooms.get(roomId);
    if (held === undefined) throw new Refusal(404, "not_found", "There is no such room.");
    const changed = { ...held, ...changes(held) };
    this.rooms.set(roomId, changed);
    return changed;
  }
}

function tagOf(one: Event | undefined): string {
  return one !== undefined && "tag" in one ? one.tag : "";
}
