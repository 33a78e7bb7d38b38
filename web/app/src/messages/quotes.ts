import type { Message, State } from "@collabd/client";

const GREATEST_LENGTH = 160;

/** A message that another one quotes, wherever it is held; null if it is not to be had, undefined if not here yet. */
export function quotedMessage(state: State, roomId: string, messageId: string): Message | null | undefined {
  const isIt = ({ id }: Message): boolean => id === messageId;
  const inRoom = state.timelines.get(roomId)?.messages.findLast(isIt);
  if (inRoom !== undefined) return inRoom;
  for (const thread of state.threads.values()) {
    const found = thread.messages.findLast(isIt);
    if (found !== undefined) return found;
  }
  return state.quotes.get(messageId);
}

/** What a message says in a line: its first words, or the names of its files. */
export function gist({ content, attachments }: Message): string {
  return firstLine(content) || firstLine(attachments.map(({ name }) => name).join(", "));
}

/** The first line of a Markdown source that says something, cut to what fits beside a name. */
export function firstLine(content: string): string {
  const lines = content.split("\n").map((line) => line.replace(/^[\s>#*-]+|^```.*/u, "").trim());
  const line = lines.find((words) => words !== "") ?? "";
  return line.length > GREATEST_LENGTH ? `${line.slice(0, GREATEST_LENGTH).trimEnd()}…` : line;
}
