import { describe, expect, test } from "vitest";
import { ago, dayName, dayOf } from "../src/texts/dates.ts";
import { chooseLocale } from "../src/texts/locale.ts";
import { pluralizer } from "../src/texts/plural.ts";
import { t } from "../src/texts/texts.ts";
import { at } from "./fixtures.ts";

describe("days", () => {
  const now = new Date(2026, 10, 22, 15);

  test("today and yesterday have names", () => {
    expect(dayName(at(0, 1), now)).toBe("Today");
    expect(dayName(at(23, 59, 0, 21), now)).toBe("Yesterday");
  });

  test("other days of this year are named with their weekday, those of other years with their year", () => {
    expect(dayName(at(12, 0, 0, 20), now)).toMatch(/Friday/);
    expect(dayName(at(12, 0, 0, 20), now)).not.toMatch(/2026/);
    expect(dayName(new Date(2025, 10, 22).toISOString(), now)).toMatch(/2025/);
  });

  test("how long ago something was is said roughly, and after a week by its day", () => {
    const said = (minutes: number) => ago(new Date(now.getTime() - minutes * 60_000).toISOString(), now.getTime());
    expect([0, 5, 59, 60, 23 * 60].map(said)).toEqual([
      "1 minute ago",
      "5 minutes ago",
      "59 minutes ago",
      "1 hour ago",
      "23 hours ago",
    ]);
    expect(said(24 * 60)).toBe("yesterday");
    expect(said(6 * 24 * 60)).toBe("6 days ago");
    expect(said(7 * 24 * 60)).toBe("November 15, 2026");
  });

  test("a day is the reader's calendar day", () => {
    expect(dayOf(at(0, 0, 0, 5))).toBe("2026-11-05");
    expect(dayOf(at(23, 59, 59, 5))).toBe("2026-11-05");
  });
});

describe("the reader's language", () => {
  test("dates follow the reader's region where the catalogue has the language", () => {
    expect(chooseLocale(["de-DE", "en-GB", "en-US"])).toBe("en-GB");
    expect(chooseLocale(["de-DE", "fr"])).toBe("en");
    expect(chooseLocale([])).toBe("en");
  });

  test("a language with several plurals gets each of them", () => {
    const polish = pluralizer("pl");
    const forms = { one: "{n} plik", few: "{n} pliki", many: "{n} plików", other: "{n} pliku" };
    expect([1, 3, 5].map((count) => polish(count, forms))).toEqual(["1 plik", "3 pliki", "5 plików"]);
    expect(polish(5, { other: "{n}" })).toBe("5");
  });

  test("counts read as people say them", () => {
    expect([t.rooms.members(1), t.rooms.members(2)]).toEqual(["1 member", "2 members"]);
  });
});
