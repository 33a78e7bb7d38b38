import type { Caller } from "./caller.ts";
import type { Clock } from "./clock.ts";
import { asCollabError } from "./errors.ts";
import { roomStream } from "./events.ts";
import { markersMoved, takeMarker, takeUnread, unreadIn } from "./readMarkers.ts";
import type { Message, MovedMarker } from "./schema.d.ts";
import { isLoaded } from "./state.ts";
import type { Store } from "./store.ts";

/** Milliseconds between two markers of a room that the server is told while one goes on reading. */
const PAUSE = 5_000;
/** Rooms that one command may name. */
const ROOMS_AT_ONCE = 1_000;

/** What a person can do about what is read and unread. */
export interface Reading {
  /**
   * The newest message that is loaded of a room is being looked at; to be said as often as one likes. Others
   * of one's devices hear of it at once, then at most every 5 seconds. Does nothing once the marker was set
   * back, here or elsewhere, until `lookAway`.
   */
  see(roomId: string): void;
  /** One no longer looks at a room: the other devices hear at once how far one has read it. */
  lookAway(roomId: string): void;
  /** Has a room unread from a message on. */
  markUnread(message: Message): Promise<void>;
  /** Has everything read that is known here; answers what that moved. */
  markAllRead(): Promise<readonly MovedMarker[]>;
  /** Sets markers back to where they stood before `markAllRead`, but for those that have moved since. */
  undoMarkAllRead(moved: readonly MovedMarker[]): Promise<void>;
}

interface Read {
  readonly offset: number;
  readonly markerVersion: number;
}

/** Moves one's read markers, not too often, and asks where events alone do not tell what is unread. */
export class Reader implements Reading {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #caller: Caller;
  /** Rooms that are being looked at, and the marker's version as that began. */
  readonly #looks = new Map<string, number>();
  /** What the server still has to be told. */
  readonly #untold = new Map<string, Read>();
  readonly #told = new Map<string, number>();
  readonly #timers = new Map<string, () => void>();
  readonly #asking = new Set<string>();

  constructor(store: Store, clock: Clock, caller: Caller) {
    this.#store = store;
    this.#clock = clock;
    this.#caller = caller;
  }

  see(roomId: string): void {
    const { state } = this.#store;
    const held = state.readMarkers.get(roomId);
    const timeline = state.timelines.get(roomId);
    if (held === undefined || timeline === undefined || !isLoaded(timeline)) return;
    const began = this.#looks.get(roomId) ?? held.markerVersion;
    this.#looks.set(roomId, began);
    const offset = timeline.messages.at(-1)?.offset ?? 0;
    if (held.markerVersion > began || offset <= held.lastReadOffset || unreadIn(state, roomId) === 0) return;
    const { markerVersion } = held;
    // Shown at once. Should the server know of a newer version, its word counts.
    this.#store.update((now) => takeMarker(now, { roomId, lastReadOffset: offset, markerVersion }));
    this.#untold.set(roomId, { offset, markerVersion });
    this.#tellAfter(roomId, (this.#told.get(roomId) ?? -PAUSE) + PAUSE - this.#clock.now());
  }

  lookAway(roomId: string): void {
    this.#looks.delete(roomId);
    if (this.#untold.has(roomId)) this.#tell(roomId);
  }

  async markUnread({ id, roomId }: Message): Promise<void> {
    const command = { roomId, messageId: id };
    const { marker } = await this.#caller.command("room.markUnread", command);
    if (marker !== null) this.#store.update((state) => takeMarker(state, marker));
    this.check(roomId);
  }

  async markAllRead(): Promise<readonly MovedMarker[]> {
    const { state } = this.#store;
    const known = [...state.readMarkers.keys()].flatMap((roomId) => {
      const position = state.positions.get(roomStream(roomId));
      return position === undefined || unreadIn(state, roomId) === 0 ? [] : [[roomId, position.offset]];
    });
    if (known.length === 0) return [];
    // What has arrived at the server and not here stays unread.
    const offsets = Object.fromEntries(known.slice(0, ROOMS_AT_ONCE)) as Record<string, number>;
    const command = { offsets };
    const { moved } = await this.#caller.command("rooms.markAllRead", command);
    this.#moved(moved);
    return moved;
  }

  async undoMarkAllRead(markers: readonly MovedMarker[]): Promise<void> {
    const command = { markers };
    const { moved } = await this.#caller.command("rooms.undoMarkAllRead", command);
    this.#moved(moved);
  }

  /** Asks the server what is unread in a room, if events alone do not tell. */
  check(roomId: string): void {
    const held = this.#store.state.readMarkers.get(roomId);
    if (held?.isStale !== true || this.#asking.has(roomId)) return;
    this.#asking.add(roomId);
    this.#caller
      .ask("room.get", { roomId })
      .then(({ unread }) => {
        this.#asking.delete(roomId);
        if (unread === null) return;
        const { state } = this.#store;
        this.#store.update(() => takeUnread(state, unread));
        // The answer was older than what has happened here meanwhile.
        if (this.#store.state === state) this.check(roomId);
      })
      // The next connection asks again; until then the count is the last that was known.
      .catch(() => this.#asking.delete(roomId));
  }

  /** The connection stands again: says and asks what found no way to the server. */
  resume(): void {
    for (const roomId of [...this.#untold.keys()]) this.#tell(roomId);
    for (const roomId of this.#store.state.readMarkers.keys()) this.check(roomId);
  }

  /** Says nothing any more. */
  stop(): void {
    for (const callOff of this.#timers.values()) callOff();
    for (const held of [this.#timers, this.#untold, this.#looks, this.#told]) held.clear();
  }

  #moved(markers: readonly MovedMarker[]): void {
    this.#store.update((state) => markersMoved(state, { markers }));
    for (const { roomId } of markers) this.check(roomId);
  }

  #tellAfter(roomId: string, delay: number): void {
    if (this.#timers.has(roomId)) return;
    if (delay <= 0) return this.#tell(roomId);
    this.#timers.set(
      roomId,
      this.#clock.after(delay, () => this.#tell(roomId)),
    );
  }

  #tell(roomId: string): void {
    this.#timers.get(roomId)?.();
    this.#timers.delete(roomId);
    const read = this.#untold.get(roomId);
    if (read === undefined) return;
    this.#untold.delete(roomId);
    this.#told.set(roomId, this.#clock.now());
    this.#caller
      .ask("room.markRead", { roomId, ...read })
      .then(({ marker }) => {
        if (marker !== null) this.#store.update((state) => takeMarker(state, marker));
        this.check(roomId);
      })
      .catch((thrown: unknown) => this.#failed(roomId, read, asCollabError(thrown).temporary));
  }

  #failed(roomId: string, read: Read, isTemporary: boolean): void {
    if (!isTemporary || this.#untold.has(roomId) || !this.#store.state.readMarkers.has(roomId)) return;
    this.#untold.set(roomId, read);
    if (this.#store.state.connection === "live") this.#tellAfter(roomId, PAUSE);
  }
}
