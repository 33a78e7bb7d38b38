import { beforeAll, describe, expect, test } from "vitest";
import { colour } from "../src/messages/markdown/code.ts";
import { safeHref } from "../src/messages/markdown/links.ts";
import { fetchMarked, isReadable } from "../src/messages/markdown/marked.svelte.ts";
import type { Block, Inline } from "../src/messages/markdown/nodes.ts";
import { isLoneEmoji } from "../src/messages/markdown/lone.ts";
import { parse } from "../src/messages/markdown/parse.ts";

/** All links in some blocks, however deep. */
function linksOf(nodes: readonly (Block | Inline)[]): string[] {
  return nodes.flatMap((node) => {
    const inner = "children" in node ? linksOf(node.children) : [];
    const items = node.kind === "list" ? linksOf(node.items.flatMap((item) => item.children)) : [];
    return [...(node.kind === "link" ? [node.href] : []), ...inner, ...items];
  });
}

/** What a reader sees of some blocks. */
function visibleText(nodes: readonly (Block | Inline)[]): string {
  return nodes
    .map((node) => ("text" in node ? node.text : "children" in node ? visibleText(node.children) : ""))
    .join("");
}

beforeAll(async () => {
  // Until the formatter has arrived, a text is shown as typed.
  expect(isReadable()).toBe(false);
  expect(visibleText(parse("**bold**"))).toBe("**bold**");
  await fetchMarked();
  expect(isReadable()).toBe(true);
});

describe("what people write", () => {
  test("emphasis, code and links become nodes", () => {
    expect(parse("**bold** and `code` and [site](https://example.org/a)")).toEqual([
      {
        kind: "paragraph",
        children: [
          { kind: "strong", children: [{ kind: "text", text: "bold" }] },
          { kind: "text", text: " and " },
          { kind: "code", text: "code" },
          { kind: "text", text: " and " },
          { kind: "link", href: "https://example.org/a", children: [{ kind: "text", text: "site" }] },
        ],
      },
    ]);
  });

  test("a single line break stays one", () => {
    expect(parse("one\ntwo")).toEqual([
      {
        kind: "paragraph",
        children: [{ kind: "text", text: "one" }, { kind: "break" }, { kind: "text", text: "two" }],
      },
    ]);
  });

  test("a fence names its language", () => {
    expect(parse("```Python title=x\nprint(1)\n```")).toEqual([
      { kind: "code", language: "python", text: "print(1)" },
    ]);
  });

  test("tasks know whether they are done", () => {
    const [list] = parse("- [x] buy milk\n- [ ] drink it\n- plain");
    expect(list?.kind === "list" && list.items.map((item) => item.done)).toEqual([true, false, null]);
  });

  test("a numbered list keeps its first number", () => {
    expect(parse("7. seventh\n8. eighth")[0]).toMatchObject({ kind: "list", start: 7 });
  });

  test("a table has cells with their alignment", () => {
    const [table] = parse("| a | b |\n|---|--:|\n| 1 | 2 |");
    expect(table?.kind === "table" && table.header.map((cell) => cell.align)).toEqual(["start", "end"]);
  });
});

