import type { Clock } from "./clock.ts";

/** Milliseconds of the first pause and of the longest. */
const FIRST = 1_000;
const LONGEST = 20_000;

/** Pauses between attempts: each twice as long as the one before. */
export class Patience {
  readonly #clock: Clock;
  #pause = FIRST;
  #wake: () => void = () => undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Resolves when it is time for the next attempt, or when the waiting was ended. */
  wait(): Promise<void> {
    return new Promise((resolve) => {
      const callOff = this.#clock.after(this.#pause, resolve);
      this.#pause = Math.min(2 * this.#pause, LONGEST);
      this.#wake = () => (callOff(), resolve());
    });
  }

  /** Ends the waiting. */
  end(): void {
    this.#wake();
  }
}
