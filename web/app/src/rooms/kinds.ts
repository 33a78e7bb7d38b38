import type { Room } from "@collabd/client";
import { t } from "../texts/texts.ts";

/** How the kind of a room is called. */
export function kindName({ kind }: Room): string {
  if (kind === "direct") return t.direct.kind;
  return kind === "private" ? t.rooms.private : t.rooms.public;
}
