/** A fresh UUIDv7 (RFC 9562, section 5.7) whose time is `now` (milliseconds since 1970). */
export function newId(now: number): string {
  // Not randomUUID: browsers keep that for secure contexts, and a workshop's server may be on plain http.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let place = 0; place < 6; place++) bytes[place] = Math.floor(now / 2 ** (8 * (5 - place))) & 0xff;
  bytes[6] = 0x70 | (byteAt(bytes, 6) & 0x0f);
  bytes[8] = 0x80 | (byteAt(bytes, 8) & 0x3f);
  const text = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join(
    "-",
  );
}

function byteAt(bytes: Uint8Array, place: number): number {
  return bytes[place] ?? 0;
}
