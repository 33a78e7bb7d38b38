import type { Caller } from "./caller.ts";
import type { Clock } from "./clock.ts";
import type { Event } from "./events.ts";
import type { Store } from "./store.ts";
import { typingStopped, type TypingWho } from "./typing.ts";

/** Milliseconds after which one says again that one is writing; the server's word expires later than that. */
const REPEAT = 3_000;
/** Milliseconds between two beginnings in one place. The server relays one a second; the rest is for the way there. */
const PACE = 1_250;

/** One's own writing in one place. */
interface Writing {
  /** When it was last said; it is known after the end, too, for the pace. */
  saidAt: number;
  isOn: boolean;
  /** Calls off what is still to be said. */
  callOff: (() => void) | null;
}

/** Says that one is writing, not too often, and lets the word of others expire. */
export class Typist {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #caller: Caller;
  readonly #own = new Map<string, Writing>();
  readonly #expiries = new Map<string, () => void>();

  constructor(store: Store, clock: Clock, caller: Caller) {
    this.#store = store;
    this.#clock = clock;
    this.#caller = caller;
  }

  /** One is writing in a room, or in a thread of it, or has stopped. */
  set(roomId: string, threadId: string | null, typing: boolean): void {
    if (this.#store.state.connection !== "live") return;
    const place = threadId ?? roomId;
    const own = this.#own.get(place) ?? { saidAt: -Infinity, isOn: false, callOff: null };
    this.#own.set(place, own);
    if (typing) this.#begin(own, () => this.#say("typing.start", roomId, threadId));
    else this.#end(own, () => this.#say("typing.stop", roomId, threadId));
  }

  /** Notes until when someone else's word holds. */
  heard(event: Event): void {
    if (event.type === "typing.started") this.#expire(event.typing, event.expiresIn * 1_000);
    if (event.type === "typing.stopped") this.#callOff(key(event));
    if (event.type === "message.created") this.#callOff(key({ ...event.message, userId: event.message.author }));
  }

  /** The connection is gone: nobody is known to be writing. */
  lost(): void {
    for (const callOff of this.#expiries.values()) callOff();
    this.#expiries.clear();
    for (const { callOff } of this.#own.values()) callOff?.();
    this.#own.clear();
    this.#store.update((state) => (state.typing.size === 0 ? state : { ...state, typing: new Map() }));
  }

  #begin(own: Writing, say: () => void): void {
    const now = this.#clock.now();
    if (own.callOff !== null || (own.isOn && now - own.saidAt < REPEAT)) return;
    own.isOn = true;
    const sayNow = (): void => {
      own.callOff = null;
      own.saidAt = this.#clock.now();
      say();
    };
    const wait = own.saidAt + PACE - now;
    if (wait > 0) own.callOff = this.#clock.after(wait, sayNow);
    else sayNow();
  }

  #end(own: Writing, say: () => void): void {
    if (own.callOff !== null) own.callOff();
    else if (own.isOn) say();
    own.callOff = null;
    own.isOn = false;
  }

  #expire(who: TypingWho, delay: number): void {
    this.#callOff(key(who));
    const expire = (): void => {
      this.#expiries.delete(key(who));
      this.#store.update((state) => typingStopped(state, who));
    };
    this.#expiries.set(key(who), this.#clock.after(delay, expire));
  }

  #callOff(who: string): void {
    this.#expiries.get(who)?.();
    this.#expiries.delete(who);
  }

  #say(method: "typing.start" | "typing.stop", roomId: string, threadId: string | null): void {
    // Nobody misses a lost word: it is said again, or expires by itself.
    this.#caller.ask(method, { roomId, threadId }).catch(() => undefined);
  }
}

function key({ roomId, threadId, userId }: TypingWho): string {
  return `${threadId ?? roomId} ${userId}`;
}
