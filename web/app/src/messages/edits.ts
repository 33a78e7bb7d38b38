import { CollabError, type Message } from "@collabd/client";

/** What stands in the way of an edit that was refused because the message changed: the message as it is now. */
export function standingInTheWay(error: unknown): Message | null {
  if (!(error instanceof CollabError)) return null;
  if (error.code === "conflict") return error.details.current ?? null;
  if (error.code === "gone") return error.details.record ?? null;
  return null;
}
