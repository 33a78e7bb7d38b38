import { changeMessage } from "./messages.ts";
import type { Reaction, ReactionAdded, ReactionRemoved } from "./schema.d.ts";
import type { State } from "./state.ts";

/** Someone reacted: one per person and emoji. */
export function reactionAdded(
  state: State,
  { roomId, reaction }: Pick<ReactionAdded, "roomId" | "reaction">,
): State {
  return changeMessage(state, roomId, reaction.messageId, (message) =>
    message.deletedAt !== null || message.reactions.some((held) => same(held, reaction))
      ? message
      : { ...message, reactions: [...message.reactions, reaction] },
  );
}

/** Someone took a reaction back. */
export function reactionRemoved(state: State, { roomId, reaction }: ReactionRemoved): State {
  return changeMessage(state, roomId, reaction.messageId, (message) =>
    message.reactions.some((held) => same(held, reaction))
      ? { ...message, reactions: message.reactions.filter((held) => !same(held, reaction)) }
      : message,
  );
}

function same(one: Reaction, other: Reaction): boolean {
  return one.author === other.author && one.emoji === other.emoji;
}
