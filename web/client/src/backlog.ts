import type { Event } from "./events.ts";

/** Events kept while what lies before them is fetched; beyond that they are fetched, too. */
const GREATEST = 1_000;

/** What is known of a stream beyond the event that is held. */
export class Backlog {
  readonly #events = new Map<number, Event>();
  #top = 0;

  /** There is an event at this offset, at least. */
  note(offset: number): void {
    this.#top = Math.max(this.#top, offset);
  }

  /** Keeps an event for when its turn comes. */
  keep(offset: number, event: Event): void {
    if (this.#events.size < GREATEST) this.#events.set(offset, event);
  }

  /** The kept event at this offset, which nobody will ask for again, nor for those before it. */
  take(offset: number): Event | undefined {
    const event = this.#events.get(offset);
    for (const kept of this.#events.keys()) if (kept <= offset) this.#events.delete(kept);
    return event;
  }

  /** Whether something above `held` is known to exist. */
  reachesBeyond(held: number): boolean {
    return this.#top > held;
  }
}
