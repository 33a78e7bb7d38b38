import { Backlog } from "./backlog.ts";
import type { Clock } from "./clock.ts";
import { CollabError } from "./errors.ts";
import { type Event, roomOf } from "./events.ts";
import { hold, placeOf, told } from "./positions.ts";
import { apply } from "./reduce.ts";
import type { StreamEvents, EventsPage } from "./schema.d.ts";
import type { Store } from "./store.ts";
import type { Recovery, Top } from "./transport.ts";

/** Streams asked for in one request: their positions fit well into a frame. */
const STREAMS_AT_ONCE = 50;
/** Milliseconds until a failed attempt to catch up is repeated. */
const PAUSE = 2_000;
/** Snapshots in a row that leave something missing, until it is taken for the server's mistake. */
const GREATEST_STARTS = 3;

/** What the streams need of the rest of the client. */
export interface Surroundings {
  /** Asks for the events after these positions. */
  fetchEvents(positions: Readonly<Record<string, Top>>): Promise<EventsPage>;
  /** Takes a fresh snapshot into the state. */
  takeSnapshot(): Promise<void>;
  /** An event has been applied. */
  applied(stream: string, event: Event): void;
  /** A stream is followed from here on; what was loaded before may lack something. */
  began(stream: string): void;
  /** The server no longer gives this stream. */
  ended(stream: string): void;
  /** Nothing is missing any longer. */
  whole(): void;
  /** Something went wrong that nobody waits for. */
  report(error: unknown): void;
}

/**
 * Sees to it that every stream is applied without a gap and without a double: what comes next is applied,
 * what is held is passed over, what is missing is fetched, and where that cannot be had, a fresh snapshot is
 * taken.
 */
export class Streams {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #around: Surroundings;
  readonly #backlogs = new Map<string, Backlog>();
  readonly #broken = new Set<string>();
  #snapshotNeeded = false;
  #mending = false;
  #up = false;
  #callOff: () => void = () => undefined;

  constructor(store: Store, clock: Clock, around: Surroundings) {
    this.#store = store;
    this.#clock = clock;
    this.#around = around;
  }

  /** Whether all that is known to exist has been applied. */
  get areWhole(): boolean {
    return this.#broken.size === 0 && !this.#snapshotNeeded;
  }

  /** A connection stands. */
  connected(): void {
    this.#up = true;
  }

  /**
   * The connection is gone: the next one goes on from the held positions, so nothing else need be remembered.
   */
  lost(): void {
    this.#up = false;
    this.#callOff();
    this.#backlogs.clear();
    this.#broken.clear();
    this.#snapshotNeeded = false;
  }

  /** A subscription stands; `top` is where the stream was then. */
  subscribed(stream: string, top: Top, recovery: Recovery): void {
    const held = this.#store.state.positions.get(stream);
    if (held === undefined) return this.#begin(stream, top);
    const same = held.epoch === top.epoch && held.offset === top.offset;
    if (recovery === "lost" || (recovery === "none" && !same)) this.#break(stream);
  }

  /** All that a new connection brought has been said: `tops` is where the streams stood as it was made. */
  settle(tops: Readonly<Record<string, Top>>): void {
    for (const [stream, top] of Object.entries(tops)) {
      const held = this.#store.state.positions.get(stream);
      if (held !== undefined && held.offset < top.offset) this.#broken.add(stream);
      if (held?.tag === "" && held.offset === top.offset)
        this.#store.update((state) => hold(state, stream, top));
    }
    void this.#mend();
  }

  /** Nothing that is held can be gone on from. */
  startOver(): void {
    this.#needSnapshot();
  }

  /** Something came in a stream. */
  received(stream: string, offset: number | null, event: Event): void {
    if (offset === null) return this.#apply(stream, null, event);
    const held = this.#store.state.positions.get(stream);
    if (held === undefined) return; // let go of: the last words of a room that one has left
    const place = placeOf(held, offset);
    this.#backlog(stream).note(offset);
    if (place === "gap") {
      this.#backlog(stream).keep(offset, event);
      this.#break(stream);
    } else if (place === "next") {
      this.#apply(stream, offset, event);
      this.#drain(stream);
    }
  }

  /** Forgets all about a stream that is no longer given. */
  forget(stream: string): void {
    this.#backlogs.delete(stream);
    this.#broken.delete(stream);
  }

