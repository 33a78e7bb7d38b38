import type { Inline } from "../messages/markdown/nodes.ts";

/** A name behind an @, as the server reads it: not in the middle of a word or an address. */
const NAME = /(?<![A-Za-z0-9@/])@([A-Za-z0-9](?:[A-Za-z0-9._-]{0,30}[A-Za-z0-9])?)(?![A-Za-z0-9@])/g;
const LAST_PART = /[._-]+[A-Za-z0-9]+$/;

/** A text in pieces: names that somebody may have, and what stands between them. */
export function withNames(text: string): readonly Inline[] {
  const pieces: Inline[] = [];
  let end = 0;
  for (const { index, 0: typed } of text.matchAll(NAME)) {
    if (index > end) pieces.push({ kind: "text", text: text.slice(end, index) });
    pieces.push({ kind: "mention", text: typed });
    end = index + typed.length;
  }
  if (end < text.length || pieces.length === 0) pieces.push({ kind: "text", text: text.slice(end) });
  return pieces;
}

/** What a name may stand for, the likeliest first: after `@anna.Then` the sentence may have gone on. */
export function readings(name: string): readonly string[] {
  const shorter = name.replace(LAST_PART, "");
  return shorter === name || shorter === "" ? [name] : [name, ...readings(shorter)];
}
