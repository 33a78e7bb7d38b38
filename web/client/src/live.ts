import { Bell } from "./bell.ts";
import type { Caller } from "./caller.ts";
import type { Clock } from "./clock.ts";
import { type Event, roomOf, roomStream } from "./events.ts";
import { without } from "./maps.ts";
import { Drafts } from "./drafts.ts";
import { Followed } from "./followed.ts";
import { Outbox } from "./outbox.ts";
import { Pages } from "./pages.ts";
import { allTold } from "./positions.ts";
import { Reader } from "./reader.ts";
import { presenceListed } from "./presence.ts";
import { markStale } from "./readMarkers.ts";
import { Quotes } from "./quotes.ts";
import { Replies } from "./replies.ts";
import { forgetInside } from "./rooms.ts";
import type { EventsPage } from "./schema.d.ts";
import { adopt } from "./snapshots.ts";
import type { Connection } from "./state.ts";
import type { Store } from "./store.ts";
import { Streams, type Surroundings } from "./streams.ts";
import type { Hello, Receiver, Recovery, Top, Transport } from "./transport.ts";
import { Typist } from "./typist.ts";
import { Whereabouts } from "./whereabouts.ts";

/** Messages that stay loaded of a room that is not open; a longer timeline is loaded anew when opened. */
const KEPT = 200;
/** Milliseconds for the word that one is no longer a member, before an ended stream is asked for again. */
const GRACE = 1_000;

/** Keeps the state in step with the server for as long as someone is signed in. */
export class Live implements Receiver, Surroundings {
  readonly bell: Bell;
  readonly pages: Pages;
  readonly replies: Replies;
  readonly followed: Followed;
  readonly quotes: Quotes;
  readonly outbox: Outbox;
  readonly drafts: Drafts;
  readonly typist: Typist;
  readonly reader: Reader;
  readonly whereabouts: Whereabouts;
  readonly report: (error: unknown) => void;
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #caller: Caller;
  readonly #transport: Transport;
  readonly #streams: Streams;
  readonly #open = new Set<string>();

  constructor(
    store: Store,
    clock: Clock,
    caller: Caller,
    transport: Transport,
    report: (error: unknown) => void,
  ) {
    this.#store = store;
    this.#clock = clock;
    this.#caller = caller;
    this.#transport = transport;
    this.report = report;
    this.bell = new Bell(store, clock);
    this.pages = new Pages(store, caller);
    this.replies = new Replies(store, caller);
    this.followed = new Followed(store, caller);
    this.quotes = new Quotes(store, caller);
    this.outbox = new Outbox(store, clock, caller);
    this.drafts = new Drafts(store, clock, caller);
    this.typist = new Typist(store, clock, caller);
    this.reader = new Reader(store, clock, caller);
    this.whereabouts = new Whereabouts(store, caller);
    this.#streams = new Streams(store, clock, this);
  }

  /** Connects; a snapshot must have been taken. */
  connect(): void {
    this.#transport.start(this);
  }

  /** Disconnects and lets go of what is under way. */
  stop(): void {
    this.#transport.stop();
    this.#streams.lost();
    this.typist.lost();
    this.outbox.stop();
    this.reader.stop();
    this.drafts.stop();
    this.#open.clear();
  }

