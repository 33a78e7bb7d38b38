/** For how long somebody is kept out. */
export type Duration = "hour" | "day" | "week" | "month" | "forever";

const HOUR = 3_600_000;
const HOURS = { hour: 1, day: 24, week: 7 * 24, month: 30 * 24 } as const;

/** Until when, from `now` on; null for good. */
export function untilAfter(duration: Duration, now: Date): string | null {
  return duration === "forever" ? null : new Date(now.getTime() + HOURS[duration] * HOUR).toISOString();
}
