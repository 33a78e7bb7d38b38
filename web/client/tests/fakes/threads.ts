import { activityOf } from "../../src/inbox.ts";
import type { FollowedThread, Message, ReplyPage, ThreadActivity, ThreadPage } from "../../src/schema.d.ts";
import { event, NOON } from "./records.ts";
import type { FakeServer } from "./server.ts";

/** Counts the replies of the thread that a message stands in, on its first message. */
export function count(messages: Map<string, Message>, { threadId }: Message): ThreadActivity | null {
  const first = messages.get(threadId ?? "");
  if (first === undefined) return null;
  const live = repliesOf(messages, first.id).filter(({ deletedAt }) => deletedAt === null);
  const counted = { replyCount: live.length, lastReplyAt: live.at(-1)?.createdAt ?? null };
  messages.set(first.id, { ...first, ...counted });
  return { id: first.id, ...counted };
}

/** alice follows a thread, or no longer. */
export function follow(server: FakeServer, threadId: string, follows = true): void {
  const { roomId } = server.message(threadId);
  if (follows === server.follows.has(threadId)) return;
  const stream = `user:${server.me}`;
  if (follows) {
    server.follows.add(threadId);
    const followed = { threadId, roomId, followedAt: NOON };
    server.append(stream, event({ type: "thread.followed", follow: followed }));
  } else {
    server.follows.delete(threadId);
    server.append(stream, event({ type: "thread.unfollowed", threadId, roomId }));
  }
}

/** alice leaves a room, and follows nothing there any longer. */
export function unfollowAll(server: FakeServer, roomId: string): void {
  for (const id of server.follows) if (server.message(id).roomId === roomId) server.follows.delete(id);
}

/** The answer of `message.replies`. */
export function replyPage(server: FakeServer, id: string, limit: number, before: unknown): ReplyPage {
  const first = server.message(id);
  const older = repliesOf(server.messages, id).filter(
    ({ offset }) => before === undefined || offset < Number(before),
  );
  const items = older.slice(-limit);
  const next = items.length < older.length ? String(items[0]?.offset) : null;
  const stream = `room:${first.roomId}`;
  const { tag, ...top } = server.top(stream);
  const position = { stream, ...top, tag: tag ?? "" };
  return { first, isFollowed: server.follows.has(id), items, next, position };
}

/** The answer of `thread.list`; the cursor is the number of those before. */
export function inboxPage(server: FakeServer, limit: number, after: unknown): ThreadPage {
  const from = Number(after ?? 0);
  const all = inboxOf(server);
  const next = from + limit < all.length ? String(from + limit) : null;
  return { items: all.slice(from, from + limit), next };
}

/** The threads that alice follows, newest activity first. */
export function inboxOf(server: FakeServer): FollowedThread[] {
  const key = ({ first }: FollowedThread): string => `${activityOf(first)} ${first.id}`;
  return [...server.follows]
    .map((id) => ({ first: server.message(id), followedAt: NOON }))
    .sort((one, other) => (key(one) < key(other) ? 1 : -1));
}

function repliesOf(messages: Map<string, Message>, id: string): Message[] {
  return [...messages.values()].filter(({ threadId }) => threadId === id);
}
