import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Scrolling } from "../src/messages/scrolling.svelte.ts";

/** An element of 500 pixels on a timeline of 3,000, as far as scrolling looks at it. */
class Box {
  readonly clientHeight = 500;
  readonly children: Element[] = [];
  scrollHeight = 3000;
  #top = 0;

  get scrollTop(): number {
    return this.#top;
  }

  set scrollTop(top: number) {
    this.#top = Math.min(top, this.scrollHeight - this.clientHeight);
  }
}

let box: Box;
let scrolling: Scrolling;
let resized: () => void;

beforeEach(() => {
  vi.stubGlobal(
    "ResizeObserver",
    class {
      constructor(callback: () => void) {
        resized = callback;
      }
      observe(): void {}
      disconnect(): void {}
    },
  );
  box = new Box();
  scrolling = new Scrolling();
  scrolling.watch(box as unknown as HTMLElement);
  scrolling.toEnd();
  scrolling.moved(box.scrollTop, true);
});

afterEach(() => vi.unstubAllGlobals());

function scrollTo(top: number): void {
  box.scrollTop = top;
  scrolling.moved(box.scrollTop, true);
}

test("it stays at the end while the content grows", () => {
  box.scrollHeight = 3400;
  resized();
  expect(box.scrollTop).toBe(2900);
});

test("going up ends that, reaching the end begins it again", () => {
  scrollTo(2300);
  expect(scrolling.follows).toBe(false);
  box.scrollHeight = 3400;
  resized();
  expect(box.scrollTop).toBe(2300);
  scrollTo(2890);
  expect(scrolling.follows).toBe(true);
});

test("a correction by the list, together with something new, does not end it", () => {
  // Rows above turned out 60 lower than was thought while a message of 400 came.
  box.scrollHeight = 3340;
  scrollTo(2440);
  expect(scrolling.follows).toBe(true);
  resized();
  expect(box.scrollTop).toBe(2840);
  scrollTo(2000);
  expect(scrolling.follows).toBe(false);
});

test("the end of what is here begins none where the room goes on", () => {
  scrollTo(2300);
  box.scrollTop = 2500;
  scrolling.moved(2500, false);
  expect(scrolling.follows).toBe(false);
});
