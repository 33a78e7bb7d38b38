import type { Caller } from "./caller.ts";
import { asCollabError } from "./errors.ts";
import type { Event } from "./events.ts";
import { Loads } from "./loads.ts";
import { withEntry } from "./maps.ts";
import type { Message } from "./schema.d.ts";
import type { State } from "./state.ts";
import type { Store } from "./store.ts";

/** Loads messages that others quote and that are not held elsewhere, each but once. */
export class Quotes {
  readonly #store: Store;
  readonly #caller: Caller;
  readonly #loads: Loads;

  constructor(store: Store, caller: Caller) {
    this.#store = store;
    this.#caller = caller;
    this.#loads = new Loads(store, (state) => state);
  }

  /** Loads a quoted message, unless it is here. One that cannot be had is noted as such. */
  load(messageId: string): Promise<void> {
    if (this.#store.state.quotes.has(messageId)) return Promise.resolve();
    return (
      this.#loads.underWay(messageId) ??
      this.#loads.start(messageId, async () => {
        const message = await this.#ask(messageId);
        return (state) => ({ ...state, quotes: withEntry(state.quotes, messageId, message) });
      })
    );
  }

  /** Something happened in a room, maybe to a message that is on its way. */
  happened(event: Event): void {
    for (const messageId of this.#loads.keys) this.#loads.happened(messageId, event);
  }

  /** Makes nothing of the answers that are on their way. */
  dropAll(): void {
    this.#loads.dropAll();
  }

  async #ask(messageId: string): Promise<Message | null> {
    try {
      return await this.#caller.read("message.get", { messageId });
    } catch (thrown) {
      const error = asCollabError(thrown);
      if (error.temporary) throw error;
      return null;
    }
  }
}

/** Changes a message that is held because it is quoted. */
export function changeQuote(
  state: State,
  messageId: string,
  change: (message: Message) => Message,
): State {
  const held = state.quotes.get(messageId);
  if (!held) return state;
  const changed = change(held);
  return changed === held ? state : { ...state, quotes: withEntry(state.quotes, messageId, changed) };
}
