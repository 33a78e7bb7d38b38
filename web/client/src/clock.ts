/** Time as the client sees it; tests bring their own. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** Runs `task` once after `delay` milliseconds; what it returns calls that off. */
  after(delay: number, task: () => void): () => void;
}

/** The machine's own time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(delay, task) {
    const timer = setTimeout(task, delay);
    return () => clearTimeout(timer);
  },
};

/** A moment as it goes over the wire: RFC 3339, UTC, with milliseconds. */
export function rfc3339(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
