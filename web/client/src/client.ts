import { Accounts, type SessionKind } from "./accounts.ts";
import type { Bell } from "./bell.ts";
import { Bookmarks } from "./bookmarks.ts";
import { Notifications } from "./notifications.ts";
import { Caller } from "./caller.ts";
import { type Clock, systemClock } from "./clock.ts";
import { Connection } from "./connection.ts";
import type { Drafts } from "./drafts.ts";
import { asCollabError, CollabError } from "./errors.ts";
import { Http } from "./http.ts";
import { newId } from "./ids.ts";
import { Live } from "./live.ts";
import { withEntry } from "./maps.ts";
import { messageDeleted, messageEdited } from "./messages.ts";
import { Moderation } from "./moderation.ts";
import type { Target } from "./outbox.ts";
import { Patience } from "./patience.ts";
import { Pins } from "./pins.ts";
import { reactionAdded } from "./reactions.ts";
import type { Reading } from "./reader.ts";
import { Preferences } from "./roomPreferences.ts";
import { changeRoom, roomUpdated } from "./rooms.ts";
import type {
  ApiKey,
  CreateRoom,
  Member,
  Message,
  RevisionPage,
  Room,
  SearchPage,
  Session,
  UpdateRoom,
} from "./schema.d.ts";
import { EMPTY_STATE, type State } from "./state.ts";
import { type Listener, Store } from "./store.ts";
import { Threading } from "./threading.ts";
import type { Transport } from "./transport.ts";
import { Uploads } from "./uploads.ts";
import type { Whereabouts } from "./whereabouts.ts";

/** What a client is made with; in a browser, nothing is needed. */
export interface ClientOptions {
  /** `https://host[:port][/path]` of the server; by default its page's, without a path. */
  readonly baseUrl?: string;
  /** How the session is carried; `token` where there are no cookies, as in Node. */
  readonly session?: SessionKind;
  /** The token of a session that exists already. */
  readonly token?: string;
  readonly fetch?: typeof fetch;
  /** A WebSocket constructor where the platform has none of its own. */
  readonly WebSocket?: unknown;
  readonly clock?: Clock;
  /** Another live way to the server than a WebSocket. */
  readonly transport?: Transport;
  /** Told of errors that nobody waits for; by default they go to the console. */
  readonly report?: (error: unknown) => void;
}

/** A client of one collabd server: its state as it changes, and everything that a person can do. */
export class Client extends Accounts {
  /** What rooms keep in view. */
  readonly pins: Pins;
  /** What one keeps for oneself. */
  readonly bookmarks: Bookmarks;
  readonly notifications: Notifications;
  /** What one wants of one's rooms. */
  readonly preferences: Preferences;
  /** Reports, suspensions, bans, the audit log. */
  readonly moderation: Moderation;
  /** Threads: replies below a message, quotes, and the inbox. */
  readonly threads: Threading;
  /** What one has begun to write. */
  readonly drafts: Drafts;
  /** Files: sending them, and where they are. */
  readonly files: Uploads;
  readonly #store = new Store();
  readonly #clock: Clock;
  readonly #caller: Caller;
  readonly #live: Live;
  /** That of the start under way or done; null once stopped. */
  #patience: Patience | null = null;

