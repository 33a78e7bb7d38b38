/** The time now, in milliseconds, as views see it: it moves on once a minute. */
class Minute {
  #now = $state(Date.now());

  constructor() {
    setInterval(() => (this.#now = Date.now()), 60_000);
  }

  get now(): number {
    return this.#now;
  }
}

export const minute = new Minute();
