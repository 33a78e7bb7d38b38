import { FOREVER } from "@collabd/client";

/** For how long one may mute a room. */
export type Muting = "hour" | "tomorrow" | "week" | "forever";

const HOUR = 3_600_000;
/** "Until tomorrow" is until people start work. */
const MORNING = 8;

/** Until when a room is muted that is muted at `now`. */
export function mutedUntil(muting: Muting, now: Date): string {
  switch (muting) {
    case "hour":
      return new Date(now.getTime() + HOUR).toISOString();
    case "tomorrow":
      return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, MORNING).toISOString();
    case "week":
      return new Date(now.getTime() + 7 * 24 * HOUR).toISOString();
    case "forever":
      return FOREVER;
  }
}
