import type { Token } from "marked";

type Lex = (source: string) => readonly Token[];

/** Marked, which is a chunk of its own: signing in and the list of rooms do without it. */
let lexer: Lex | null = $state.raw(null);
let failed = $state(false);

/** Whether messages can be shown as they are meant, or, should Marked not be had, at least as they were typed. */
export function isReadable(): boolean {
  return lexer !== null || failed;
}

/** Fetch Marked. Called as the app starts, so that it arrives while the first messages are fetched. */
export async function fetchMarked(): Promise<void> {
  try {
    const { Lexer } = await import("marked");
    lexer = (source) => Lexer.lex(source, { gfm: true, breaks: true });
  } catch (error) {
    console.warn("Messages are shown as typed, since their formatter could not be fetched.", error);
    failed = true;
  }
}

/** The tokens of a text; null while there is no Marked. */
export function lex(source: string): readonly Token[] | null {
  return lexer === null ? null : lexer(source);
}
