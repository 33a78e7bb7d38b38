import type { State, UserPresence } from "@collabd/client";
import { ago } from "../texts/dates.ts";
import { locale } from "../texts/locale.ts";
import { t } from "../texts/texts.ts";

const PERSON_COLOURS = 10;
const letters = new Intl.Segmenter(locale, { granularity: "grapheme" });
const alphabet = new Intl.Collator(locale, { sensitivity: "base", numeric: true });

/** How a person is. */
export type Status = UserPresence["status"];

/** The name a person is shown by; `fallback` serves for someone whom the directory does not know (yet). */
export function nameOf(state: State, userId: string, fallback: string): string {
  return state.users.get(userId)?.displayName ?? fallback;
}

/** How a person is, as far as this client has heard. */
export function statusOf(state: State, userId: string): Status {
  return state.presences.get(userId)?.status ?? "OFFLINE";
}

/** In words how a person is, or when they were last seen, and what they say of themselves. `now` in ms. */
export function wordsOn(state: State, userId: string, now: number): string {
  const presence = state.presences.get(userId);
  const { text, emoji } = state.users.get(userId)?.status ?? { text: "", emoji: "" };
  const how = seenWords(state, userId, now) || t.people.status[presence?.status ?? "OFFLINE"];
  return [how, `${emoji} ${text}`.trim()].filter(Boolean).join(" · ");
}

/** In words when someone who is not here was last seen; "" for who is here, or was never seen. `now` in ms. */
export function seenWords(state: State, userId: string, now: number): string {
  const presence = state.presences.get(userId);
  const isSeen = presence?.status === "OFFLINE" && presence.lastSeen !== null;
  return isSeen ? t.people.lastSeen(ago(presence.lastSeen, now)) : "";
}

/** Whether a person is here, in use of a device or not. */
export function isHere(state: State, userId: string): boolean {
  return statusOf(state, userId) !== "OFFLINE";
}

/** One or two letters that stand for a name. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words;
  return chosen.map((word) => firstLetter(word ?? "")).join("");
}

function firstLetter(word: string): string {
  const [first] = letters.segment(word);
  return (first?.segment ?? "").toLocaleUpperCase(locale);
}

/** A number from 1 to 10 that is always the same for the same person: the index of a `--person-n` colour. */
export function personColour(userId: string): number {
  let sum = 0;
  for (const sign of userId) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) >>> 0;
  return (sum % PERSON_COLOURS) + 1;
}

/** Orders names as people do: without regard to case, and 2 before 10. */
export function byName(first: string, second: string): number {
  return alphabet.compare(first, second);
}
