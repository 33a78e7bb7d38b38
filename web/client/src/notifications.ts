import type { Caller } from "./caller.ts";
import { withEntry, without } from "./maps.ts";
import type {
  Notification,
  NotificationCreated,
  NotificationDeleted,
  NotificationPage,
  NotificationRead,
  NotificationSettingsUpdated,
  NotificationUnread,
  ReadMarkerMoved,
  SetNotificationSettings,
} from "./schema.d.ts";
import type { State } from "./state.ts";
import type { Store } from "./store.ts";

/** Something concerns me. */
export function notificationCreated(state: State, { notification }: Pick<NotificationCreated, "notification">): State {
  return { ...state, notifications: withEntry(state.notifications, notification.id, notification) };
}

/** I have read these, or all there are. */
export function notificationRead(state: State, { notificationIds }: Pick<NotificationRead, "notificationIds">): State {
  if (notificationIds === null) return { ...state, notifications: new Map() };
  return keep(state, ({ id }) => !notificationIds.includes(id));
}

/** I have marked one as unread. */
export function notificationUnread(state: State, event: Pick<NotificationUnread, "notification">): State {
  return notificationCreated(state, event);
}

/** A notification is gone, or its message. */
export function notificationDeleted(
  state: State,
  { notificationId }: Pick<NotificationDeleted, "notificationId">,
): State {
  return { ...state, notifications: without(state.notifications, notificationId) };
}

/** I want to be told of things in another way now. */
export function notificationSettingsUpdated(
  state: State,
  { settings }: Pick<NotificationSettingsUpdated, "settings">,
): State {
  return { ...state, notificationSettings: settings };
}

/** Whoever has read a room up to an offset has read what concerned them up to there. */
export function notificationsPassed(state: State, { markers }: Pick<ReadMarkerMoved, "markers">): State {
  const read = new Map<string | null, number>(markers.map(({ roomId, lastReadOffset }) => [roomId, lastReadOffset]));
  return keep(state, ({ roomId, offset }) => offset === null || offset > (read.get(roomId) ?? 0));
}

/** What concerned me in a room goes with my membership. */
export function notificationsLeft(state: State, { roomId }: { readonly roomId: string }): State {
  return keep(state, (notification) => notification.roomId !== roomId);
}

function keep(state: State, isKept: (notification: Notification) => boolean): State {
  const kept = [...state.notifications].filter(([, notification]) => isKept(notification));
  return kept.length === state.notifications.size ? state : { ...state, notifications: new Map(kept) };
}

/** Reads one's notifications, has them read, and deletes them. */
export class Notifications {
  readonly #store: Store;
  readonly #caller: Caller;

  constructor(store: Store, caller: Caller) {
    this.#store = store;
    this.#caller = caller;
  }

  /** A page of one's notifications with their messages, the newest first; `before` is an earlier page's `next`. */
  read(unreadOnly: boolean, before: string | null = null): Promise<NotificationPage> {
    return this.#caller.read("notification.list", { unreadOnly, before });
  }

  /** Has these read, on all devices. */
  async markRead(notificationIds: readonly string[]): Promise<void> {
    await this.#caller.command("notification.markRead", { notificationIds });
    this.#store.updateApart((state) => notificationRead(state, { notificationIds }));
  }

  /** Has one unread again. */
  async markUnread(notification: Notification): Promise<void> {
    await this.#caller.command("notification.markUnread", { notificationId: notification.id });
    this.#store.updateApart((state) => notificationUnread(state, { notification }));
  }

  /** Has all of them read. */
  async markAllRead(): Promise<void> {
    const known = [...this.#store.state.notifications.keys()];
    await this.#caller.command("notification.markRead", {});
    this.#store.updateApart((state) => notificationRead(state, { notificationIds: known }));
  }

  /** Changes what is named of how one is told of things; the rest stays. */
  async setSettings(changes: Omit<SetNotificationSettings, "commandId">): Promise<void> {
    const { settings } = await this.#caller.command("notification.setSettings", { ...changes });
    this.#store.updateApart((state) => notificationSettingsUpdated(state, { settings }));
  }

  /** Deletes one. */
  async delete(notificationId: string): Promise<void> {
    await this.#caller.command("notification.delete", { notificationId });
    this.#store.updateApart((state) => notificationDeleted(state, { notificationId }));
  }
}