  #begin(stream: string, top: Top): void {
    this.#store.update((state) => hold(state, stream, top));
    this.#around.began(stream);
  }

  #backlog(stream: string): Backlog {
    const backlog = this.#backlogs.get(stream) ?? new Backlog();
    this.#backlogs.set(stream, backlog);
    return backlog;
  }

  #apply(stream: string, offset: number | null, event: Event): void {
    try {
      this.#store.update((state) => apply(state, stream, offset, event));
      this.#around.applied(stream, event);
    } catch (error) {
      // An event that this client cannot digest would come back for ever; the snapshot lies behind it.
      this.#around.report(error);
      this.#needSnapshot();
    }
  }

  #drain(stream: string): void {
    const backlog = this.#backlog(stream);
    for (;;) {
      const next = this.#offset(stream) + 1;
      const event = backlog.take(next);
      if (event === undefined) return;
      this.#apply(stream, next, event);
    }
  }

  #offset(stream: string): number {
    return this.#store.state.positions.get(stream)?.offset ?? 0;
  }

  #break(stream: string): void {
    this.#broken.add(stream);
    void this.#mend();
  }

  #needSnapshot(): void {
    this.#snapshotNeeded = true;
    void this.#mend();
  }

  async #mend(): Promise<void> {
    if (this.#mending || !this.#up) return;
    this.#mending = true;
    try {
      await this.#mendAll();
      if (this.#up) this.#around.whole();
    } catch (error) {
      this.#around.report(error);
      if (this.#up) this.#callOff = this.#clock.after(PAUSE, () => void this.#mend());
    } finally {
      this.#mending = false;
    }
  }

  async #mendAll(): Promise<void> {
    let starts = 0;
    // What breaks in one turn is mended together.
    await Promise.resolve();
    while (this.#up && !this.areWhole) {
      if (!this.#snapshotNeeded) await this.#catchUp();
      else if (++starts <= GREATEST_STARTS) await this.#takeSnapshot();
      else throw new CollabError("unexpected", "The server's snapshots and streams do not agree.");
    }
  }

  async #takeSnapshot(): Promise<void> {
    await this.#around.takeSnapshot();
    this.#snapshotNeeded = false;
    this.#broken.clear();
    // What came while the snapshot was read may be in it or not.
    for (const stream of [...this.#backlogs.keys()]) {
      this.#drain(stream);
      if (this.#lacks(stream)) this.#broken.add(stream);
    }
  }

  async #catchUp(): Promise<void> {
    const { positions } = this.#store.state;
    const asked = [...this.#broken].slice(0, STREAMS_AT_ONCE);
    const held = asked.flatMap((stream) => {
      const position = positions.get(stream);
      return position === undefined ? [] : [[stream, told(position)] as const];
    });
    const answer = await this.#around.fetchEvents(Object.fromEntries(held));
    for (const stream of asked) this.#fill(stream, answer.streams[stream]);
  }

  #fill(stream: string, part: StreamEvents | undefined): void {
    if (!this.#store.state.positions.has(stream)) return this.forget(stream); // let go of meanwhile
    if (part === undefined || part.position === null) {
      this.forget(stream);
      return this.#around.ended(stream);
    }
    if (part.snapshot) return this.#renew(stream, part.position);
    const before = this.#offset(stream);
    this.#backlog(stream).note(part.position.offset);
    for (const { offset, data } of part.events) this.#take(stream, offset, data as Event);
    this.#drain(stream);
    const advanced = this.#offset(stream) > before;
    if (!part.more && !this.#lacks(stream)) this.#broken.delete(stream);
    else if (!advanced) this.#renew(stream, part.position);
  }

  #take(stream: string, offset: number, event: Event): void {
    if (offset === this.#offset(stream) + 1) this.#apply(stream, offset, event);
  }

  #lacks(stream: string): boolean {
    return this.#backlog(stream).reachesBeyond(this.#offset(stream));
  }

  /**
   * What was missed cannot be had: a room that one only looks at begins anew, anything else takes a snapshot.
   */
  #renew(stream: string, top: Top): void {
    const roomId = roomOf(stream);
    if (roomId === null || this.#store.state.memberships.has(roomId)) return this.#needSnapshot();
    this.forget(stream);
    this.#begin(stream, top);
  }
}
