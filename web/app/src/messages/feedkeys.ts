/** How many messages the Page keys move by. */
const PAGE = 8;

/** The row that a key moves to in a feed, counted from 0; null if the key does not move. `at` is -1 before the first. */
export function rowAfterKey(key: string, at: number, count: number): number | null {
  const from = at < 0 ? count : at;
  const targets: Record<string, number> = {
    ArrowUp: from - 1,
    ArrowDown: from + 1,
    PageUp: from - PAGE,
    PageDown: from + PAGE,
    Home: 0,
    End: count - 1,
  };
  const target = targets[key];
  if (target === undefined || count === 0) return null;
  return Math.max(0, Math.min(target, count - 1));
}
