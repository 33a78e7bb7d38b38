import type { MarkedToken, Token, Tokens } from "marked";
import { isTooMuch } from "./effort.ts";
import { toInlines } from "./inline.ts";
import { lex } from "./marked.svelte.ts";
import type { Block, Cell, ListItem } from "./nodes.ts";

/** Quotes and lists within each other beyond which the rest is shown as typed. */
const GREATEST_DEPTH = 16;
const REMEMBERED = 500;

const remembered = new Map<string, readonly Block[]>();

/** A message's Markdown as nodes; remembered for the texts that were asked for last. */
export function parse(source: string): readonly Block[] {
  const known = remembered.get(source);
  if (known !== undefined) return known;
  const [oldest] = remembered.keys();
  if (remembered.size >= REMEMBERED && oldest !== undefined) remembered.delete(oldest);
  const blocks = read(source);
  if (blocks === null) return [asTyped(source)];
  remembered.set(source, blocks);
  return blocks;
}

/** The blocks of a text; null while there is nothing to read Markdown with. */
function read(source: string): readonly Block[] | null {
  if (isTooMuch(source)) return [asTyped(source)];
  try {
    const tokens = lex(source);
    return tokens === null ? null : toBlocks(tokens, 0);
  } catch {
    // Thousands of nested quotes exhaust the stack. Whoever sends those is read as they typed.
    return [asTyped(source)];
  }
}

function toBlocks(tokens: readonly Token[], depth: number): readonly Block[] {
  return tokens.flatMap((token) => toBlock(token as MarkedToken, depth));
}

function toBlock(token: MarkedToken, depth: number): readonly Block[] {
  if (depth > GREATEST_DEPTH) return [asTyped(token.raw)];
  switch (token.type) {
    case "space":
    case "checkbox":
      return [];
    case "paragraph":
      return [{ kind: "paragraph", children: toInlines(token.tokens) }];
    case "text":
      return [{ kind: "line", children: toInlines(token.tokens ?? [token]) }];
    case "heading":
      return [{ kind: "heading", level: token.depth, children: toInlines(token.tokens) }];
    case "code":
      return [{ kind: "code", language: languageOf(token.lang), text: token.text }];
    case "blockquote":
      return [{ kind: "quote", children: toBlocks(token.tokens, depth + 1) }];
    case "list":
      return [toList(token, depth)];
    case "table":
      return [toTable(token)];
    case "hr":
      return [{ kind: "rule" }];
    default:
      return [asTyped(token.raw)];
  }
}

function toList(token: Tokens.List, depth: number): Block {
  const items = token.items.map((item): ListItem => {
    return { done: item.task ? item.checked === true : null, children: toBlocks(item.tokens, depth + 1) };
  });
  return { kind: "list", start: token.ordered && token.start !== "" ? token.start : null, items };
}

function toTable(token: Tokens.Table): Block {
  return { kind: "table", header: token.header.map(toCell), rows: token.rows.map((row) => row.map(toCell)) };
}

function toCell(cell: Tokens.TableCell): Cell {
  const align = cell.align === "center" ? "center" : cell.align === "right" ? "end" : "start";
  return { align, children: toInlines(cell.tokens) };
}

function languageOf(info: string | undefined): string {
  return (info ?? "").trim().split(/\s/, 1)[0]?.toLowerCase() ?? "";
}

function asTyped(source: string): Block {
  return { kind: "paragraph", children: [{ kind: "text", text: source.replace(/\n+$/, "") }] };
}
