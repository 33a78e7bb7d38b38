import { Accounts, type SessionKind } from "./accounts.ts";
import type { Bell } from "./bell.ts";
import { Bookmarks } from "./bookmarks.ts";
import { Notifications } from "./notifications.ts";
import { Caller } from "./caller.ts";
import { type Clock, systemClock } from "./clock.ts";
import { Connection } from "./connection.ts";
import type { Drafts } from "./drafts.ts";
import { asCollabError, type CollabError } from "./errors.ts";
import { Http } from "./http.ts";
import { Live } from "./live.ts";
import { Messages } from "./messages.ts";
import { Moderation } from "./moderation.ts";
import { Patience } from "./patience.ts";
import { Pins } from "./pins.ts";
import { Reactions } from "./reactions.ts";
import type { Reading } from "./reader.ts";
import { Preferences } from "./roomPreferences.ts";
import { Rooms } from "./rooms.ts";
import type { ApiKey, SearchPage, Session } from "./schema.d.ts";
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
  /** Rooms and who is in them. */
  readonly rooms: Rooms;
  /** Posting messages, and changing those that are there. */
  readonly messages: Messages;
  readonly reactions: Reactions;
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
    this.#caller = new Caller(http, transport, clock, (error) => this.#refused(error));
    this.files = new Uploads(http, clock);
    this.reactions = new Reactions(this.#store, this.#caller);
    this.pins = new Pins(this.#store, this.#caller);
    this.bookmarks = new Bookmarks(this.#store, this.#caller);
    this.notifications = new Notifications(this.#store, this.#caller);
    this.preferences = new Preferences(this.#store, this.#caller);
    this.moderation = new Moderation(this.#caller);
    this.#live = new Live(this.#store, clock, this.#caller, transport, report);
    this.messages = new Messages(this.#store, this.#caller, this.#live);
    this.rooms = new Rooms(this.#store, clock, this.#caller, this.#live);
    this.threads = new Threading(this.#store, this.#caller, this.#live);
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

  /** What a search finds, the newest first; `before` is the `next` of the page before. */
  search(q: string, before: string | null = null): Promise<SearchPage> {
    return this.#caller.read("search.messages", { q, before });
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

  #refused(error: CollabError): void {
    if (error.code === "unauthenticated") this.#live.lost("signed-out");
  }

  #update(part: Partial<State>): void {
    this.#store.update((state) => ({ ...state, ...part }));
  }
}
