/** How long a finger rests before it means "what can I do with this?". */
const PRESS_MS = 450;
/** How far, in pixels, a finger may stray before it means scrolling. */
const STRAY = 10;

/**
 * Calls `pressed` with what a finger rests on; mice and pens have other ways. An attachment for an element that
 * holds everything which can be pressed.
 */
export function longPress(pressed: (target: Element) => void): (element: HTMLElement) => () => void {
  return (element) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let start = { x: 0, y: 0 };
    let fired = false;
    const stop = (): void => clearTimeout(timer);
    const listening = new AbortController();
    const on = <Name extends keyof HTMLElementEventMap>(
      name: Name,
      act: (event: HTMLElementEventMap[Name]) => void,
    ) => element.addEventListener(name, act, { signal: listening.signal, passive: false });

    on("pointerdown", ({ pointerType, clientX, clientY, target }) => {
      stop();
      fired = false;
      if (pointerType !== "touch" || !(target instanceof Element)) return;
      start = { x: clientX, y: clientY };
      timer = setTimeout(() => {
        fired = true;
        pressed(target);
      }, PRESS_MS);
    });
    on("pointermove", ({ clientX, clientY }) => {
      if (Math.hypot(clientX - start.x, clientY - start.y) > STRAY) stop();
    });
    on("pointerup", stop);
    on("pointercancel", stop);
    // Lifting the finger must not click what has appeared under it.
    on("touchend", (event) => {
      if (fired) event.preventDefault();
    });
    // Some phones open a menu of their own on a long press; ours takes its place.
    on("contextmenu", (event) => {
      if (event instanceof PointerEvent && event.pointerType === "touch") event.preventDefault();
    });
    return () => {
      stop();
      listening.abort();
    };
  };
}
