import type { Message, Thread, Timeline } from "@collabd/client";
import type { Conversation } from "../messages/conversation.svelte.ts";

/** What a thread shows: its first message, once the replies are loaded back to it, and the replies. */
export function withFirst(thread: Thread): Timeline {
  if (thread.first === null || !thread.atStart) return thread;
  return { ...thread, messages: [thread.first, ...thread.messages] };
}

/** Whether one can reply below a message where it is shown: in the room, and not to a tombstone. */
export function canStartThread({ threadId }: Pick<Conversation, "threadId">, message: Message): boolean {
  return threadId === null && message.deletedAt === null;
}

/** Whether the way to a message's thread is shown below it. */
export function leadsToThread({ threadId }: Pick<Conversation, "threadId">, message: Message): boolean {
  return threadId === null && message.replyCount > 0;
}
