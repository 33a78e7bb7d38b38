import { SvelteMap } from "svelte/reactivity";

/** Messages that were begun and not sent, by room or thread. They live as long as the page does. */
export class Drafts {
  readonly #texts = new SvelteMap<string, string>();

  get(roomId: string): string {
    return this.#texts.get(roomId) ?? "";
  }

  set(roomId: string, text: string): void {
    if (text === "") this.#texts.delete(roomId);
    else this.#texts.set(roomId, text);
  }

  /** Give a text back to its writer, below what was begun since. */
  giveBack(roomId: string, text: string): void {
    const begun = this.get(roomId);
    this.set(roomId, begun === "" ? text : `${begun}\n${text}`);
  }

  clear(): void {
    this.#texts.clear();
  }
}
