/** A stretch of code and what it is (`keyword`, `string`, ...; empty for plain text). */
export interface Piece {
  readonly text: string;
  readonly role: string;
}

/** Beyond this many characters code stays plain: colouring it would hold up the page. */
const GREATEST_LENGTH = 20_000;

/**
 * The coloured pieces of `code`, or null if it stays plain. The highlighter is a chunk of its own that the first
 * block of code fetches.
 */
export async function colour(code: string, language: string): Promise<readonly Piece[] | null> {
  if (language === "" || code.length > GREATEST_LENGTH) return null;
  const { highlight } = await import("./highlight.ts");
  return highlight(code, language);
}
