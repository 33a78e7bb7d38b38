import type { VirtualizerHandle } from "virtua/svelte";
import type { Place } from "./places.ts";
import type { Row } from "./rows.ts";

/** Within so many pixels of the end one counts as being there. */
const AT_END = 48;
/** Farther down than any timeline reaches: browsers stop at the end. */
const BEYOND = 1_000_000_000;
/** Older and newer messages are asked for when fewer pixels than these lie above or below what is seen. */
const NEAR_START = 900;

/**
 * Where a timeline is scrolled to. While it follows, it stays at its end whatever grows or shrinks; scrolling up ends
 * that, reaching the end begins it again.
 */
export class Scrolling {
  /** Whether the view stays with the newest message. */
  follows = $state(true);
  #box: HTMLElement | null = null;
  #last = 0;
  #lastHeight = 0;

  /** Keep the end in view while following. An attachment for the scrolled element; its children are watched. */
  readonly watch = (box: HTMLElement): (() => void) => {
    this.#box = box;
    // Sizes are looked at after layout and before painting: what grows is never seen in the wrong place.
    const sizes = new ResizeObserver(() => {
      if (this.follows) this.toEnd();
    });
    sizes.observe(box);
    for (const child of box.children) sizes.observe(child);
    return () => sizes.disconnect();
  };

  /** Show the newest message, and follow from there on. */
  toEnd(): void {
    this.follows = true;
    if (this.#box === null) return;
    this.#lastHeight = this.#box.scrollHeight;
    this.#box.scrollTop = this.#lastHeight;
  }

  /**
   * The same at someone's wish, whatever row `list` is still on its way to: until all rows there are measured, it goes
   * there again and again.
   */
  leap(list: VirtualizerHandle | undefined): void {
    list?.scrollTo(BEYOND);
    this.toEnd();
  }

  /** Show the place where reading stopped. */
  toPlace(list: VirtualizerHandle, rows: readonly Row[], place: Place): void {
    const index = rows.findIndex(({ key }) => key === place.key);
    if (index < 0) return this.toEnd();
    this.follows = false;
    list.scrollToIndex(index, { align: "start", offset: place.offset });
  }

  /**
   * Take note of a scroll to `offset`. Only a person's going up ends the following: content that grows does not, nor
   * does the list, which moves what is seen when rows turn out higher or lower than was thought. Where the end of what
   * is here is not the end of the room (`isWhole` is false), reaching it begins none.
   */
  moved(offset: number, isWhole: boolean): void {
    const box = this.#box;
    if (box === null) return;
    if (isWhole && box.scrollHeight - box.clientHeight - offset < AT_END) this.follows = true;
    else if (offset < this.#last - 1 && box.scrollHeight === this.#lastHeight) this.follows = false;
    this.#last = offset;
    this.#lastHeight = box.scrollHeight;
  }

  /** The place that is being read; null at the end. `above` is the height of what precedes the rows. */
  place(list: VirtualizerHandle, rows: readonly Row[], above: number): Place | null {
    const offset = list.getScrollOffset();
    const index = list.findItemIndex(offset);
    const row = rows[index];
    if (this.follows || row === undefined) return null;
    return { key: row.key, offset: offset - above - list.getItemOffset(index) };
  }

  /** Whether it is time to ask for newer messages. */
  get isNearEnd(): boolean {
    const box = this.#box;
    return box !== null && box.scrollHeight - box.clientHeight - box.scrollTop < NEAR_START;
  }

  /** Whether it is time to ask for older messages. */
  get isNearStart(): boolean {
    return this.#box !== null && this.#box.scrollTop < NEAR_START;
  }
}
