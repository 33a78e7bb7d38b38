import type { MarkedToken, Token } from "marked";
import { withNames } from "../../mentions/names.ts";
import { safeHref } from "./links.ts";
import type { Inline } from "./nodes.ts";

const FORMATS = { strong: "strong", em: "emphasis", del: "deleted" } as const;

/** Marked's inline tokens as nodes. Whatever has no node of its own is shown as it was typed. */
export function toInlines(tokens: readonly Token[] | undefined, insideLink = false): readonly Inline[] {
  return joinTexts((tokens ?? []).flatMap((token) => toInline(token as MarkedToken, insideLink)));
}

function toInline(token: MarkedToken, insideLink: boolean): readonly Inline[] {
  switch (token.type) {
    case "text":
      return token.tokens === undefined ? withNames(token.text) : toInlines(token.tokens, insideLink);
    case "escape":
      return [text(token.text)];
    case "codespan":
      return [{ kind: "code", text: token.text }];
    case "br":
      return [{ kind: "break" }];
    case "strong":
    case "em":
    case "del":
      return [{ kind: FORMATS[token.type], children: toInlines(token.tokens, insideLink) }];
    case "link":
      return link(token.href, toInlines(token.tokens, true), token.raw, insideLink);
    case "image":
      return link(token.href, [text(token.text === "" ? token.href : token.text)], token.raw, insideLink);
    default:
      return [text(token.raw)];
  }
}

function link(
  href: string,
  children: readonly Inline[],
  raw: string,
  insideLink: boolean,
): readonly Inline[] {
  if (insideLink) return children;
  const safe = safeHref(href);
  return safe === null ? [text(raw)] : [{ kind: "link", href: safe, children }];
}

function text(value: string): Inline {
  return { kind: "text", text: value };
}

function joinTexts(nodes: readonly Inline[]): readonly Inline[] {
  const joined: Inline[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (node.kind === "text" && last?.kind === "text")
      joined[joined.length - 1] = text(last.text + node.text);
    else joined.push(node);
  }
  return joined;
}
