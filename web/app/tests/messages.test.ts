import { CollabError, draftKey, type DraftPlace } from "@collabd/client";
import { describe, expect, test } from "vitest";
import { Drafts } from "../src/messages/drafts.ts";
import { standingInTheWay } from "../src/messages/edits.ts";
import { rowAfterKey } from "../src/messages/feed.ts";
import { groupReactions } from "../src/messages/reactions.ts";
import { at, message, reaction, state } from "./fixtures.ts";

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

/** An app as far as drafts need it; nothing that is typed is ever saved. */
function typing(): ConstructorParameters<typeof Drafts>[0] {
  const app = {
    state: state("alice", []),
    refresh: () => undefined,
    client: {
      drafts: {
        set: (place: DraftPlace, content: string) => {
          const typed = new Map(app.state.typed).set(draftKey(place), {
            ...place,
            content,
            seen: 0,
            other: null,
          });
          app.state = { ...app.state, typed };
        },
      },
    },
  };
  return app as unknown as ConstructorParameters<typeof Drafts>[0];
}

describe("drafts", () => {
  const harbour = { roomId: "harbour", threadId: null };
  const thread = { roomId: "harbour", threadId: "question" };
  const quay = { roomId: "quay", threadId: null };

  test("each room and thread has its own, and what was not sent is given back below it", () => {
    const drafts = new Drafts(typing());
    drafts.set(harbour, "half a thou");
    drafts.set(thread, "another");
    expect([harbour, thread, quay].map((place) => drafts.get(place))).toEqual(["half a thou", "another", ""]);
    drafts.set(harbour, "");
    expect([drafts.get(harbour), drafts.get(thread)]).toEqual(["", "another"]);
    drafts.giveBack(harbour, "not sent");
    drafts.giveBack(thread, "not sent");
    expect([drafts.get(harbour), drafts.get(thread)]).toEqual(["not sent", "another\nnot sent"]);
  });
});
