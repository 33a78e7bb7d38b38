/** How many messages the Page keys move by. */
const PAGE = 8;
/** So many attempts are made to bring a row onto the page that one jumps to, each of so many frames. */
const ATTEMPTS = 8;
const FRAMES = 4;

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

/** The key of the row that something on the page belongs to. */
export function rowKeyOf(target: EventTarget | null): string | null {
  const article = target instanceof Element ? target.closest<HTMLElement>("article") : null;
  return article?.dataset["key"] ?? null;
}

/** The message that one line of a row is about; null if none is alone. */
export function messageIdOf(target: Element): string | null {
  return target.closest<HTMLElement>("[data-message]")?.dataset["message"] ?? null;
}

/**
 * Gives a row the focus, once scrolling has brought it onto the page. `scroll` is called again while it has not: older
 * messages that arrive meanwhile move the row to another index, and a row that is not measured yet takes no focus.
 */
export async function focusRow(feed: HTMLElement, key: string, scroll: () => void): Promise<void> {
  for (let frame = 0; frame < ATTEMPTS * FRAMES; frame++) {
    if (frame % FRAMES === 0) scroll();
    await new Promise(requestAnimationFrame);
    const element = feed.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
    if (element === null || !isWithin(element, feed)) continue;
    element.focus({ preventScroll: true });
    if (document.activeElement === element) return;
  }
}

function isWithin(element: Element, feed: Element): boolean {
  const [inner, outer] = [element.getBoundingClientRect(), feed.getBoundingClientRect()];
  return inner.bottom > outer.top && inner.top < outer.bottom;
}
