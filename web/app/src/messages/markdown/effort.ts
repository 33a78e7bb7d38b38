/**
 * Marks times characters beyond which a text is shown as typed: Marked's time grows with this product, and at
 * this bound it took 0.17 s (32,000 characters of nothing but marks took 2 to 9 s).
 */
const GREATEST_EFFORT = 40_000_000;
/** What begins something whose end Marked looks for, each time as far as the text goes. */
const MARKS = /[*_~`!]|<!--/g;
/**
 * Letters before an @ beyond which a text is shown as typed: of 32,000, Marked tries each as the first of an
 * address, which took 2.5 s.
 */
const LONGEST_ADDRESS = 2_000;
const NOT_OF_ADDRESSES = /[^\w.!#$%&'*+/=?`{|}~-]/;
/** A line that opens a hundred lists and quotes within each other: thousands took 1.9 s, and the stack. */
const NESTED = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))){100}/m;

/** Whether to read a text as Markdown would hold the page up: somebody may have written it for that. */
export function isTooMuch(source: string): boolean {
  const marks = source.match(MARKS)?.length ?? 0;
  return marks * source.length > GREATEST_EFFORT || NESTED.test(source) || holdsLongAddress(source);
}

function holdsLongAddress(source: string): boolean {
  const before = source.split("@").slice(0, -1);
  return before.some((part) => {
    return part.length > LONGEST_ADDRESS && !NOT_OF_ADDRESSES.test(part.slice(-LONGEST_ADDRESS));
  });
}
