import type { Notification, State } from "@collabd/client";
import { nameOf } from "../people/names.ts";
import { titleById } from "../rooms/names.ts";
import { shortTime } from "../texts/dates.ts";
import { t } from "../texts/texts.ts";

/** What a notification says, in a line. Of a kind that this app does not know yet, the server's own words. */
export function titleOf(state: State, notification: Notification): string {
  const { reason, message, title } = notification;
  const actor = notification.actorId === null ? "" : nameOf(state, notification.actorId, t.notifications.somebody);
  const room = notification.roomId === null ? "" : titleById(state, notification.roomId);
  switch (reason) {
    case "added":
      return t.notifications.invite(actor, room);
    case "mentioned":
      return t.notifications.mention(actor, room);
    case "answered":
      return t.notifications.message(actor, room);
    case "keyword":
      return t.notifications.keyword(actor, room);
    case "suspended":
      return t.notifications.suspended(shortTime(message));
    case "unsuspended":
      return t.notifications.unsuspended;
    case "groupJoined":
      return t.notifications.groupJoined(groupName(message));
    case "groupLeft":
      return t.notifications.groupLeft(groupName(message));
    case "reportSettled":
      return t.notifications.reportSettled(message);
    case "keyExpired":
      return t.notifications.keyExpired(message);
    default:
      return title;
  }
}

/** The name of one of the server's groups, by its id. */
function groupName(group: string): string {
  return group.charAt(0).toUpperCase() + group.slice(1);
}
