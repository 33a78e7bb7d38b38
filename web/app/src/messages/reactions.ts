import type { Reaction } from "@collabd/client";

/** All reactions of one emoji on a message. */
export interface ReactionGroup {
  readonly emoji: string;
  readonly count: number;
  readonly mine: boolean;
  /** Ids of those who reacted, first come first. */
  readonly authors: readonly string[];
}

/** Reactions gathered by emoji, in the order in which each emoji first appeared. */
export function groupReactions(reactions: readonly Reaction[], me: string): readonly ReactionGroup[] {
  const authors = new Map<string, string[]>();
  for (const { emoji, author } of reactions) authors.set(emoji, [...(authors.get(emoji) ?? []), author]);
  return [...authors].map(([emoji, who]) => ({
    emoji,
    authors: who,
    count: who.length,
    mine: who.includes(me),
  }));
}
