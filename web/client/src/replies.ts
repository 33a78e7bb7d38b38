import type { Caller } from "./caller.ts";
import type { Event } from "./events.ts";
import { Loads } from "./loads.ts";
import { isLoaded } from "./state.ts";
import type { Store } from "./store.ts";
import { changeThread, withoutThread, withThread } from "./threads.ts";
import { withNewest, withOlder } from "./timelines.ts";

/** Replies per page. */
const PAGE = 50;

/** Loads threads that are on show, page by page, while events go on changing them. */
export class Replies {
  readonly #store: Store;
  readonly #caller: Caller;
  readonly #loads: Loads;
  /** The rooms of those on show. */
  readonly #open = new Map<string, string>();

  constructor(store: Store, caller: Caller) {
    this.#store = store;
    this.#caller = caller;
    this.#loads = new Loads(store, (state, id, what) =>
      changeThread(state, id, (thread) => ({ ...thread, ...what })),
    );
  }

  /** Loads a thread's newest replies, unless they are here. A failure shows in the thread. */
  open(roomId: string, threadId: string): Promise<void> {
    this.#open.set(threadId, roomId);
    const thread = this.#store.state.threads.get(threadId);
    if (thread !== undefined && thread.first !== null && isLoaded(thread)) return Promise.resolve();
    return this.#loads.underWay(threadId) ?? this.#reload(roomId, threadId);
  }

  /** The thread is no longer on show: what was loaded of it is forgotten. */
  close(threadId: string): void {
    this.#open.delete(threadId);
    this.#loads.drop(threadId);
    this.#store.update((state) => withoutThread(state, threadId));
  }

  /** Loads the page before the oldest reply that is here. */
  older(threadId: string): Promise<void> {
    const before = this.#store.state.threads.get(threadId)?.older ?? null;
    if (before === null) return Promise.resolve();
    return (
      this.#loads.underWay(threadId) ??
      this.#loads.start(threadId, async () => {
        const page = await this.#ask(threadId, before);
        return (state) => changeThread(state, threadId, (thread) => withOlder(thread, page));
      })
    );
  }

  /** Something happened in a room, maybe while a page of one of its threads is on its way. */
  happened(roomId: string, event: Event): void {
    for (const [threadId, of] of this.#open) {
      if (of === roomId && this.#loads.happened(threadId, event)) void this.#reload(roomId, threadId);
    }
  }

  /** What is on show of a room (of all of them without one) may lack something, and is loaded anew. */
  renew(roomId?: string): void {
    if (roomId === undefined) this.#loads.dropAll();
    for (const [threadId, of] of this.#open) {
      if (this.#store.state.rooms.has(of) && (roomId === undefined || roomId === of))
        void this.#reload(of, threadId);
    }
  }

  /** Loads what is on show of a room, unless it is here. */
  reopen(roomId: string): void {
    for (const [threadId, of] of this.#open) if (of === roomId) void this.open(of, threadId);
  }

  /** Makes nothing of the answers that are on their way for a room. */
  drop(roomId: string): void {
    for (const [threadId, of] of this.#open) if (of === roomId) this.#loads.drop(threadId);
  }

  #reload(roomId: string, threadId: string): Promise<void> {
    this.#store.update((state) => withThread(state, roomId, threadId));
    return this.#loads.start(threadId, async () => {
      const page = await this.#ask(threadId, null);
      const { first, isFollowed } = page;
      return (state) =>
        changeThread(state, threadId, (thread) => ({ ...withNewest(thread, page), first, isFollowed }));
    });
  }

  #ask(messageId: string, before: string | null) {
    return this.#caller.read("message.replies", { messageId, limit: PAGE, before });
  }
}
