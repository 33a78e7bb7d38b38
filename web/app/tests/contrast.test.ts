import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

type Theme = "light" | "dark";

const source = readFileSync(new URL("../src/design/tokens.css", import.meta.url), "utf8");

/** The colour that a token has in a theme, as `#rrggbb`. */
function colour(token: string, theme: Theme): string {
  const value = new RegExp(`--${token}:\\s*([^;]+);`).exec(source)?.[1] ?? "";
  const pair = /^light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)$/.exec(value);
  const found = pair === null ? value : pair[theme === "light" ? 1 : 2];
  if (found === undefined || !/^#[0-9a-f]{6}$/.test(found)) throw new Error(`no colour in --${token}`);
  return found;
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(first: string, second: string): number {
  const [high, low] = [luminance(first), luminance(second)].sort((a, b) => b - a) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const grounds = ["ground-app", "ground-main", "ground-raised", "ground-sunken", "ground-hover"];
const texts = ["text", "text-soft", "text-faint", "text-accent", "text-danger", "text-warning"];
const pairs: [string, string, number][] = [
  ...grounds.flatMap((ground) => texts.map((text): [string, string, number] => [text, ground, 4.5])),
  ...grounds.map((ground): [string, string, number] => ["line-control", ground, 3]),
  ...["online", "away", "busy"].flatMap((dot) =>
    grounds.map((ground): [string, string, number] => [dot, ground, 3]),
  ),
  ...grounds.map((ground): [string, string, number] => ["focus", ground, 3]),
  ...["keyword", "string", "number", "title", "type", "comment"].map((part): [string, string, number] => [
    `code-${part}`,
    "ground-sunken",
    4.5,
  ]),
  ["text", "ground-press", 4.5],
  ["text-soft", "ground-press", 4.5],
  ["text", "ground-selected", 4.5],
  ["text-accent", "ground-selected", 4.5],
  ["text-danger", "ground-danger", 4.5],
  ["text", "ground-danger", 4.5],
  ["text-warning", "ground-warning", 4.5],
  ["text", "ground-warning", 4.5],
  ["on-accent", "accent", 4.5],
  ["on-accent", "accent-hover", 4.5],
  ["on-danger", "danger", 4.5],
  ["on-danger", "danger-hover", 4.5],
];

describe.each<Theme>(["light", "dark"])("in the %s theme", (theme) => {
  test.each(pairs)("%s can be read on %s (at least %d:1)", (front, back, least) => {
    expect(contrast(colour(front, theme), colour(back, theme))).toBeGreaterThanOrEqual(least);
  });
});

test.each(Array.from({ length: 10 }, (_, index) => index + 1))(
  "letters on person colour %d can be read",
  (index) => {
    expect(contrast("#ffffff", colour(`person-${index}`, "light"))).toBeGreaterThanOrEqual(4.5);
  },
);

test("black on white is the greatest contrast there is, and a colour on itself the least", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
  expect(contrast("#123456", "#123456")).toBe(1);
});
