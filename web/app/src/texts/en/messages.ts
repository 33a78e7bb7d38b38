import { names, plural } from "./counts.ts";

/** The English texts for messages, and writing them. */
export const messages = {
  messages: {
    feed: (room: string) => `Messages in ${room}`,
    label: (author: string, time: string) => `${author}, ${time}`,
    empty: "No messages yet. Say hello.",
    start: (room: string) => `This is the start of ${room}`,
    startText: (date: string) => `It was created on ${date}.`,
    loadingOlder: "Loading earlier messages",
    cannotLoad: "Messages could not be loaded",
    cannotLoadOlder: "Earlier messages could not be loaded.",
    edited: "edited",
    editedByModerator: "edited by a moderator",
    editedAt: (time: string) => `Edited ${time}`,
    editedAtBy: (time: string, name: string) => `Edited ${time} by ${name}`,
    moderator: "a moderator",
    history: "Edit history",
    historyNow: "Now",
    olderVersions: "Show earlier versions",
    reactions: "Who reacted",
    deleted: "This message was deleted.",
    announcement: (author: string, text: string) => `${author}: ${text}`,
    toLatest: "Jump to latest",
    newBelow: (count: number) => plural(count, { one: "{n} new message", other: "{n} new messages" }),
    actions: "Message actions",
    react: "Add reaction",
    edit: "Edit message",
    delete: "Delete message",
    copyText: "Copy text",
    sending: "Sending",
    failed: "Not sent",
    resend: "Try again",
    rewrite: "Change",
    discard: "Discard",
    deleteTitle: "Delete this message?",
    deleteText: "Its text is removed for everyone. This cannot be undone.",
    deleteAction: "Delete",
    editor: "Edit your message",
    editorOfOthers: (author: string) => `Edit the message of ${author}`,
    editHint: "Enter saves, Escape cancels",
    conflict: "This message was changed meanwhile",
    conflictText: "It now reads:",
    keepMine: "Save mine",
    useTheirs: "Keep theirs",
    goneMeanwhile: "This message was deleted meanwhile",
    goneText: "What you typed is still here.",
    sendAsNew: "Send as a new message",
    copyCode: "Copy code",
    code: "Code",
    table: "Table",
    taskDone: "done",
    taskOpen: "open",
  },

  composer: {
    label: (room: string) => `Message ${room}`,
    send: "Send",
    emoji: "Insert emoji",
    hint: "Markdown works here. Shift+Enter starts a new line.",
  },

  reactions: {
    list: "Reactions",
    button: (emoji: string, count: number) =>
      plural(count, { one: `${emoji}, {n} person`, other: `${emoji}, {n} people` }),
    whoReacted: (who: readonly string[], emoji: string) => `${names.format(who)} reacted with ${emoji}`,
    you: "You",
    takeBack: (emoji: string, name: string) => `Take back ${emoji} of ${name}`,
    others: (count: number) => plural(count, { one: "{n} other", other: "{n} others" }),
  },

  emoji: {
    picker: "Choose an emoji",
    search: "Find an emoji",
    none: "No emoji by that name.",
  },

  typing: {
    one: (first: string) => `${first} is typing`,
    two: (first: string, second: string) => `${first} and ${second} are typing`,
    more: (first: string, second: string, count: number) =>
      plural(count, {
        one: `${first}, ${second} and {n} other are typing`,
        other: `${first}, ${second} and {n} others are typing`,
      }),
  },
};
