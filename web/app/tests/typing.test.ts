import type { TypingIndicator } from "@collabd/client";
import { describe, expect, test } from "vitest";
import { typingNames } from "../src/messages/typing.ts";
import { typingText } from "../src/texts/typing.ts";
import { at, state } from "./fixtures.ts";

const indicator = (userId: string, threadId: string | null = null): TypingIndicator => ({
  userId,
  userName: `${userId} as told`,
  roomId: "harbour",
  threadId,
  timestamp: at(9),
});

describe("who is typing", () => {
  test.each([
    [[], ""],
    [["Anna"], "Anna is typing"],
    [["Anna", "Ben"], "Anna and Ben are typing"],
    [["Anna", "Ben", "Chloe"], "Anna, Ben and 1 other are typing"],
    [["Anna", "Ben", "Chloe", "Dan", "Eve"], "Anna, Ben and 3 others are typing"],
  ])("%j is said as a sentence", (names, sentence) => {
    expect(typingText(names)).toBe(sentence);
  });

  test("names come from the directory, and oneself is left out", () => {
    const typing = new Map([["harbour", [indicator("alice"), indicator("bob"), indicator("mallory")]]]);
    expect(typingNames(state("alice", ["alice", "bob"], { typing }), "harbour")).toEqual([
      "Bob",
      "mallory as told",
    ]);
  });

  test("a thread and its room do not speak for each other", () => {
    const typing = new Map([["harbour", [indicator("alice"), indicator("bob", "lunch")]]]);
    const here = state("carol", ["alice", "bob", "carol"], { typing });
    expect(typingNames(here, "harbour")).toEqual(["Alice"]);
    expect(typingNames(here, "harbour", "lunch")).toEqual(["Bob"]);
  });

  test("a room in which nobody writes has no names", () => {
    expect(typingNames(state("alice", ["alice"]), "harbour")).toEqual([]);
  });
});
