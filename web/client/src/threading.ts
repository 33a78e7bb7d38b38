import type { Caller } from "./caller.ts";
import { inboxGrew, inboxShrank } from "./inbox.ts";
import type { Live } from "./live.ts";
import type { Message } from "./schema.d.ts";
import type { Store } from "./store.ts";
import { threadFollowed, threadUnfollowed } from "./threads.ts";

/** What a person can do with threads, besides replying: that is `messages.send` with a `threadId`. */
export class Threading {
  readonly #store: Store;
  readonly #caller: Caller;
  readonly #live: Live;

  constructor(store: Store, caller: Caller, live: Live) {
    this.#store = store;
    this.#caller = caller;
    this.#live = live;
  }

  /** Loads a thread's newest replies and keeps them up to date; a failure shows in the thread's `error`. */
  open(roomId: string, threadId: string): Promise<void> {
    return this.#live.replies.open(roomId, threadId);
  }

  /** The thread is no longer on show. */
  close(threadId: string): void {
    this.#live.replies.close(threadId);
  }

  /** Loads the replies before the oldest that is here. */
  loadOlder(threadId: string): Promise<void> {
    return this.#live.replies.older(threadId);
  }

  /** Loads the threads that one follows and keeps them up to date; a failure shows in the inbox's `error`. */
  openInbox(): Promise<void> {
    return this.#live.followed.open();
  }

  /** The inbox is no longer on show. */
  closeInbox(): void {
    this.#live.followed.close();
  }

  /** Loads the threads after those that are here. */
  loadMore(): Promise<void> {
    return this.#live.followed.more();
  }

  /** Loads a message that another one quotes into the state's `quotes`. */
  loadQuote(messageId: string): Promise<void> {
    return this.#live.quotes.load(messageId);
  }

  /** Follows the thread of a message. */
  async follow({ id }: Message): Promise<void> {
    const { follow } = await this.#caller.command("thread.follow", { messageId: id });
    if (follow !== null) this.#store.updateApart((state) => inboxGrew(threadFollowed(state, { follow }), { follow }));
  }

  /** Follows a thread no longer. */
  async unfollow({ id }: Message): Promise<void> {
    await this.#caller.command("thread.unfollow", { messageId: id });
    this.#store.updateApart((state) => inboxShrank(threadUnfollowed(state, { threadId: id }), { threadId: id }));
  }
}