  constructor(options: ClientOptions = {}) {
    const clock = options.clock ?? systemClock;
    const http = new Http(options.baseUrl ?? "", options.fetch ?? ((...request) => fetch(...request)), clock);
    http.token = options.token ?? null;
    super(http, options.session ?? "cookie");
    const report = options.report ?? ((error: unknown) => console.error(error));
    const transport =
      options.transport ?? new Connection({ ...options, token: () => http.token, clock, report });
    this.#clock = clock;
    this.#caller = new Caller(http, transport, (error) => this.#refused(error));
    this.files = new Uploads(http, clock);
    this.pins = new Pins(this.#store, clock, this.#caller);
    this.bookmarks = new Bookmarks(this.#store, clock, this.#caller);
    this.notifications = new Notifications(this.#store, clock, this.#caller);
    this.preferences = new Preferences(this.#store, clock, this.#caller);
    this.moderation = new Moderation(clock, this.#caller);
    this.#live = new Live(this.#store, clock, this.#caller, transport, report);
    this.threads = new Threading(this.#store, clock, this.#caller, this.#live);
    this.drafts = this.#live.drafts;
  }

  /** All that is known, as one immutable value. */
  get state(): State {
    return this.#store.state;
  }

  /** What is read and unread. */
  get reading(): Reading {
    return this.#live.reader;
  }

  /** What is to be told in the moment in which it happens. */
  get bell(): Bell {
    return this.#live.bell;
  }

  /** What this device is doing, what one says of oneself, and when others were last seen. */
  get presence(): Whereabouts {
    return this.#live.whereabouts;
  }

  /** Calls `listener` with each new state, at most once per turn, until the returned function is called. */
  subscribe(listener: Listener): () => void {
    return this.#store.subscribe(listener);
  }

  /**
   * Fetches what a client needs to begin and connects. Says whether someone is signed in; while the server
   * cannot be reached it goes on trying, and `state.connection` says so.
   */
  async start(): Promise<"signed-in" | "signed-out"> {
    this.stop();
    const patience = new Patience(this.#clock);
    this.#patience = patience;
    this.#update({ connection: "connecting" });
    for (;;) {
      const began = await this.#begin();
      if (this.#patience !== patience || this.state.connection === "signed-out") return "signed-out";
      if (began) break;
      await patience.wait();
    }
    this.#live.connect();
    return "signed-in";
  }

  /** Disconnects. The state stays as it is. */
  stop(): void {
    this.#patience?.end();
    this.#patience = null;
    this.#live.stop();
  }

  /** Ends the session and forgets everything. */
  override async signOut(): Promise<void> {
    await super.signOut().catch((error: unknown) => {
      if (asCollabError(error).code !== "unauthenticated") throw error;
    });
    this.stop();
    this.#update({ ...EMPTY_STATE, connection: "signed-out" });
  }

  override async sessions(): Promise<readonly Session[]> {
    const sessions = await super.sessions();
    this.#update({ sessions });
    return sessions;
  }

  override async apiKeys(): Promise<readonly ApiKey[]> {
    const apiKeys = await super.apiKeys();
    this.#update({ apiKeys });
    return apiKeys;
  }

  override async endSession(sessionId: string): Promise<void> {
    await super.endSession(sessionId);
    this.#update({ sessions: this.state.sessions.filter(({ id }) => id !== sessionId) });
  }

  override async endOtherSessions(): Promise<void> {
    await super.endOtherSessions();
    this.#update({ sessions: this.state.sessions.filter(({ current }) => current) });
  }

  /**
   * Loads a room's newest messages, or those around one of them, and its members, and follows it, even without
   * being a member. A failure shows in the timeline's `error`: `not_found` if there is no such message.
   */
  openRoom(roomId: string, around: string | null = null): Promise<void> {
    return this.#live.openRoom(roomId, around);
  }

  /** The room is no longer on show: what was loaded of it may be forgotten. */
  closeRoom(roomId: string): void {
    this.#live.closeRoom(roomId);
  }

  /** Loads the messages before the oldest that is here. A failure shows in the timeline's `error`. */
  loadOlder(roomId: string): Promise<void> {
    return this.#live.pages.older(roomId);
  }

  /** Loads the messages after the newest that is here, where the room was opened around an old one. */
  loadNewer(roomId: string): Promise<void> {
    return this.#live.pages.newer(roomId);
  }

  /** Loads the newest messages in place of old ones. */
  loadLatest(roomId: string): Promise<void> {
    return this.#live.pages.latest(roomId);
  }

  /** Makes a room; one is its owner. */
  async createRoom(room: Pick<CreateRoom, "name" | "description" | "kind">): Promise<Room> {
    const result = await this.#caller.command("room.create", { ...room, id: this.#id() });
    return this.#made(result.room);
  }

  /** The room of these people and oneself, which is made if there is none yet. */
  async openDirectRoom(userIds: readonly string[]): Promise<Room> {
    const result = await this.#caller.command("room.openDirect", { userIds: [...userIds], commandId: this.#id() });
    return this.#made(result.room);
  }

  /** Changes what is named of a room; the rest stays. */
  async updateRoom(roomId: string, changes: Omit<UpdateRoom, "roomId" | "commandId">): Promise<void> {
    const { room } = await this.#caller.command("room.update", { roomId, ...changes, commandId: this.#id() });
    if (room !== null) this.#store.updateApart((state) => roomUpdated(state, { room }));
  }

  /** Makes a member an owner of the room, or no longer one. */
  async setRole(roomId: string, userId: string, role: Member["role"]): Promise<void> {
    await this.#caller.command("member.update", { roomId, userId, role, commandId: this.#id() });
  }

  /** Becomes a member of a public room. */
  async joinRoom(roomId: string): Promise<void> {
    this.#live.endPreview(roomId);
    await this.#caller.command("room.join", { roomId, commandId: this.#id() });
  }

  /** Stops being a member. */
  async leaveRoom(roomId: string): Promise<void> {
    const { room } = await this.#caller.command("room.leave", { roomId, commandId: this.#id() });
    // The room's own events, with the new count of its members, no longer come this way.
    if (room !== null) this.#store.update((state) => changeRoom(state, roomId, () => room));
  }

  /** Deletes a room with everything in it. */
  async deleteRoom(roomId: string): Promise<void> {
    await this.#caller.command("room.delete", { roomId, commandId: this.#id() });
  }

  /** Brings a person into a room. */
  async addMember(roomId: string, userId: string): Promise<void> {
    await this.#caller.command("member.add", { roomId, userId, commandId: this.#id() });
  }

  /** Takes a person out of a room. */
  async removeMember(roomId: string, userId: string): Promise<void> {
    await this.#caller.command("member.remove", { roomId, userId, commandId: this.#id() });
  }

  /** Posts a message: it is pending in the room's timeline, or in the thread, from now on. Answers its id. */
  sendMessage(roomId: string, content: string, target: Target = {}): string {
    this.#live.typist.set(roomId, target.threadId ?? null, false);
    const id = this.#live.outbox.send(roomId, content, target);
    // What one says stands at the end of the room.
    if (!target.threadId) void this.#live.pages.latest(roomId);
    return id;
  }

  /** Sends a failed message again. */
  retryMessage(id: string): void {
    this.#live.outbox.retry(id);
  }

  /** Lets go of a message that was not sent. */
  discardMessage(id: string): void {
    this.#live.outbox.discard(id);
  }

  /**
   * Changes a message: one's own, or as a Moderator in a public room another's. If another device was faster:
   * `conflict`, with the message as it stands in `details.current`; if it was deleted: `gone`, with the
   * tombstone in `details.record`.
   */
  async editMessage({ id, contentVersion }: Message, content: string): Promise<void> {
    const command = { messageId: id, content, contentVersion, commandId: this.#id() };
    const { message } = await this.#caller.change("message.edit", command);
    if (message !== null) this.#store.updateApart((state) => messageEdited(state, { message, isStripped: false }));
  }

  /** Deletes a message; a tombstone without its text stays. */
  async deleteMessage({ id }: Message): Promise<void> {
    const { message } = await this.#caller.change("message.delete", { messageId: id, commandId: this.#id() });
    if (message !== null) this.#store.updateApart((state) => messageDeleted(state, { message }));
  }

  /** What a message has said, newest first; `before` is the `next` of the page before. */
  async history({ id }: Message, before: string | null = null): Promise<RevisionPage> {
    return this.#caller.read("message.history", { messageId: id, before });
  }

  /** What a search finds, the newest first; `before` is the `next` of the page before. */
  search(q: string, before: string | null = null): Promise<SearchPage> {
    return this.#caller.read("search.messages", { q, before });
  }

  /** Reacts to a message. */
  async addReaction({ id, roomId }: Message, emoji: string): Promise<void> {
    const { reaction } = await this.#caller.command("reaction.add", {
      messageId: id,
      emoji,
      commandId: this.#id(),
    });
    if (reaction !== null) this.#store.updateApart((state) => reactionAdded(state, { roomId, reaction }));
  }

  /** Takes a reaction back: one's own, or as a Moderator in a public room that of `author`. */
  async removeReaction({ id }: Message, emoji: string, author: string | null = null): Promise<void> {
    await this.#caller.command("reaction.remove", { messageId: id, emoji, author, commandId: this.#id() });
  }

  /** Says that one is writing in a room or a thread of it (as often as one likes), or has stopped. */
  setTyping(roomId: string, threadId: string | null, typing: boolean): void {
    this.#live.typist.set(roomId, threadId, typing);
  }

  /** Takes the first snapshot; false if that must be tried again, or nobody is signed in. */
  async #begin(): Promise<boolean> {
    try {
      await this.#live.takeSnapshot();
      return true;
    } catch (thrown) {
      const error = asCollabError(thrown);
      if (error.code === "unauthenticated") return false;
      if (!error.temporary) throw error;
      this.#update({ connection: "offline" });
      return false;
    }
  }

  #made(made: Room | null): Room {
    if (made === null) throw new CollabError("unexpected", "The room was made, but is not to be seen.");
    this.#store.updateApart((state) => ({ ...state, rooms: withEntry(state.rooms, made.id, made) }));
    return made;
  }

  #refused(error: CollabError): void {
    if (error.code === "unauthenticated") this.#live.lost("signed-out");
  }

  #update(part: Partial<State>): void {
    this.#store.update((state) => ({ ...state, ...part }));
  }

  #id(): string {
    return newId(this.#clock.now());
  }
}
