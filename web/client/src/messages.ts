import type { Caller } from "./caller.ts";
import { changeInInbox } from "./inbox.ts";
import type { Live } from "./live.ts";
import { withEntry } from "./maps.ts";
import type { Target } from "./outbox.ts";
import { changeInPinned } from "./pinned.ts";
import { changeQuote } from "./quotes.ts";
import type {
  Message,
  MessageCreated,
  MessageDeleted,
  MessageEdited,
  RevisionPage,
  ThreadActivity,
} from "./schema.d.ts";
import type { State, Timeline } from "./state.ts";
import type { Store } from "./store.ts";
import { changeInThreads, changeThread, complete } from "./threads.ts";
import { changeIn, placeIn } from "./timelines.ts";

type Told<E extends { message: Message; thread: ThreadActivity | null }> = Pick<E, "message"> &
  Partial<Pick<E, "thread">>;

/** A message of someone, or one's own that was waiting to be sent, now has its place. */
export function messageCreated(state: State, { message, thread }: Told<MessageCreated>): State {
  return countReplies(placeMessage(state, complete(message)), message.roomId, thread);
}

/** What is told of an edit; logs from before there were files leave out whether it was stripped. */
export type Edited = Pick<MessageEdited, "message"> & Partial<Pick<MessageEdited, "isStripped">>;

/**
 * Whether an edit lost its text to a later one: the event that says how is still to come. Without files no text
 * is empty otherwise.
 */
export function isStripped({ message, isStripped }: Edited): boolean {
  return isStripped ?? message.content === "";
}

/** A message has another content. An edit that is older than what is held, or was stripped, changes nothing. */
export function messageEdited(state: State, event: Edited): State {
  const message = complete(event.message);
  // The event of an edit whose text was taken out of the log holds the tombstone.
  if (message.deletedAt !== null) return messageDeleted(state, { message });
  if (isStripped(event)) return state;
  return changeMessage(state, message.roomId, message.id, (held) =>
    held.deletedAt !== null || message.contentVersion <= held.contentVersion
      ? held
      : { ...message, reactions: held.reactions, isPinned: held.isPinned },
  );
}

/** A message is a tombstone now. */
export function messageDeleted(state: State, { message, thread }: Told<MessageDeleted>): State {
  const buried = changeMessage(state, message.roomId, message.id, () => complete(message));
  return countReplies(buried, message.roomId, thread);
}

/** Puts a message that the server has confirmed where it belongs; nothing of it waits any longer. */
export function placeMessage(state: State, message: Message): State {
  return changeTimelineOf(state, message, (timeline) => placeIn(timeline, message));
}

/** Changes one held message, wherever it is held; a message that is not held is left alone. */
export function changeMessage(
  state: State,
  roomId: string,
  messageId: string,
  change: (message: Message) => Message,
): State {
  const inRoom = changeTimeline(state, roomId, (timeline) => changeIn(timeline, messageId, change));
  const inThreads = changeInThreads(inRoom, roomId, messageId, change);
  const inPins = changeInPinned(inThreads, roomId, messageId, change);
  return changeQuote(changeInInbox(inPins, messageId, change), messageId, change);
}

/** Changes a room's timeline, if it has one. */
export function changeTimeline(
  state: State,
  roomId: string,
  change: (timeline: Timeline) => Timeline,
): State {
  const held = state.timelines.get(roomId);
  if (held === undefined) return state;
  const changed = change(held);
  return changed === held ? state : { ...state, timelines: withEntry(state.timelines, roomId, changed) };
}

/** Changes the timeline, or the thread, that a message belongs to, if it is held. */
export function changeTimelineOf(
  state: State,
  message: Pick<Message, "roomId" | "threadId">,
  change: <T extends Timeline>(timeline: T) => T,
): State {
  return message.threadId === null
    ? changeTimeline(state, message.roomId, change)
    : changeThread(state, message.threadId, change);
}

/** The thread's first message has as many replies as the event says. */
function countReplies(state: State, roomId: string, thread: ThreadActivity | null | undefined): State {
  if (!thread) return state;
  const { id, replyCount, lastReplyAt } = thread;
  return changeMessage(state, roomId, id, (first) => ({ ...first, replyCount, lastReplyAt }));
}

/** Posts, changes and deletes messages, and reads what they have said. */
export class Messages {
  readonly #store: Store;
  readonly #caller: Caller;
  readonly #live: Live;

  constructor(store: Store, caller: Caller, live: Live) {
    this.#store = store;
    this.#caller = caller;
    this.#live = live;
  }

  /** Posts a message: it is pending in the room's timeline, or in the thread, from now on. Answers its id. */
  send(roomId: string, content: string, target: Target = {}): string {
    this.#live.typist.set(roomId, target.threadId ?? null, false);
    const id = this.#live.outbox.send(roomId, content, target);
    // What one says stands at the end of the room.
    if (!target.threadId) void this.#live.pages.latest(roomId);
    return id;
  }

  /** Sends a failed message again. */
  retry(id: string): void {
    this.#live.outbox.retry(id);
  }

  /** Lets go of a message that was not sent. */
  discard(id: string): void {
    this.#live.outbox.discard(id);
  }

  /**
   * Changes a message: one's own, or as a Moderator in a public room another's. If another device was faster:
   * `conflict`, with the message as it stands in `details.current`; if it was deleted: `gone`, with the
   * tombstone in `details.record`.
   */
  async edit({ id, contentVersion }: Message, content: string): Promise<void> {
    const command = { messageId: id, content, contentVersion };
    const { message } = await this.#caller.change("message.edit", command);
    if (message !== null) this.#store.updateApart((state) => messageEdited(state, { message, isStripped: false }));
  }

  /** Deletes a message; a tombstone without its text stays. */
  async delete({ id }: Message): Promise<void> {
    const { message } = await this.#caller.change("message.delete", { messageId: id });
    if (message !== null) this.#store.updateApart((state) => messageDeleted(state, { message }));
  }

  /** What a message has said, newest first; `before` is the `next` of the page before. */
  async history({ id }: Message, before: string | null = null): Promise<RevisionPage> {
    return this.#caller.read("message.history", { messageId: id, before });
  }
}
