import { EMPTY_STATE, type State } from "./state.ts";

/** Told of each new state. */
export type Listener = (state: State) => void;

/** Holds the state and tells listeners of changes, at most once per turn of the event loop. */
export class Store {
  #state: State = EMPTY_STATE;
  readonly #listeners = new Set<Listener>();
  #telling = false;

  get state(): State {
    return this.#state;
  }

  /** Replaces the state by what `change` makes of it. */
  update(change: (state: State) => State): void {
    const changed = change(this.#state);
    if (changed === this.#state) return;
    this.#state = changed;
    if (this.#telling) return;
    this.#telling = true;
    queueMicrotask(() => this.#tell());
  }

  /** Takes an answer into the state while no events come that would do it. */
  updateApart(change: (state: State) => State): void {
    if (this.#state.connection !== "live") this.update(change);
  }

  /** Calls `listener` on every change until the returned function is called. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(): void {
    this.#telling = false;
    // Each in a turn of its own: one that throws is reported by the runtime and harms no other.
    for (const listener of this.#listeners) queueMicrotask(() => listener(this.#state));
  }
}
