import { readings } from "../../mentions/names.ts";
import type { Block, Inline } from "./nodes.ts";
import { parse } from "./parse.ts";

/** Whether a text calls everybody in its room. */
export function namesEverybody(source: string): boolean {
  return source.includes("@") && parse(source).some(inBlock);
}

function inBlock(block: Block): boolean {
  switch (block.kind) {
    case "paragraph":
    case "line":
    case "heading":
      return block.children.some(inInline);
    case "quote":
      return block.children.some(inBlock);
    case "list":
      return block.items.some(({ children }) => children.some(inBlock));
    case "table":
      return [block.header, ...block.rows].flat().some(({ children }) => children.some(inInline));
    default:
      return false;
  }
}

function inInline(node: Inline): boolean {
  if (node.kind === "mention") return readings(node.text.slice(1).toLowerCase()).includes("room");
  return "children" in node && node.children.some(inInline);
}
