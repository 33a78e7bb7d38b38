import type { Caller } from "./caller.ts";
import { without } from "./maps.ts";
import { presenceLooked, roomPresenceListed } from "./presence.ts";
import type { User, UserStatus } from "./schema.d.ts";
import type { Store } from "./store.ts";

/** What a person says of themselves, and how they are shown; what is left out stays as it is. */
export interface Self {
  readonly status?: UserStatus | null;
  readonly availability?: User["availability"];
  /** A file that was uploaded for this; null for none. */
  readonly avatarFileId?: string | null;
  readonly displayName?: string;
  /** A name of the IANA's list; null for none. */
  readonly timezone?: string | null;
}

/** Says what this device is doing: whether it is in use, and which room it has open. */
export class Whereabouts {
  readonly #store: Store;
  readonly #caller: Caller;
  #isIdle = false;
  /** What the server was told last. */
  #toldIdle = false;
  #roomId: string | null = null;

  constructor(store: Store, caller: Caller) {
    this.#store = store;
    this.#caller = caller;
  }

  /** Whether the device is not in use. Said again at each connect, so that a reconnect is no sign of life. */
  setIdle(isIdle: boolean): void {
    this.#isIdle = isIdle;
    this.#sayIdle();
  }

  /** Changes what one says of oneself, or how one is shown. */
  async update(self: Self): Promise<void> {
    await this.#caller.command("user.update", self);
  }

  /** Asks for one person's presence: of those who are not here, when they were last seen. */
  look(userId: string): void {
    this.#caller
      .ask("presence.get", { userId })
      .then((presence) => this.#store.update((state) => presenceLooked(state, presence)))
      .catch(() => undefined);
  }

  /** For the connect: whether the device is in use. */
  tellIdle(): boolean {
    this.#toldIdle = this.#isIdle;
    return this.#isIdle;
  }

  /** A room is on show, and its stream is followed. */
  enter(roomId: string): void {
    if (this.#roomId === roomId) return;
    const before = this.#roomId;
    if (before !== null) this.#forget(before);
    this.#roomId = roomId;
    this.#sayRoom();
  }

  /** A room is no longer on show. */
  leave(roomId: string): void {
    this.#forget(roomId);
    if (this.#roomId !== roomId) return;
    this.#roomId = null;
    this.#sayRoom();
  }

  /** A connection stands, and everything is current. */
  resume(): void {
    this.#sayIdle();
    if (this.#roomId !== null) this.#sayRoom();
  }

  /** The connection is gone: nobody is known to be in any room. */
  lost(): void {
    this.#store.update((state) => (state.visitors.size === 0 ? state : { ...state, visitors: new Map() }));
  }

  get #isLive(): boolean {
    return this.#store.state.connection === "live";
  }

  #sayIdle(): void {
    if (!this.#isLive || this.#toldIdle === this.#isIdle) return;
    this.#toldIdle = this.#isIdle;
    this.#say({ isIdle: this.#isIdle });
  }

  #sayRoom(): void {
    const roomId = this.#roomId;
    if (!this.#isLive) return;
    this.#say({ roomId });
    if (roomId === null) return;
    this.#caller
      .ask("presence.inRoom", { roomId })
      .then(({ items }) => {
        if (this.#roomId === roomId) this.#store.update((state) => roomPresenceListed(state, roomId, items));
      })
      .catch(() => undefined);
  }

  #say(what: { isIdle: boolean } | { roomId: string | null }): void {
    // A lost word is said again with the next connection.
    this.#caller.ask("presence.update", what).catch(() => undefined);
  }

  #forget(roomId: string): void {
    this.#store.update((state) =>
      state.visitors.has(roomId) ? { ...state, visitors: without(state.visitors, roomId) } : state,
    );
  }
}
