/** Milliseconds without a key, a touch or a move until a device counts as not in use. */
export const IDLE_AFTER = 5 * 60_000;
/** Milliseconds in which further signs of life change nothing. */
const PACE = 1_000;

/** What it needs of the platform; a test brings its own. */
export interface Surroundings {
  now(): number;
  after(delay: number, task: () => void): () => void;
  /** Told when the device is no longer in use, and when it is again. */
  tell(isIdle: boolean): void;
}

/** Whether this device is in use, by its last sign of life. */
export class Idleness {
  readonly #around: Surroundings;
  #isIdle = false;
  #last: number;
  #callOff: () => void;

  constructor(around: Surroundings) {
    this.#around = around;
    this.#last = around.now();
    this.#callOff = around.after(IDLE_AFTER, () => this.#look());
  }

  /** A sign of life. */
  readonly stir = (): void => {
    const now = this.#around.now();
    if (!this.#isIdle && now - this.#last < PACE) return;
    this.#last = now;
    if (!this.#isIdle) return;
    this.#isIdle = false;
    this.#around.tell(false);
    this.#callOff = this.#around.after(IDLE_AFTER, () => this.#look());
  };

  /** Look no further. */
  stop(): void {
    this.#callOff();
  }

  /** One timer serves all signs of life: what is left when it rings is waited for, too. */
  #look(): void {
    const left = this.#last + IDLE_AFTER - this.#around.now();
    if (left > 0) {
      this.#callOff = this.#around.after(left, () => this.#look());
      return;
    }
    this.#isIdle = true;
    this.#around.tell(true);
  }
}
