import type { State } from "@collabd/client";
import { SvelteMap } from "svelte/reactivity";

/**
 * Which rooms have had messages since this page last showed them. It speaks only of what happened while the page was
 * open: read markers, which follow a person from device to device, are not this.
 */
export class News {
  /** By room: how many messages it had when it was last shown, or when the page first saw it. */
  readonly #known = new SvelteMap<string, number>();

  /** Take note of rooms that were not there before, and of the room that is being shown. */
  follow(state: State, shown: string | null): void {
    for (const room of state.rooms.values()) {
      if (room.id === shown || !this.#known.has(room.id)) this.#known.set(room.id, room.messageCount);
    }
  }

  /** Whether a room has messages that this page has not shown. */
  has(state: State, roomId: string): boolean {
    const known = this.#known.get(roomId);
    const room = state.rooms.get(roomId);
    return known !== undefined && room !== undefined && room.messageCount > known;
  }

  /** Forget everything. */
  clear(): void {
    this.#known.clear();
  }
}