  /** Loads a room, around one of its messages if one is named, and follows it, even without being a member. */
  async openRoom(roomId: string, around: string | null = null): Promise<void> {
    this.#open.add(roomId);
    const { rooms, memberships } = this.#store.state;
    if (rooms.get(roomId)?.isPrivate === false && !memberships.has(roomId)) {
      const watched = this.#transport.watch(roomStream(roomId));
      if (this.#transport.connected) await watched;
    }
    if (this.#open.has(roomId)) this.whereabouts.enter(roomId);
    return around === null ? this.pages.open(roomId) : this.pages.openAround(roomId, around);
  }

  /** Follows a room no longer unless one is a member, and then forgets what was loaded. */
  closeRoom(roomId: string): void {
    this.#open.delete(roomId);
    this.whereabouts.leave(roomId);
    this.reader.lookAway(roomId);
    if (this.#store.state.memberships.has(roomId)) return this.#shed(roomId);
    this.endPreview(roomId);
    this.#forget(roomId);
  }

  /** Follows a room no longer as an outsider: the server gives a member the stream by itself. */
  endPreview(roomId: string): boolean {
    return this.#transport.unwatch(roomStream(roomId));
  }

  positions(): Readonly<Record<string, Top>> {
    return allTold(this.#store.state);
  }

  tellIdle(): boolean {
    return this.whereabouts.tellIdle();
  }

  connected({ userId, version, tops }: Hello): void {
    this.#streams.connected();
    // The cookie may be another person's by now, signed in from another tab.
    if (userId !== this.#store.state.me?.id) this.#streams.startOver();
    this.#store.update((state) => ({ ...state, server: state.server && { ...state.server, version } }));
    // The subscriptions and what was missed are still to be said in this turn.
    queueMicrotask(() => this.#streams.settle(tops));
    this.#caller
      .ask("presence.list", {})
      .then(({ items }) => this.#store.update((state) => presenceListed(state, items)))
      .catch(this.report);
  }

  subscribed(stream: string, top: Top, recovery: Recovery): void {
    this.#streams.subscribed(stream, top, recovery);
  }

  unsubscribed(stream: string): void {
    this.ended(stream);
    const roomId = roomOf(stream);
    if (roomId === null) return;
    // A public room that is on show can still be looked at.
    if (!this.#store.state.memberships.has(roomId) && this.#open.has(roomId)) this.#reopen(roomId);
    this.#clock.after(GRACE, () => {
      const { memberships, positions } = this.#store.state;
      // Still a member, and yet not followed: only a new connection brings the stream back.
      if (memberships.has(roomId) && !positions.has(stream)) this.#transport.restart();
    });
  }

  refused(stream: string): void {
    this.ended(stream);
  }

  published(stream: string, offset: number | null, data: unknown): void {
    this.#streams.received(stream, offset, data as Event);
  }

  lost(why: Exclude<Connection, "live" | "connecting">): void {
    this.#streams.lost();
    this.typist.lost();
    this.whereabouts.lost();
    this.#show(why);
    if (why === "signed-out") this.#transport.stop();
  }

  async fetchEvents(positions: Readonly<Record<string, Top>>): Promise<EventsPage> {
    return this.#caller.read("sync.events", { positions });
  }

  async takeSnapshot(): Promise<void> {
    const snapshot = await this.#caller.read("sync.snapshot", {});
    // Pages asked for before may be older than the snapshot, and nothing would bring them up to it.
    this.pages.dropAll();
    this.quotes.dropAll();
    this.#store.update((state) => adopt(state, snapshot));
    for (const roomId of this.#open) if (this.#store.state.rooms.has(roomId)) void this.pages.reload(roomId);
    this.replies.renew();
    this.followed.renew();
  }

  applied(stream: string, event: Event): void {
    const roomId = roomOf(stream);
    if (roomId !== null) {
      this.pages.happened(roomId, event);
      this.replies.happened(roomId, event);
      this.quotes.happened(event);
      this.#shed(roomId);
    }
    if (event.type === "thread.followed") this.replies.happened(event.follow.roomId, event);
    if (event.type === "thread.unfollowed") this.replies.happened(event.roomId, event);
    this.followed.happened(event);
    this.typist.heard(event);
    this.bell.happened(event);
    if (event.type === "message.edited" || event.type === "message.deleted") {
      this.reader.check(event.message.roomId);
    }
    if (event.type === "membership.removed") this.#forget(event.roomId);
    if (event.type === "room.deleted" || event.type === "room.unlisted") this.#gone(event.roomId);
    if (event.type === "membership.added") this.#entered(event.room.id);
    if (event.type === "readMarker.moved") for (const moved of event.markers) this.reader.check(moved.roomId);
  }

  began(stream: string): void {
    const roomId = roomOf(stream);
    if (roomId === null) return;
    this.#store.update((state) => markStale(state, roomId));
    this.reader.check(roomId);
    // What was loaded, or is being loaded, may lack what happened just before.
    if (this.#store.state.timelines.has(roomId)) void this.pages.reload(roomId);
    this.replies.renew(roomId);
    this.followed.renew();
  }

  ended(stream: string): void {
    const roomId = roomOf(stream);
    if (roomId !== null) this.#forget(roomId);
  }

  whole(): void {
    if (this.#store.state.connection === "live") return;
    this.#show("live");
    this.outbox.resume();
    this.reader.resume();
    this.whereabouts.resume();
    this.drafts.resume();
    for (const roomId of this.#open) this.#reopen(roomId);
  }

  #gone(roomId: string): void {
    if (!this.#store.state.rooms.has(roomId)) this.#forget(roomId);
  }

  #reopen(roomId: string): void {
    const { rooms, timelines } = this.#store.state;
    if (!rooms.has(roomId)) return;
    // A message that is not there does not come by asking again; what was said of it stays on show.
    if (timelines.get(roomId)?.error?.code !== "not_found") void this.openRoom(roomId);
    this.replies.reopen(roomId);
  }

  /** Joined on another device while looking at the room here: only a new connection tells the two apart. */
  #entered(roomId: string): void {
    this.reader.check(roomId);
    if (this.endPreview(roomId)) queueMicrotask(() => this.#transport.restart());
  }

  #shed(roomId: string): void {
    const timeline = this.#store.state.timelines.get(roomId);
    if (timeline === undefined || timeline.pending.length > 0) return;
    // Old messages alone are no beginning for who opens the room again.
    if (timeline.messages.length <= KEPT && timeline.newer === null) return;
    if (this.#open.has(roomId)) return;
    this.pages.drop(roomId);
    this.#store.update((state) => ({ ...state, timelines: without(state.timelines, roomId) }));
  }

  #forget(roomId: string): void {
    this.pages.drop(roomId);
    this.replies.drop(roomId);
    this.#streams.forget(roomStream(roomId));
    this.#store.update((state) => forgetInside(state, roomId));
  }

  #show(connection: Connection): void {
    this.#store.update((state) => ({ ...state, connection }));
  }
}
