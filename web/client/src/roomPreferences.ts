import type { Caller } from "./caller.ts";
import { withEntry, without } from "./maps.ts";
import type { PreferencesUpdated, RoomPreferences, SetRoomPreferences } from "./schema.d.ts";
import type { State } from "./state.ts";
import type { Store } from "./store.ts";

/** Muted until one says otherwise: the last time that a timestamp can name. */
export const FOREVER = "9999-12-31T23:59:59.999Z";

/** What one wants of a room; who has not said anything has its defaults. */
export function preferencesOf(state: State, roomId: string): RoomPreferences {
  const held = state.roomPreferences.get(roomId);
  const notify = state.rooms.get(roomId)?.kind === "direct" ? "all" : "mentions";
  return held ?? { roomId, notify, mutedUntil: null, favourite: false };
}

/** Whether one has muted a room at the time `now`, in milliseconds. */
export function isMuted(state: State, roomId: string, now: number): boolean {
  const until = state.roomPreferences.get(roomId)?.mutedUntil ?? null;
  return until !== null && Date.parse(until) > now;
}

/** I want something else of a room now. */
export function preferencesUpdated(
  state: State,
  { preferences }: Pick<PreferencesUpdated, "preferences">,
): State {
  return {
    ...state,
    roomPreferences: withEntry(state.roomPreferences, preferences.roomId, preferences),
  };
}

/** What I wanted of a room goes with my membership. */
export function preferencesEnded(state: State, { roomId }: { readonly roomId: string }): State {
  return { ...state, roomPreferences: without(state.roomPreferences, roomId) };
}

/** Changes what one wants of one's rooms. */
export class Preferences {
  readonly #store: Store;
  readonly #caller: Caller;

  constructor(store: Store, caller: Caller) {
    this.#store = store;
    this.#caller = caller;
  }

  /** Changes what is named; the rest stays. */
  async set(
    roomId: string,
    changes: Pick<SetRoomPreferences, "notify" | "mutedUntil" | "favourite">,
  ): Promise<void> {
    const command = { roomId, ...changes };
    const { preferences } = await this.#caller.command("room.setPreferences", command);
    if (preferences !== null) {
      this.#store.updateApart((state) => preferencesUpdated(state, { preferences }));
    }
  }
}
