import { expect, test } from "vitest";
import { newId } from "../src/ids.ts";

const NOW = Date.parse("2026-11-22T09:00:00.000Z");

test("an id is a lower-case UUIDv7 of its time", () => {
  const made = newId(NOW);
  expect(made).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(parseInt(made.replace(/-/g, "").slice(0, 12), 16)).toBe(NOW);
});

test("later ids sort after earlier ones, and no two are the same", () => {
  expect(newId(NOW) < newId(NOW + 1)).toBe(true);
  expect(new Set(Array.from({ length: 1_000 }, () => newId(NOW))).size).toBe(1_000);
});
