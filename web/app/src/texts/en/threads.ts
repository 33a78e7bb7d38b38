import { plural } from "./counts.ts";

/** The English texts for threads and quotes. */
export const threads = {
  threads: {
    title: "Threads",
    thread: "Thread",
    in: (room: string) => `in ${room}`,
    close: "Close the thread",
    follow: "Follow",
    following: "Following",
    followHint: "Show this thread among your threads",
    unfollowHint: "Show this thread among your threads no longer",
    replies: (count: number) => plural(count, { one: "{n} reply", other: "{n} replies" }),
    lastReply: (time: string) => `last ${time}`,
    reply: "Reply",
    replyInThread: "Reply in thread",
    composer: "Reply in this thread",
    feed: "Replies in this thread",
    deleted: "Its first message was deleted: nobody can reply here any longer.",
    cannotLoad: "The thread could not be loaded",
    none: "You follow no threads yet",
    noneText: "Threads that you start, reply in or follow gather here, the newest first.",
    cannotLoadInbox: "Your threads could not be loaded",
  },

  quotes: {
    replyingTo: (author: string) => `Replying to ${author}`,
    cancel: "Do not quote this message",
    jump: (author: string) => `To the message by ${author} that is quoted`,
    unavailable: "This message is not to be had.",
    loading: "…",
    notFound: "That message is too far back to be shown here.",
  },
};
