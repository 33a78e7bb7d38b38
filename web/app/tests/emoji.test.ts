import { describe, expect, test } from "vitest";
import { allEmoji, findEmoji, quickEmoji } from "../src/messages/emoji.ts";

const items = allEmoji.flatMap((group) => group.items);

describe("the emoji that are offered", () => {
  test("each is one whole emoji in its full form, as the server keeps it", () => {
    const wrong = [...items.map(({ sign }) => sign), ...quickEmoji].filter(
      (sign) => !/^\p{RGI_Emoji}$/v.test(sign),
    );
    expect(wrong).toEqual([]);
  });

  test("no two are the same or have the same name", () => {
    const names = items.map(({ words }) => words[0]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(new Set(items.map(({ sign }) => sign)).size).toBe(items.length);
  });

  test("one is found by the beginning of any of its words", () => {
    const found = (words: string): string[] =>
      findEmoji(words).flatMap((group) => group.items.map(({ sign }) => sign));
    expect(found("rock")).toContain("🚀");
    expect(found("LAUNCH")).toContain("🚀");
    expect(found("joy")).toContain("😂");
    expect(found("aunch")).toEqual([]);
    expect(found("")).toHaveLength(items.length);
  });

  test("groups in which nothing is found are left out", () => {
    expect(findEmoji("rocket").map(({ name }) => name)).toEqual(["Work and signs"]);
  });
});
