import type { Caller } from "./caller.ts";
import type { Event } from "./events.ts";
import { outdated, withPage } from "./inbox.ts";
import { Loads } from "./loads.ts";
import type { Store } from "./store.ts";

/** Threads per page. */
const PAGE = 50;
/** There is one inbox. */
const KEY = "inbox";

/** Loads the threads that one follows, while they are on show. */
export class Followed {
  readonly #store: Store;
  readonly #caller: Caller;
  readonly #loads: Loads;
  #isOpen = false;

  constructor(store: Store, caller: Caller) {
    this.#store = store;
    this.#caller = caller;
    this.#loads = new Loads(store, (state, _, what) => ({ ...state, inbox: { ...state.inbox, ...what } }));
  }

  /** Loads the newest ones, unless they are here. A failure shows in the inbox. */
  open(): Promise<void> {
    this.#isOpen = true;
    return this.#refresh();
  }

  /** The inbox is no longer on show. */
  close(): void {
    this.#isOpen = false;
  }

  /** Loads the page after what is here. */
  more(): Promise<void> {
    const { older, isLoaded } = this.#store.state.inbox;
    if (older === null || !isLoaded) return Promise.resolve();
    return this.#loads.underWay(KEY) ?? this.#load(older);
  }

  /** Something happened, maybe while a page is on its way, or to a thread that is not loaded. */
  happened(event: Event): void {
    if (this.#loads.happened(KEY, event)) void this.#load(null);
    else if (this.#isOpen) void this.#refresh();
  }

  /** What is here may lack something. */
  renew(): void {
    this.#loads.dropAll();
    this.#store.update(outdated);
    if (this.#isOpen) void this.#refresh();
  }

  #refresh(): Promise<void> {
    if (this.#store.state.inbox.isLoaded) return Promise.resolve();
    return this.#loads.underWay(KEY) ?? this.#load(null);
  }

  async #load(after: string | null): Promise<void> {
    await this.#loads.start(KEY, async () => {
      const page = await this.#caller.read("thread.list", { limit: PAGE, after });
      return (state) => withPage(state, page, after === null);
    });
    const { isLoaded, error } = this.#store.state.inbox;
    // Something was followed while the answer was on its way.
    if (this.#isOpen && !isLoaded && error === null) await this.#refresh();
  }
}
