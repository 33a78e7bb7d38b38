"""Notifications: made by what concerns one person, read and deleted by that person."""

from __future__ import annotations

from collections.abc import Collection

from collabd.actions.context import Actor, Snapshot, Transaction
from collabd.actions.message_pages import fitting
from collabd.domain.cursors import LAST, from_cursor, next_cursor
from collabd.domain.events import (
    NotificationCreated,
    NotificationDeleted,
    NotificationRead,
    NotificationUnread,
)
from collabd.domain.messages import Message
from collabd.domain.notifications import (
    DeleteNotification,
    ListNotifications,
    MarkNotificationsRead,
    MarkNotificationUnread,
    Notification,
    NotificationPage,
    NotificationReason,
    NotifiedMessage,
)
from collabd.domain.records import Done
from collabd.domain.rooms import Room
from collabd.domain.streams import user_stream
from collabd.store.base import Outcome


async def notify(
    tx: Transaction,
    actor: Actor,
    message: Message,
    named: Collection[str],
    answered: Collection[str] = (),
    listeners: Collection[str] = (),
) -> None:
    """Tell those whom a message names, whom it answers, and who listen for its words.

    Each is told once, by the first of these reasons, and nobody of what they do themselves.
    """
    reasons: dict[str, NotificationReason] = {
        **dict.fromkeys(listeners, "keyword"),
        **dict.fromkeys(answered, "answered"),
        **dict.fromkeys(named, "mentioned"),
    }
    for user_id, reason in reasons.items():
        if user_id not in {actor.user_id, message.author}:
            made = await tx.notifications.of_message(tx.new_id(), user_id, reason, message, tx.now)
            await tell(tx, made)


async def notify_of_entry(tx: Transaction, actor: Actor, room: Room, user_id: str) -> None:
    """Tell somebody who was brought into a room by the actor."""
    made = await tx.notifications.of_room(tx.new_id(), user_id, actor.user_id, actor.name, room.id, tx.now)
    await tell(tx, made)


async def notify_of_office(
    tx: Transaction, user_id: str, reason: NotificationReason, words: str = ""
) -> None:
    """Tell a person what the server has to say of their account; `words` say of what."""
    await tell(tx, await tx.notifications.of_server(tx.new_id(), user_id, reason, words, tx.now))


async def tell(tx: Transaction, made: Notification | None) -> None:
    """Tell a person's devices of a notification, if there is one."""
    if made is not None:
        event = NotificationCreated(notification=made)
        await tx.append(user_stream(made.user_id), event, followed=False)


async def withdraw(tx: Transaction, message: Message) -> None:
    """A deleted message concerns nobody any longer."""
    for gone in await tx.notifications.withdraw(message.id):
        event = NotificationDeleted(notification_id=gone.id)
        await tx.append(user_stream(gone.user_id), event, followed=False)


async def mark_notifications_read(tx: Transaction, actor: Actor, command: MarkNotificationsRead) -> Done:
    """Have notifications of the actor's read, all or those named; others' are passed over."""
    named = command.notification_ids
    if named is None:
        read = await tx.notifications.read_all(actor.user_id)
    else:
        read = await tx.notifications.read(actor.user_id, named)
    if not read:
        return Done()
    # All or one: of many, the event names none, and is as short as its meaning.
    event = NotificationRead(notification_ids=None if named is None else read)
    return Done(position=await tx.append(user_stream(actor.user_id), event))


async def mark_notification_unread(tx: Transaction, actor: Actor, command: MarkNotificationUnread) -> Done:
    """Have a notification of the actor's unread again; one that is unread, or another's, stays as it is."""
    unread = await tx.notifications.unread_again(actor.user_id, command.notification_id)
    if unread is None:
        return Done()
    return Done(position=await tx.append(user_stream(actor.user_id), NotificationUnread(notification=unread)))


async def delete_notification(tx: Transaction, actor: Actor, command: DeleteNotification) -> Done:
    """Delete a notification of the actor's; deleting none, or another's, changes nothing."""
    if not await tx.notifications.delete(actor.user_id, command.notification_id):
        return Done()
    event = NotificationDeleted(notification_id=command.notification_id)
    return Done(position=await tx.append(user_stream(actor.user_id), event))


async def answer_notifications(
    tx: Transaction,
    actor: Actor,
    command: MarkNotificationsRead | MarkNotificationUnread | DeleteNotification,
    outcome: Outcome,
) -> Done:
    """The answer to a repeat: that it was done."""
    return Done(position=outcome.position)


async def list_notifications(view: Snapshot, actor: Actor, query: ListNotifications) -> NotificationPage:
    """The actor's notifications with their messages, the newest first."""
    place = from_cursor(query.before, "before", LAST)
    found = await view.notifications.page(
        actor.user_id, place, query.limit + 1, unread_only=query.unread_only
    )
    ids = list(dict.fromkeys(one.related_id for _, one in found if one.type in {"MENTION", "MESSAGE"}))
    messages = {message.id: message for message in await view.messages.by_ids(ids)}
    items = fitting(
        [NotifiedMessage(notification=one, message=messages.get(one.related_id)) for _, one in found],
        query.limit,
    )
    return NotificationPage(
        items=items,
        next=next_cursor(found, found[: len(items)], lambda one: (one[0], one[1].id)),
        position=await view.events.head(user_stream(actor.user_id)),
    )
