import { EMPTY_STATE, EMPTY_TIMELINE, type State, type Thread } from "@collabd/client";
import { describe, expect, test } from "vitest";
import { firstLine, quotedMessage } from "../src/messages/quotes.ts";
import { threadPath } from "../src/shell/routes.ts";
import { canStartThread, leadsToThread, withFirst } from "../src/threads/threads.ts";
import { at, message } from "./fixtures.ts";

const first = message("first", "anna", at(9), { replyCount: 2 });
const reply = message("reply", "ben", at(10), { threadId: "first" });
const thread: Thread = {
  ...EMPTY_TIMELINE,
  roomId: "harbour",
  first,
  isFollowed: false,
  messages: [reply],
  atStart: true,
};

describe("a thread", () => {
  test("begins with its first message once it is loaded back to it", () => {
    expect(withFirst(thread).messages).toEqual([first, reply]);
    expect(withFirst({ ...thread, atStart: false, older: "7" }).messages).toEqual([reply]);
    expect(withFirst({ ...thread, first: null }).messages).toEqual([reply]);
  });

  test("is entered from the room, not from itself", () => {
    const [room, inside] = [{ threadId: null }, { threadId: "first" }];
    expect([canStartThread(room, first), leadsToThread(room, first)]).toEqual([true, true]);
    expect([canStartThread(inside, first), leadsToThread(inside, first)]).toEqual([false, false]);
    const tombstone = { ...first, content: "", deletedAt: at(11) };
    expect([canStartThread(room, tombstone), leadsToThread(room, tombstone)]).toEqual([false, true]);
    expect(leadsToThread(room, { ...first, replyCount: 0 })).toBe(false);
  });

  test("has an address beside its room", () => {
    expect(threadPath("r1", "m/1")).toBe("/rooms/r1?thread=m%2F1");
  });
});

describe("a quote", () => {
  const state: State = {
    ...EMPTY_STATE,
    timelines: new Map([["harbour", { ...EMPTY_TIMELINE, messages: [first] }]]),
    threads: new Map([["first", thread]]),
    quotes: new Map([
      ["far", message("far", "cleo", at(8))],
      ["gone", null],
    ]),
  };

  test("is found wherever it is held", () => {
    const ids = ["first", "reply", "far", "gone", "new"];
    const found = ids.map((id) => quotedMessage(state, "harbour", id));
    expect(found.map((one) => (one ? one.id : one))).toEqual(["first", "reply", "far", null, undefined]);
  });

  test.each([
    ["one line", "one line"],
    ["\n\n# A heading\nand more", "A heading"],
    ["> quoted\nanswer", "quoted"],
    ["```js\nlet x;\n```", "let x;"],
    ["", ""],
  ])("shows the first line of %j that says something", (content, line) => {
    expect(firstLine(content)).toBe(line);
  });

  test("is cut where it is long", () => {
    expect(firstLine("word ".repeat(100))).toHaveLength(160);
  });
});
