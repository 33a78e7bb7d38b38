import { locale } from "../texts/locale.ts";

const letters = new Intl.Segmenter(locale, { granularity: "grapheme" });
/** What is seen of a long name's end, whatever room there is: its kind, and some letters before. */
const LETTERS_BEFORE = 6;
const LONGEST_KIND = 10;

/** A file's name in two parts, of which only the first may be cut short; together they are the name. */
export function nameParts(name: string): { start: string; end: string } {
  const signs = [...letters.segment(name)].map(({ segment }) => segment);
  const dot = signs.lastIndexOf(".");
  const kind = dot > 0 && signs.length - dot <= LONGEST_KIND ? signs.length - dot : 0;
  const from = Math.max(0, signs.length - kind - LETTERS_BEFORE);
  return { start: signs.slice(0, from).join(""), end: signs.slice(from).join("") };
}
