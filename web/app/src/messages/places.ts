/** Where someone stopped reading: the topmost visible row, and how many pixels of it were scrolled away. */
export interface Place {
  readonly key: string;
  readonly offset: number;
}

/** Reading places by room; a room that was left at its newest message has none. */
export class Places {
  readonly #places = new Map<string, Place>();

  get(roomId: string): Place | null {
    return this.#places.get(roomId) ?? null;
  }

  set(roomId: string, place: Place | null): void {
    if (place === null) this.#places.delete(roomId);
    else this.#places.set(roomId, place);
  }

  clear(): void {
    this.#places.clear();
  }
}
