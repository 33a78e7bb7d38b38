import type { Caller } from "./caller.ts";
import { type Clock, rfc3339 } from "./clock.ts";
import { asCollabError, type CollabError } from "./errors.ts";
import { newId } from "./ids.ts";
import { withEntry } from "./maps.ts";
import { changeTimelineOf, placeMessage } from "./messages.ts";
import type { File } from "./schema.d.ts";
import { EMPTY_TIMELINE, type PendingMessage, type State } from "./state.ts";
import type { Store } from "./store.ts";
import { withThread } from "./threads.ts";

/** How often a message is sent while the connection stands, before it counts as failed. */
const ATTEMPTS = 3;
/** Milliseconds between them, unless the server names a time. */
const PAUSE = 1_000;

/** Where a message goes besides its room: which one it quotes, and the thread that it stands in. */
export interface Target {
  readonly replyToId?: string | null;
  readonly threadId?: string | null;
  /** Files that were uploaded for it. */
  readonly attachments?: readonly File[];
}

/** One's own messages on their way: shown at once, sent until answered, kept when refused. */
export class Outbox {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #caller: Caller;
  /** Those being sent or about to be, by id, and how to call the next try off. */
  readonly #underWay = new Map<string, () => void>();

  constructor(store: Store, clock: Clock, caller: Caller) {
    this.#store = store;
    this.#clock = clock;
    this.#caller = caller;
  }

  /** Shows a message as pending and sends it; the answer is its id. */
  send(roomId: string, content: string, target: Target = {}): string {
    const { replyToId = null, threadId = null, attachments = [] } = target;
    const now = this.#clock.now();
    const message: PendingMessage = {
      id: newId(now),
      roomId,
      content,
      replyToId,
      threadId,
      attachments,
      sentAt: rfc3339(now),
      status: "sending",
    };
    this.#store.update((state) => withPending(state, message));
    void this.#try(message, 1);
    return message.id;
  }

  /** Sends a failed message again, under the same id. */
  retry(id: string): void {
    const failed = this.#find(id);
    if (failed === undefined || this.#underWay.has(id)) return;
    const { error: _, ...rest } = failed;
    const message: PendingMessage = { ...rest, status: "sending" };
    this.#store.update((state) => withPending(state, message));
    void this.#try(message, 1);
  }

  /** Lets go of a message that was not sent. */
  discard(id: string): void {
    const message = this.#find(id);
    if (message === undefined) return;
    this.#underWay.get(id)?.();
    this.#underWay.delete(id);
    this.#store.update((state) => withoutPending(state, message));
  }

  /** The connection stands again: what found no way to the server is sent now, in each room in order. */
  resume(): void {
    const waiting = this.#pending().filter(
      ({ id, status }) => status === "sending" && !this.#underWay.has(id),
    );
    for (const message of waiting) void this.#try(message, 1);
  }

  /** Sends nothing any more. */
  stop(): void {
    for (const callOff of this.#underWay.values()) callOff();
    this.#underWay.clear();
  }

  async #try(message: PendingMessage, attempt: number): Promise<void> {
    const { id, roomId, content, sentAt, replyToId, threadId, attachments } = message;
    const target = {
      ...(replyToId && { replyToId }),
      ...(threadId && { threadId }),
      ...(attachments.length > 0 && { attachments: attachments.map((file) => file.id) }),
    };
    this.#underWay.set(id, () => undefined);
    try {
      const { message: sent } = await this.#caller.ask("message.send", {
        id,
        roomId,
        content,
        sentAt,
        ...target,
      });
      this.#underWay.delete(id);
      this.#store.update((state) =>
        sent === null ? withoutPending(state, message) : placeMessage(state, sent),
      );
    } catch (thrown) {
      this.#underWay.delete(id);
      this.#failed(message, asCollabError(thrown), attempt);
    }
  }

  #failed(message: PendingMessage, error: CollabError, attempt: number): void {
    if (this.#find(message.id) === undefined) return; // discarded, or its event came after all
    const { connection } = this.#store.state;
    if (error.unanswered && connection !== "live") return; // `resume` sends it
    if (error.temporary && attempt < ATTEMPTS) {
      const pause =
        error.details.retryAfter === undefined ? PAUSE * attempt : error.details.retryAfter * 1_000;
      const callOff = this.#clock.after(pause, () => void this.#try(message, attempt + 1));
      this.#underWay.set(message.id, callOff);
      return;
    }
    this.#store.update((state) => withPending(state, { ...message, status: "failed", error: error.message }));
  }

  #pending(): PendingMessage[] {
    const { timelines, threads } = this.#store.state;
    return [...timelines.values(), ...threads.values()].flatMap(({ pending }) => pending);
  }

  #find(id: string): PendingMessage | undefined {
    return this.#pending().find((message) => message.id === id);
  }
}

function withPending(state: State, message: PendingMessage): State {
  return changeTimelineOf(withTimeline(state, message), message, (timeline) => {
    const place = timeline.pending.findIndex(({ id }) => id === message.id);
    const pending = place < 0 ? [...timeline.pending, message] : timeline.pending.with(place, message);
    return { ...timeline, pending };
  });
}

/** The state with a place for what waits, even if nothing was loaded there. */
function withTimeline(state: State, { roomId, threadId }: PendingMessage): State {
  if (threadId !== null) return withThread(state, roomId, threadId);
  if (state.timelines.has(roomId)) return state;
  return { ...state, timelines: withEntry(state.timelines, roomId, EMPTY_TIMELINE) };
}

function withoutPending(state: State, message: PendingMessage): State {
  return changeTimelineOf(state, message, (timeline) => ({
    ...timeline,
    pending: timeline.pending.filter(({ id }) => id !== message.id),
  }));
}
