import { describe, expect, test } from "vitest";
import { buildRows, countAfter, isPrepended, lastOwn } from "../src/messages/rows.ts";
import { at, message, pending } from "./fixtures.ts";

const opensRun = (rows: ReturnType<typeof buildRows>): boolean[] => rows.map((row) => row.opensRun);
const opensDay = (rows: ReturnType<typeof buildRows>): boolean[] => rows.map((row) => row.opensDay);

describe("runs of one author", () => {
  test("messages close together show their author once", () => {
    const rows = buildRows([message("a", "alice", at(9, 0)), message("b", "alice", at(9, 1))], [], "bob");
    expect(opensRun(rows)).toEqual([true, false]);
  });

  test("another author opens a new run", () => {
    const rows = buildRows([message("a", "alice", at(9, 0)), message("b", "bob", at(9, 0, 5))], [], "bob");
    expect(opensRun(rows)).toEqual([true, true]);
  });

  test("a pause of more than five minutes opens a new run", () => {
    const rows = buildRows(
      [message("a", "alice", at(9, 0)), message("b", "alice", at(9, 5)), message("c", "alice", at(9, 10, 1))],
      [],
      "bob",
    );
    expect(opensRun(rows)).toEqual([true, false, true]);
  });

  test("a deleted message stands by itself, and what follows it shows its author again", () => {
    const rows = buildRows(
      [
        message("a", "alice", at(9, 0)),
        message("b", "alice", at(9, 1), { content: "", deletedAt: at(9, 2) }),
        message("c", "alice", at(9, 3)),
      ],
      [],
      "bob",
    );
    expect(opensRun(rows)).toEqual([true, true, true]);
  });

  test("what I am sending continues my run", () => {
    const rows = buildRows([message("a", "alice", at(9, 0))], [pending("b", at(9, 1))], "alice");
    expect(opensRun(rows)).toEqual([true, false]);
    expect(rows[1]).toMatchObject({ key: "b", author: "alice", message: null });
  });

  test("a row keeps its key when the server has the message", () => {
    const before = buildRows([], [pending("b", at(9, 1))], "alice");
    const after = buildRows([message("b", "alice", at(9, 1))], [], "alice");
    expect(after[0]?.key).toBe(before[0]?.key);
  });
});

describe("day separators", () => {
  test("the first message of each day stands below one", () => {
    const rows = buildRows(
      [
        message("a", "alice", at(23, 58, 0, 20)),
        message("b", "alice", at(23, 59, 0, 20)),
        message("c", "alice", at(0, 1, 0, 21)),
        message("d", "bob", at(12, 0, 0, 22)),
      ],
      [],
      "bob",
    );
    expect(opensDay(rows)).toEqual([true, false, true, true]);
  });

  test("a new day opens a new run, even after two minutes", () => {
    const rows = buildRows(
      [message("a", "alice", at(23, 59, 0, 20)), message("b", "alice", at(0, 1, 0, 21))],
      [],
      "bob",
    );
    expect(opensRun(rows)).toEqual([true, true]);
  });
});

describe("what changed in the list", () => {
  const older = message("a", "alice", at(8));
  const first = message("b", "alice", at(9));
  const newer = message("c", "bob", at(10));

  test("older messages before the known ones are told from newer ones after them", () => {
    const known = buildRows([first], [], "bob");
    expect(isPrepended(known, buildRows([older, first], [], "bob"))).toBe(true);
    expect(isPrepended(known, buildRows([first, newer], [], "bob"))).toBe(false);
    expect(isPrepended(known, buildRows([older, newer], [], "bob"))).toBe(false);
    expect(isPrepended([], known)).toBe(false);
  });

  test("only what others wrote below counts as new", () => {
    const rows = buildRows(
      [older, first, newer, message("d", "bob", at(11))],
      [pending("e", at(12))],
      "alice",
    );
    expect(countAfter(rows, "b", "alice")).toBe(2);
    expect(countAfter(rows, "d", "alice")).toBe(0);
    expect(countAfter(rows, null, "alice")).toBe(0);
  });

  test("the last own message is the newest that still has a text", () => {
    const deleted = message("d", "alice", at(11), { deletedAt: at(12) });
    expect(lastOwn([older, first, newer, deleted], "alice")?.id).toBe("b");
    expect(lastOwn([newer], "alice")).toBeNull();
  });
});
