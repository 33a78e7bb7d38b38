import type { Message } from "./schema.d.ts";

/** Whether the server said it, of the room: it counts nowhere, and nobody answers or changes it. */
export function isSystem({ messageType }: Pick<Message, "messageType">): boolean {
  return messageType === "SYSTEM";
}
