import type { Message, Notice } from "@collabd/client";
import { describe, expect, test } from "vitest";
import { noticeLines } from "../src/messages/notices.ts";
import { buildRows, countAfter, isPrepended, lastOwn } from "../src/messages/rows.ts";
import { at, message } from "./fixtures.ts";

let count = 0;

function notice(event: Notice["event"], author: string, change: Partial<Notice> = {}): Message {
  count += 1;
  return message(`n${count}`, author, at(9, 0, count % 60), {
    messageType: "SYSTEM",
    content: "in plain English",
    notice: { event, userId: null, before: null, after: null, ...change },
  });
}

const NAMES: Record<string, string> = { ann: "Ann", ben: "Ben", cleo: "Cleo", dan: "Dan", eve: "Eve" };
const said = (...notices: Message[]): string[] =>
  noticeLines(notices, (userId, fallback) => NAMES[userId] ?? fallback).map(({ text }) =>
    // How a list ends depends on the reader's English.
    text.replace(", and", " and"),
  );
const joined = (who: string): Message => notice("member.joined", who);
const left = (who: string): Message => notice("member.left", who);

describe("what the server says of a room", () => {
  test("those who came are named together, a crowd by its first two", () => {
    expect(said(joined("ann"))).toEqual(["Ann joined"]);
    expect(said(joined("ann"), joined("ben"), joined("cleo"))).toEqual(["Ann, Ben and Cleo joined"]);
    expect(said(...["ann", "ben", "cleo", "dan", "eve"].map(joined))).toEqual(["Ann, Ben and 3 others joined"]);
  });

  test("who comes and goes is named once", () => {
    expect(said(joined("ann"), left("ben"), left("ann"), joined("ben"), joined("cleo"))).toEqual([
      "Cleo joined",
      "Ann joined and left",
      "Ben left and came back",
    ]);
  });

  test("those whom one person brought in or took out are named together", () => {
    const added = (author: string, userId: string): Message => notice("member.added", author, { userId });
    expect(said(added("ann", "ben"), added("ann", "cleo"), added("dan", "eve"))).toEqual([
      "Ann added Ben and Cleo",
      "Dan added Eve",
    ]);
    expect(said(notice("member.removed", "ann", { userId: "nobody knows" }))).toEqual(["Ann removed somebody"]);
  });

  test("changes are told one by one, with what they were about", () => {
    expect(
      said(
        notice("room.renamed", "ann", { before: "Hall", after: "Den" }),
        notice("room.topicChanged", "ann", { before: "", after: "quiet please" }),
        notice("room.topicChanged", "ann", { before: "quiet please", after: "" }),
        notice("room.archived", "ann"),
      ),
    ).toEqual([
      "Ann renamed the room from “Hall” to “Den”",
      "Ann changed the topic to “quiet please”",
      "Ann removed the topic",
      "Ann archived the room",
    ]);
  });

  test("what a newer server tells is said in its words", () => {
    expect(said(notice("room.painted" as Notice["event"], "ann"))).toEqual(["in plain English"]);
  });

  test("one notice can be pointed at, several together cannot", () => {
    const [one, two] = [joined("ann"), joined("ben")];
    const lines = (of: Message[]): (Message | null)[] => noticeLines(of, (_, name) => name).map((l) => l.message);
    expect(lines([one])).toEqual([one]);
    expect(lines([one, two])).toEqual([null]);
  });
});

describe("notices in the timeline", () => {
  const [first, second, third] = [joined("ann"), joined("ben"), joined("cleo")];
  const hello = message("hello", "ann", at(9, 30));

  test("those that follow one another are one row, by the id of the first", () => {
    const rows = buildRows([first, second, hello, third], [], "ben");
    expect(rows.map(({ key, notices }) => [key, notices.length])).toEqual([
      [first.id, 2],
      ["hello", 0],
      [third.id, 1],
    ]);
    expect(rows[1]?.opensRun).toBe(true);
  });

  test("a new day begins a new row", () => {
    const tomorrow = { ...second, createdAt: at(9, 0, 0, 23) };
    expect(buildRows([first, tomorrow], [], "ben").map(({ opensDay }) => opensDay)).toEqual([true, true]);
  });

  test("a deleted one has never been", () => {
    const deleted = { ...second, notice: null, content: "", deletedAt: at(10) };
    expect(buildRows([deleted, hello], [], "ben").map(({ key }) => key)).toEqual(["hello"]);
  });

  test("a row that grows at its beginning is not taken for another", () => {
    const known = buildRows([second, hello], [], "ben");
    expect(isPrepended(known, buildRows([first, second, hello], [], "ben"))).toBe(false);
    const earlier = message("earlier", "ann", at(8));
    expect(isPrepended(known, buildRows([earlier, first, second, hello], [], "ben"))).toBe(true);
  });

  test("nobody is told of them as of new messages, and nobody edits them", () => {
    const rows = buildRows([hello, first, message("re", "ann", at(9, 31)), second], [], "ben");
    expect(countAfter(rows, "hello", "ben")).toBe(1);
    expect(lastOwn([hello, first], "ann")).toBe(hello);
  });
});
