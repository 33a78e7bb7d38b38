import { describe, expect, it } from "vitest";
import { nameParts } from "../src/files/names.ts";
import { fileSize, shownSize } from "../src/files/sizes.ts";

describe("sizes of files", () => {
  it("are in the unit that reads best", () => {
    expect([0, 999, 1_000, 1_250_000, 5e12].map(fileSize)).toEqual([
      "0 bytes",
      "999 bytes",
      "1 kB",
      "1.3 MB",
      "5,000 GB",
    ]);
  });
});

describe("a long name", () => {
  it.each([
    ["plan.pdf", "", "plan.pdf"],
    ["minutes of the meeting, final (2).txt", "minutes of the meeting, fin", "al (2).txt"],
    ["a very long name without a kind", "a very long name without ", "a kind"],
    ["archive.of.everything.that.is.no.kind at all", "archive.of.everything.that.is.no.kind ", "at all"],
    [".gitignore-of-another-time", ".gitignore-of-anothe", "r-time"],
    ["holiday with the family 👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧.jpg", "holiday with the family ", "👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧.jpg"],
    ["", "", ""],
  ])("%j keeps its ending", (name, start, end) => {
    expect(nameParts(name)).toEqual({ start, end });
  });
});

describe("a picture in the timeline", () => {
  it("is shown as it is, or as large as there is room, and never vanishes", () => {
    expect(shownSize(100, 50)).toEqual({ width: 100, height: 50 });
    expect(shownSize(4000, 3000)).toEqual({ width: 400, height: 300 });
    expect(shownSize(300, 3200)).toEqual({ width: 30, height: 320 });
    expect(shownSize(10_000, 1)).toEqual({ width: 400, height: 1 });
  });
});
