import type { Caller } from "./caller.ts";
import type { Clock } from "./clock.ts";
import type { Event } from "./events.ts";
import type { Store } from "./store.ts";
import { typingStopped, type TypingWho } from "./typing.ts";

/** Milliseconds after which one says again that one is writing; the server's word expires later than that. */
const REPEAT = 3_000;

/** Says that one is writing, not too often, and lets the word of others expire. */
export class Typist {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #caller: Caller;
  readonly #said = new Map<string, number>();
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
    const said = this.#said.get(place);
    const now = this.#clock.now();
    if (typing && (said === undefined || now - said >= REPEAT)) {
      this.#said.set(place, now);
      this.#say("typing.start", roomId, threadId);
    } else if (!typing && this.#said.delete(place)) {
      this.#say("typing.stop", roomId, threadId);
    }
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
    this.#said.clear();
    this.#store.update((state) => (state.typing.size === 0 ? state : { ...state, typing: new Map() }));
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
    this.#caller.command(method, { roomId, threadId }).catch(() => undefined);
  }
}

function key({ roomId, threadId, userId }: TypingWho): string {
  return `${threadId ?? roomId} ${userId}`;
}
