import { unreadIn, type State } from "@collabd/client";

/** Beyond this, only that there are more is shown. */
const GREATEST_SHOWN = 99;

/** How many unread messages there are, as a badge shows it; empty for none. */
export function badge(count: number): string {
  if (count <= 0) return "";
  return count > GREATEST_SHOWN ? `${GREATEST_SHOWN}+` : String(count);
}

/** In how many of one's rooms something is unread. */
export function unreadRooms(state: State): number {
  return [...state.readMarkers.keys()].filter((roomId) => unreadIn(state, roomId) > 0).length;
}
