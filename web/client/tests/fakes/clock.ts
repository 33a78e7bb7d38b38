import type { Clock } from "../../src/clock.ts";

interface Alarm {
  readonly due: number;
  readonly task: () => void;
}

/** A clock that stands still until it is moved on. */
export class FakeClock implements Clock {
  #now = Date.parse("2026-11-22T09:00:00.000Z");
  readonly #alarms = new Set<Alarm>();

  now(): number {
    return this.#now;
  }

  after(delay: number, task: () => void): () => void {
    const alarm = { due: this.#now + delay, task };
    this.#alarms.add(alarm);
    return () => this.#alarms.delete(alarm);
  }

  /** Moves on by `milliseconds`, ringing what falls due on the way, and lets promises settle. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    for (;;) {
      const next = [...this.#alarms].sort((one, other) => one.due - other.due)[0];
      if (next === undefined || next.due > end) break;
      this.#alarms.delete(next);
      this.#now = next.due;
      next.task();
      await settled();
    }
    this.#now = end;
    await settled();
  }
}

/** Lets everything that is ready run: nothing in these tests waits for more than other promises. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 200; turn++) await Promise.resolve();
}
