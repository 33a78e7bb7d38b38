import type { Clock } from "./clock.ts";
import type { Event } from "./events.ts";
import { namesMe } from "./mentions.ts";
import { isMuted, preferencesOf } from "./roomPreferences.ts";
import type { Message, Notification } from "./schema.d.ts";
import type { State } from "./state.ts";
import type { Store } from "./store.ts";
import { isSystem } from "./systemMessages.ts";

/** Messages whose text is still at hand when the word comes that they concern me: both come in one breath. */
const KEPT = 50;

/** Something to tell a person of at once: a message, what concerns them, or a message that does. */
export interface Telling {
  /** The message's id, or the notification's: the same thing is told once. */
  readonly id: string;
  readonly message: Message | null;
  readonly notification: Notification | null;
}

/** Says what a person wants to be told of in the moment in which it happens. What was missed is not told. */
export class Bell {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #listeners = new Set<(telling: Telling) => void>();
  readonly #recent = new Map<string, Message>();

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** Calls `listener` with what is to be told until the returned function is called. */
  listen(listener: (telling: Telling) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** An event was applied. */
  happened(event: Event): void {
    const { state } = this.#store;
    if (state.connection !== "live") return;
    if (event.type === "message.created") {
      this.#keep(event.message);
      if (isWanted(state, event.message, this.#clock.now())) this.#tell(event.message, null);
    } else if (event.type === "notification.created") {
      this.#heard(state, event.notification);
    }
  }

  #heard(state: State, notification: Notification): void {
    const message = this.#recent.get(notification.relatedId) ?? null;
    const isTold = message !== null && isWanted(state, message, this.#clock.now());
    if (!isTold && state.notificationSettings.desktop !== "none") this.#tell(message, notification);
  }

  #keep(message: Message): void {
    this.#recent.set(message.id, message);
    for (const id of this.#recent.keys()) {
      if (this.#recent.size <= KEPT) return;
      this.#recent.delete(id);
    }
  }

  #tell(message: Message | null, notification: Notification | null): void {
    const id = message?.id ?? notification?.id ?? "";
    for (const listener of this.#listeners) listener({ id, message, notification });
  }
}

/** Whether somebody wants to be told of a message by what they want of its room, whomever it concerns. */
export function isWanted(state: State, message: Message, now: number): boolean {
  const { desktop } = state.notificationSettings;
  const { roomId, author } = message;
  if (desktop === "none" || isSystem(message) || author === state.me?.id) return false;
  if (!state.memberships.has(roomId) || isMuted(state, roomId, now)) return false;
  const { notify } = preferencesOf(state, roomId);
  if (notify === "none") return false;
  // Whoever is named alone has a notification of it; a message to few concerns each of them.
  const concerns = namesMe(state, message) || (notify === "all" && state.rooms.get(roomId)?.kind === "direct");
  return concerns || (notify === "all" && desktop === "all");
}

/** Whether nothing is to sound or pop up just now: a pause, or the quiet hours. `now` is in milliseconds. */
export function isQuiet({ notificationSettings: { pausedUntil, quietHours } }: State, now: number): boolean {
  if (pausedUntil !== null && Date.parse(pausedUntil) > now) return true;
  if (quietHours === null) return false;
  const time = clockIn(quietHours.timeZone, now);
  const { start, end } = quietHours;
  return start < end ? start <= time && time < end : time >= start || time < end;
}

/** The time of day in a zone, as "07:05"; in one's own if the zone is not known here. */
function clockIn(timeZone: string, now: number): string {
  const format = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  try {
    return new Intl.DateTimeFormat("en-GB", { ...format, timeZone }).format(now);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return new Intl.DateTimeFormat("en-GB", format).format(now);
  }
}
