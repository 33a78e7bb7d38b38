import { asCollabError, type CollabError } from "./errors.ts";
import type { Event } from "./events.ts";
import { replay } from "./reduce.ts";
import type { State } from "./state.ts";
import type { Store } from "./store.ts";

/** Events remembered while an answer is on its way; with more, the question is asked anew. */
const GREATEST_MEANTIME = 1_000;

/** What is shown of a load. */
export interface Loading {
  readonly loading: boolean;
  /** Why the last load failed. */
  readonly error: CollabError | null;
}

/** Asks, and says how the answer changes the state. */
export type Ask = () => Promise<(state: State) => State>;

interface Load {
  /** What happened since the question was asked: the answer may or may not know of it. */
  readonly meantime: Event[];
  done: Promise<void>;
}

/** Questions that are under way, one per key, while events go on changing what they are about. */
export class Loads {
  readonly #store: Store;
  readonly #mark: (state: State, key: string, what: Partial<Loading>) => State;
  readonly #settle: (state: State, key: string) => State;
  readonly #loads = new Map<string, Load>();

  /** `mark` shows how a load stands; `settle` has the last word on the state once an answer is in. */
  constructor(
    store: Store,
    mark: (state: State, key: string, what: Partial<Loading>) => State,
    settle: (state: State, key: string) => State = (state) => state,
  ) {
    this.#store = store;
    this.#mark = mark;
    this.#settle = settle;
  }

  /** The end of the load that is under way, if there is one. */
  underWay(key: string): Promise<void> | undefined {
    return this.#loads.get(key)?.done;
  }

  /** What is being loaded. */
  get keys(): readonly string[] {
    return [...this.#loads.keys()];
  }

  /** Asks, instead of what was asked before. A failure shows in the mark. */
  start(key: string, ask: Ask): Promise<void> {
    const load: Load = { meantime: [], done: Promise.resolve() };
    this.#loads.set(key, load);
    this.#store.update((state) => this.#mark(state, key, { loading: true, error: null }));
    load.done = this.#finish(key, load, ask);
    return load.done;
  }

  /** Something happened to what is being loaded; true if it is too much by now, and must be asked anew. */
  happened(key: string, event: Event): boolean {
    const load = this.#loads.get(key);
    load?.meantime.push(event);
    return load !== undefined && load.meantime.length > GREATEST_MEANTIME;
  }

  /** Makes nothing of the answer that is on its way. */
  drop(key: string): void {
    this.#loads.delete(key);
  }

  /** The same for all of them. */
  dropAll(): void {
    this.#loads.clear();
  }

  async #finish(key: string, load: Load, ask: Ask): Promise<void> {
    const change = await ask().catch((thrown: unknown) => {
      const error = asCollabError(thrown);
      return (state: State) => this.#mark(state, key, { error });
    });
    // Replaced by a newer load: that one counts, and who waits for this one waits for it.
    if (this.#loads.get(key) !== load) return this.#loads.get(key)?.done;
    this.#loads.delete(key);
    this.#store.update((state) => {
      const current = this.#settle(replay(change(state), load.meantime), key);
      return this.#mark(current, key, { loading: false });
    });
  }
}
