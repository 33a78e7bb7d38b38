import type { Caller } from "./caller.ts";
import { changeMessage } from "./messages.ts";
import type { Message, Reaction, ReactionAdded, ReactionRemoved } from "./schema.d.ts";
import type { State } from "./state.ts";
import type { Store } from "./store.ts";

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

/** Reacts to messages, and takes that back. */
export class Reactions {
  readonly #store: Store;
  readonly #caller: Caller;

  constructor(store: Store, caller: Caller) {
    this.#store = store;
    this.#caller = caller;
  }

  /** Reacts to a message. */
  async add({ id, roomId }: Message, emoji: string): Promise<void> {
    const { reaction } = await this.#caller.command("reaction.add", {
      messageId: id,
      emoji,
    });
    if (reaction !== null) this.#store.updateApart((state) => reactionAdded(state, { roomId, reaction }));
  }

  /** Takes a reaction back: one's own, or as a Moderator in a public room that of `author`. */
  async remove({ id }: Message, emoji: string, author: string | null = null): Promise<void> {
    await this.#caller.command("reaction.remove", { messageId: id, emoji, author });
  }
}

function same(one: Reaction, other: Reaction): boolean {
  return one.author === other.author && one.emoji === other.emoji;
}
