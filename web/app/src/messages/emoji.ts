import { emojiGroups } from "../texts/en/emoji.ts";

/** One emoji and the words by which it is found; the first is its name. */
export interface Emoji {
  readonly sign: string;
  readonly words: readonly string[];
}

export interface EmojiGroup {
  readonly name: string;
  readonly items: readonly Emoji[];
}

/** Those that are offered first, for one tap. */
export const quickEmoji: readonly string[] = ["👍", "❤️", "😂", "🎉", "👀", "🙏"];

/** All emoji of the picker, by group. */
export const allEmoji: readonly EmojiGroup[] = emojiGroups.map(({ name, lines }) => ({
  name,
  items: lines.trim().split("\n").map(readLine),
}));

/** The groups with only those emoji that have a word beginning with `sought`; groups without any are left out. */
export function findEmoji(sought: string): readonly EmojiGroup[] {
  const start = sought.trim().toLocaleLowerCase();
  const fits = ({ words }: Emoji): boolean => words.some((word) => ` ${word}`.includes(` ${start}`));
  return allEmoji
    .map(({ name, items }) => ({ name, items: items.filter(fits) }))
    .filter(({ items }) => items.length > 0);
}

function readLine(line: string): Emoji {
  const space = line.indexOf(" ");
  return { sign: line.slice(0, space), words: line.slice(space + 1).split(", ") };
}
