/** When a status takes itself away. */
export type Expiry = "never" | "30" | "60" | "240" | "today" | "week";

/** The moment that is meant, RFC 3339; null for never. Days end at the reader's midnight, weeks with Sunday. */
export function expiresAt(expiry: Expiry, now: Date): string | null {
  if (expiry === "never") return null;
  if (expiry === "today") return midnight(now, 1);
  if (expiry === "week") return midnight(now, ((7 - now.getDay()) % 7) + 1);
  return new Date(now.getTime() + Number(expiry) * 60_000).toISOString();
}

function midnight(now: Date, days: number): string {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days).toISOString();
}
