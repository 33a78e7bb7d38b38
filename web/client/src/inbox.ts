import type {
  FollowedThread,
  Message,
  MessageCreated,
  ThreadFollowed,
  ThreadPage,
  ThreadUnfollowed,
} from "./schema.d.ts";
import type { Inbox, State } from "./state.ts";

/** I follow a thread now: what the inbox shows of it must be asked for. */
export function inboxGrew(state: State, { follow }: Pick<ThreadFollowed, "follow">): State {
  return isListed(state.inbox, follow.threadId) ? state : outdated(state);
}

/** I follow a thread no longer. */
export function inboxShrank(state: State, { threadId }: Pick<ThreadUnfollowed, "threadId">): State {
  return isListed(state.inbox, threadId) ? withThreads(state, ({ first }) => first.id !== threadId) : state;
}

/** I am in a room no longer, and follow nothing there. */
export function inboxLeft(state: State, { roomId }: { readonly roomId: string }): State {
  return state.inbox.threads.some(({ first }) => first.roomId === roomId)
    ? withThreads(state, ({ first }) => first.roomId !== roomId)
    : state;
}

/** Someone replied: a thread that is followed, but not loaded yet, may come first now. */
export function inboxStirred(state: State, { thread }: Partial<Pick<MessageCreated, "thread">>): State {
  if (!thread || state.inbox.older === null || isListed(state.inbox, thread.id)) return state;
  return outdated(state);
}

/** Changes a message that the inbox shows, and puts its thread in the place that it has then. */
export function changeInInbox(
  state: State,
  messageId: string,
  change: (message: Message) => Message,
): State {
  const place = state.inbox.threads.findIndex(({ first }) => first.id === messageId);
  const held = state.inbox.threads[place];
  if (held === undefined) return state;
  const first = change(held.first);
  if (first === held.first) return state;
  const threads = byActivity(state.inbox.threads.with(place, { ...held, first }));
  return { ...state, inbox: { ...state.inbox, threads } };
}

/** A page of the inbox after what is held of it, or in place of that. */
export function withPage(state: State, { items, next }: ThreadPage, isFirst: boolean): State {
  const ids = new Set(items.map(({ first }) => first.id));
  const kept = isFirst ? [] : state.inbox.threads.filter(({ first }) => !ids.has(first.id));
  const threads = byActivity([...kept, ...items]);
  return { ...state, inbox: { ...state.inbox, threads, older: next, isLoaded: true } };
}

/** The inbox as it was, to be loaded anew when it is shown. */
export function outdated(state: State): State {
  return state.inbox.isLoaded ? { ...state, inbox: { ...state.inbox, isLoaded: false } } : state;
}

/** When something last happened in a thread: its newest reply, or its first message. */
export function activityOf({ lastReplyAt, createdAt }: Message): string {
  return lastReplyAt ?? createdAt;
}

function isListed({ threads }: Inbox, threadId: string): boolean {
  return threads.some(({ first }) => first.id === threadId);
}

function withThreads(state: State, keep: (thread: FollowedThread) => boolean): State {
  return { ...state, inbox: { ...state.inbox, threads: state.inbox.threads.filter(keep) } };
}

function byActivity(threads: readonly FollowedThread[]): readonly FollowedThread[] {
  const key = ({ first }: FollowedThread): string => `${activityOf(first)} ${first.id}`;
  return [...threads].sort((one, other) => (key(one) < key(other) ? 1 : -1));
}
