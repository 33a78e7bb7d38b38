import type { Emitter } from "highlight.js";
import hljs from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import c from "highlight.js/lib/languages/c";
import css from "highlight.js/lib/languages/css";
import diff from "highlight.js/lib/languages/diff";
import go from "highlight.js/lib/languages/go";
import java from "highlight.js/lib/languages/java";
import javascript from "highlight.js/lib/languages/javascript";
import json from "highlight.js/lib/languages/json";
import python from "highlight.js/lib/languages/python";
import rust from "highlight.js/lib/languages/rust";
import sql from "highlight.js/lib/languages/sql";
import typescript from "highlight.js/lib/languages/typescript";
import xml from "highlight.js/lib/languages/xml";
import yaml from "highlight.js/lib/languages/yaml";
import type { Piece } from "./code.ts";

/**
 * Collects pieces of code with their role instead of building HTML, so that components can render them. Nested roles
 * are flattened to the innermost: a line of code needs no tree.
 */
class Pieces implements Emitter {
  readonly pieces: Piece[] = [];
  readonly #roles: string[] = [];

  startScope(name: string): void {
    this.#roles.push(name);
  }

  endScope(): void {
    this.#roles.pop();
  }

  /** The library calls these two by their older names as well, though its types do not say so. */
  openNode(name: string): void {
    this.startScope(name);
  }

  closeNode(): void {
    this.endScope();
  }

  addText(text: string): void {
    if (text === "") return;
    this.pieces.push({ text, role: this.#roles.at(-1)?.split(".", 1)[0] ?? "" });
  }

  __addSublanguage(emitter: Emitter): void {
    if (emitter instanceof Pieces) this.pieces.push(...emitter.pieces);
  }

  toHTML(): string {
    return "";
  }

  finalize(): void {
    this.#roles.length = 0;
  }
}

hljs.configure({ __emitter: Pieces });
const languages = {
  bash,
  c,
  css,
  diff,
  go,
  java,
  javascript,
  json,
  python,
  rust,
  sql,
  typescript,
  xml,
  yaml,
};
for (const [name, language] of Object.entries(languages)) hljs.registerLanguage(name, language);

/**
 * The pieces of `code`, or null for a language that is not known here (names such as `py` or `html` are). Null, too,
 * if the highlighter gave up on the way: a reader is never shown less than what was written.
 */
export function highlight(code: string, language: string): readonly Piece[] | null {
  if (hljs.getLanguage(language) === undefined) return null;
  const { _emitter: emitter, errorRaised } = hljs.highlight(code, { language, ignoreIllegals: true });
  return emitter instanceof Pieces && errorRaised === undefined ? emitter.pieces : null;
}
