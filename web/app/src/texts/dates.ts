import { locale } from "./locale.ts";

const clock = new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit" });
const weekday = new Intl.DateTimeFormat(locale, { weekday: "long", month: "long", day: "numeric" });
const dated = new Intl.DateTimeFormat(locale, { dateStyle: "long" });
const whole = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "short" });
const short = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
const near = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });

/** The time of day, such as "9:05 AM". `time` is RFC 3339. */
export function timeOfDay(time: string): string {
  return clock.format(new Date(time));
}

/** Day and time in full, for a tooltip. */
export function fullTime(time: string): string {
  return whole.format(new Date(time));
}

/** Day and time, short. */
export function shortTime(time: string): string {
  return short.format(new Date(time));
}

/** The day alone, such as "November 22, 2026". */
export function longDate(time: string): string {
  return dated.format(new Date(time));
}

/** How long ago a time was, such as "3 hours ago"; after a week the day. `now` is in milliseconds. */
export function ago(time: string, now: number): string {
  const minutes = Math.max(1, Math.round((now - Date.parse(time)) / 60_000));
  if (minutes < 60) return near.format(-minutes, "minute");
  const hours = Math.round(minutes / 60);
  if (hours < 24) return near.format(-hours, "hour");
  const days = Math.round(hours / 24);
  return days < 7 ? near.format(-days, "day") : longDate(time);
}

/** The reader's calendar day of a time, as `2026-11-22`: what two messages share if no separator stands between them. */
export function dayOf(time: string): string {
  const date = new Date(time);
  const part = (value: number): string => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${part(date.getMonth() + 1)}-${part(date.getDate())}`;
}

/** How a day separator names the day of `time`: today, yesterday, a weekday of this year, or a date. */
export function dayName(time: string, now: Date): string {
  const date = new Date(time);
  const midnight = (moment: Date): number =>
    Date.UTC(moment.getFullYear(), moment.getMonth(), moment.getDate());
  const days = Math.round((midnight(date) - midnight(now)) / 86_400_000);
  if (days === 0 || days === -1) return sentenceCase(near.format(days, "day"));
  return date.getFullYear() === now.getFullYear() ? weekday.format(date) : dated.format(date);
}

function sentenceCase(text: string): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}
