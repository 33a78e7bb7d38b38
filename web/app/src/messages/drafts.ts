/** Messages that were begun and not sent, by room. They live as long as the page does. */
export class Drafts {
  readonly #texts = new Map<string, string>();

  get(roomId: string): string {
    return this.#texts.get(roomId) ?? "";
  }

  set(roomId: string, text: string): void {
    if (text === "") this.#texts.delete(roomId);
    else this.#texts.set(roomId, text);
  }

  clear(): void {
    this.#texts.clear();
  }
}