describe("what an attacker writes", () => {
  test.each([
    ["<script>alert(1)</script>"],
    ["<img src=x onerror=alert(1)>"],
    ['<a href="javascript:alert(1)">x</a>'],
    ["hello <b onclick=x>there</b>"],
    ["<svg/onload=alert(1)>"],
  ])("HTML is shown as typed: %s", (source) => {
    const blocks = parse(source);
    expect(blocks.map((block) => block.kind)).toEqual(["paragraph"]);
    expect(visibleText(blocks)).toBe(source);
    expect(linksOf(blocks)).toEqual([]);
  });

  test.each([
    ["[x](javascript:alert(1))"],
    ["[x](JaVaScRiPt:alert(1))"],
    ["[x](data:text/html,hi)"],
    ["[x](vbscript:msgbox)"],
    ["[x](file:///etc/passwd)"],
    ["[x](/rooms/elsewhere)"],
    ["[x](//example.org)"],
    ["![x](javascript:alert(1))"],
    ["<javascript:alert(1)>"],
  ])("a link that leads to no safe place is shown as typed: %s", (source) => {
    expect(linksOf(parse("[x](https://example.org)"))).toEqual(["https://example.org/"]);
    expect(linksOf(parse(source))).toEqual([]);
    expect(visibleText(parse(source))).toBe(source);
  });

  test("a scheme hidden by control characters is refused", () => {
    expect(safeHref("https://example.org/")).toBe("https://example.org/");
    expect(safeHref("java\nscript:alert(1)")).toBeNull();
    expect(safeHref("\u0001javascript:alert(1)")).toBeNull();
  });

  test("an image becomes a link, so that nothing is fetched from outside", () => {
    expect(parse("![a cat](https://example.org/cat.png)")).toEqual([
      {
        kind: "paragraph",
        children: [
          { kind: "link", href: "https://example.org/cat.png", children: [{ kind: "text", text: "a cat" }] },
        ],
      },
    ]);
  });

  test("a link within a link is only text", () => {
    const source = "[outer ![inner](https://example.org/i.png)](https://example.org/o)";
    expect(linksOf(parse(source))).toEqual(["https://example.org/o"]);
  });

  test("a definition that Markdown would swallow is shown", () => {
    expect(visibleText(parse("[note]: https://example.org"))).toBe("[note]: https://example.org");
  });

  test.each([
    ["quotes", "> ".repeat(4000) + "end"],
    ["lists", Array.from({ length: 60 }, (_, depth) => " ".repeat(depth * 2) + "- a").join("\n")],
    ["marks", "a_".repeat(16_000)],
    ["brackets", "[".repeat(32_000)],
  ])("text built to exhaust the reader's machine is still shown: %s", (_, source) => {
    const started = performance.now();
    expect(parse(source).length).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(1500);
  });

  test.each([
    ["marks to strike out", "~~a@".repeat(8_000)],
    ["exclamation marks", "!".repeat(32_000)],
    ["comments without an end", "<!--x".repeat(6_400)],
    ["code without an end", "`a@".repeat(10_000)],
    ["an address without an end", "**b** " + "a".repeat(32_000) + "@"],
    ["lists in one line", "**b** \n" + "- ".repeat(16_000)],
  ])("what would hold the page up for seconds is shown as typed: %s", (_, source) => {
    expect(parse(source)).toEqual([{ kind: "paragraph", children: [{ kind: "text", text: source }] }]);
  });

  test.each([
    ["a line of dashes", "-".repeat(200) + "\n**b**"],
    ["a long list", "- **b**\n".repeat(500)],
    ["a text without blanks", "あ".repeat(5_000) + "@bob **b**"],
    ["an address", "**b** " + "a".repeat(60) + "@example.org"],
  ])("what people write is read for all that: %s", (_, source) => {
    expect(visibleText(parse(source))).not.toContain("**");
  });
});

describe("nothing but emoji", () => {
  test.each([["👍"], ["❤️ 🎉"], [" 👩‍👩‍👧🇳🇴1️⃣ "]])("is shown large: %s", (source) => {
    expect(isLoneEmoji(source)).toBe(true);
  });

  test.each([["👍 yes"], ["1"], [""], ["😀😀😀😀"], ["*"]])("anything else is not: %s", (source) => {
    expect(isLoneEmoji(source)).toBe(false);
  });
});

describe("colouring code", () => {
  test("keywords and strings are told apart, and no character is lost", async () => {
    const pieces = (await colour("def f():\n    return 'x'", "py")) ?? [];
    expect(pieces.map((piece) => piece.text).join("")).toBe("def f():\n    return 'x'");
    expect(pieces).toContainEqual({ text: "def", role: "keyword" });
    expect(pieces).toContainEqual({ text: "'x'", role: "string" });
  });

  test("a language inside another is coloured, too", async () => {
    const pieces = (await colour("<style>a { color: red }</style>", "html")) ?? [];
    expect(pieces.map((piece) => piece.text).join("")).toBe("<style>a { color: red }</style>");
    expect(pieces.length).toBeGreaterThan(5);
  });

  test("an unknown language and very long code stay plain", async () => {
    expect(await colour("let x = 1", "typescript")).not.toBeNull();
    expect(await colour("let x = 1", "klingon")).toBeNull();
    expect(await colour("x = 1\n".repeat(10_000), "python")).toBeNull();
  });
});
