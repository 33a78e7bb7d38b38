import { plural } from "./counts.ts";

/** The English texts for what concerns one person. */
export const notifications = {
  notifications: {
    heading: "Notifications",
    mention: (actor: string, room: string) => `${actor} mentioned you in ${room}`,
    message: (actor: string, room: string) => `${actor} answered you in ${room}`,
    invite: (actor: string, room: string) => `${actor} added you to ${room}`,
    unread: (count: number) => plural(count, { one: "{n} unread notification", other: "{n} unread notifications" }),
    isUnread: "Unread",
    all: "All",
    onlyUnread: "Unread",
    filter: "Which notifications to show",
    markRead: "Mark as read",
    markAllRead: "Mark all as read",
    delete: "Delete this notification",
    none: "Nothing concerns you yet",
    noneText: "Whoever mentions you, answers you or adds you to a room is noted here.",
    noneUnread: "You have read them all",
    cannotLoad: "Notifications could not be loaded",
    more: "Show more",
  },
};
