import { withEntry, without } from "./maps.ts";
import { NOBODY } from "./mentions.ts";
import type { Message, ThreadFollowed, ThreadUnfollowed } from "./schema.d.ts";
import { EMPTY_TIMELINE, type State, type Thread } from "./state.ts";
import { changeIn } from "./timelines.ts";

const UNSAID: Partial<Message> = {
  editedBy: null,
  replyToId: null,
  threadId: null,
  replyCount: 0,
  lastReplyAt: null,
  isPinned: false,
  mentions: NOBODY,
  attachments: [],
  notice: null,
};

/** A message with all that it says: logs from before there were threads, files or notices leave that out. */
export function complete(message: Message): Message {
  const { threadId, mentions, attachments, notice } = message;
  const isWhole = [threadId, mentions, attachments, notice].every((told) => told !== undefined);
  return isWhole ? message : { ...UNSAID, ...message };
}

/** I follow a thread now. */
export function threadFollowed(state: State, { follow }: Pick<ThreadFollowed, "follow">): State {
  return changeThread(state, follow.threadId, (thread) => ({ ...thread, isFollowed: true }));
}

/** I follow a thread no longer. */
export function threadUnfollowed(state: State, { threadId }: Pick<ThreadUnfollowed, "threadId">): State {
  return changeThread(state, threadId, (thread) => ({ ...thread, isFollowed: false }));
}

/** Changes a thread, if anything of it is held. */
export function changeThread(state: State, threadId: string, change: (thread: Thread) => Thread): State {
  const held = state.threads.get(threadId);
  if (held === undefined) return state;
  const changed = change(held);
  return changed === held ? state : { ...state, threads: withEntry(state.threads, threadId, changed) };
}

/** Changes a message wherever a thread of its room holds it: as its first one, or among the replies. */
export function changeInThreads(
  state: State,
  roomId: string,
  messageId: string,
  change: (message: Message) => Message,
): State {
  const ids = [...state.threads].filter(([, thread]) => thread.roomId === roomId).map(([id]) => id);
  return ids.reduce(
    (changed, id) =>
      changeThread(changed, id, (thread) =>
        changeIn(changeFirst(thread, messageId, change), messageId, change),
      ),
    state,
  );
}

/** The state with room for a thread, whether or not anything of it is held. */
export function withThread(state: State, roomId: string, threadId: string): State {
  if (state.threads.has(threadId)) return state;
  const thread: Thread = { ...EMPTY_TIMELINE, roomId, first: null, isFollowed: false };
  return { ...state, threads: withEntry(state.threads, threadId, thread) };
}

/** Lets go of a thread, but for what waits to be sent in it. */
export function withoutThread(state: State, threadId: string): State {
  if ((state.threads.get(threadId)?.pending.length ?? 0) > 0) return state;
  return { ...state, threads: without(state.threads, threadId) };
}

function changeFirst(thread: Thread, messageId: string, change: (message: Message) => Message): Thread {
  if (thread.first?.id !== messageId) return thread;
  const first = change(thread.first);
  return first === thread.first ? thread : { ...thread, first };
}
