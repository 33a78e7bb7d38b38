import { CollabError } from "@collabd/client";
import { describe, expect, test } from "vitest";
import { Drafts } from "../src/messages/drafts.svelte.ts";
import { standingInTheWay } from "../src/messages/edits.ts";
import { rowAfterKey } from "../src/messages/feed.ts";
import { groupReactions } from "../src/messages/reactions.ts";
import { at, message, reaction } from "./fixtures.ts";

describe("reactions", () => {
  test("are gathered by emoji in the order in which each first came, and know whether they are mine", () => {
    const reactions = [reaction("bob", "👍"), reaction("alice", "🎉"), reaction("alice", "👍")];
    expect(groupReactions(reactions, "alice")).toEqual([
      { emoji: "👍", count: 2, mine: true, authors: ["bob", "alice"] },
      { emoji: "🎉", count: 1, mine: true, authors: ["alice"] },
    ]);
    expect(groupReactions(reactions, "bob").map(({ mine }) => mine)).toEqual([true, false]);
  });
});

describe("an edit that is refused", () => {
  const current = message("m", "alice", at(9), { contentVersion: 2 });

  test("names the message as it is now, if that is why", () => {
    expect(standingInTheWay(new CollabError("conflict", "Changed.", { details: { current } }))).toBe(current);
    expect(standingInTheWay(new CollabError("gone", "Deleted.", { details: { record: current } }))).toBe(
      current,
    );
  });

  test("names none for any other reason", () => {
    expect(standingInTheWay(new CollabError("forbidden", "No.", { details: { current } }))).toBeNull();
    expect(standingInTheWay(new CollabError("conflict", "Taken."))).toBeNull();
    expect(standingInTheWay(new Error("bug"))).toBeNull();
  });
});

describe("keys in the timeline", () => {
  test.each([
    ["ArrowUp", 5, 4],
    ["ArrowDown", 5, 6],
    ["ArrowUp", 0, 0],
    ["ArrowDown", 9, 9],
    ["PageUp", 9, 1],
    ["PageDown", 0, 8],
    ["Home", 5, 0],
    ["End", 5, 9],
  ])("%s leads from row %d of 10 to row %d", (key, from, to) => {
    expect(rowAfterKey(key, from, 10)).toBe(to);
  });

  test("the first step up leads to the newest message", () => {
    expect(rowAfterKey("ArrowUp", -1, 10)).toBe(9);
  });

  test("other keys and an empty timeline lead nowhere", () => {
    expect(rowAfterKey("Enter", 5, 10)).toBeNull();
    expect(rowAfterKey("ArrowUp", -1, 0)).toBeNull();
  });
});

describe("drafts", () => {
  test("each room has its own until it is sent or everything is forgotten", () => {
    const drafts = new Drafts();
    drafts.set("harbour", "half a thou");
    drafts.set("pier", "another");
    expect([drafts.get("harbour"), drafts.get("pier"), drafts.get("quay")]).toEqual([
      "half a thou",
      "another",
      "",
    ]);
    drafts.set("harbour", "");
    expect([drafts.get("harbour"), drafts.get("pier")]).toEqual(["", "another"]);
    drafts.giveBack("harbour", "not sent");
    drafts.giveBack("pier", "not sent");
    expect([drafts.get("harbour"), drafts.get("pier")]).toEqual(["not sent", "another\nnot sent"]);
    drafts.clear();
    expect(drafts.get("pier")).toBe("");
  });
});
