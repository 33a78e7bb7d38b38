"""Notifications: what concerns one person alone. Who named them, answered them, or brought them into a room.

What everybody in a room is told (`@room`, a group's name, all messages of a room) is not stored for each: a
client derives it from the room's own events.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from msgspec import Meta

from collabd.domain.ids import Id
from collabd.domain.messages import Message
from collabd.domain.records import DEFAULT_LIMIT, Command, Cursor, Limit, Position, Query, Record
from collabd.domain.times import Timestamp

NotificationType: TypeAlias = Literal["MESSAGE", "MENTION", "ROOM_INVITE"]
NotificationReason: TypeAlias = Literal["answered", "mentioned", "added"]
"""Somebody answered or quoted me; named me; brought me into a room."""
GREATEST_UNREAD = 100
"""So many unread ones are in the snapshot that a client starts from, the newest; it shows 99+."""
AT_ONCE = 200
"""So many may one command name: what is on a page."""
TYPES: dict[NotificationReason, NotificationType] = {
    "answered": "MESSAGE",
    "mentioned": "MENTION",
    "added": "ROOM_INVITE",
}
TITLES: dict[NotificationReason, str] = {
    "answered": "{actor} answered you",
    "mentioned": "{actor} mentioned you",
    "added": "{actor} added you to a room",
}


class Notification(Record, frozen=True, kw_only=True):
    """That something concerns me. It holds no text: `relatedId` names the message, or the room that I
    was added to.

    `title` is plain English for clients that do not say it themselves; `actionUrl` is the page of the app
    that shows it, below the server's address. `offset` is the message's place in the room's timeline: whoever
    has read the room up to there has read this. A reply in a thread, and an invitation, has none.
    """

    id: str
    user_id: str
    type: NotificationType
    reason: NotificationReason
    title: str
    actor_id: str
    room_id: str
    related_id: str
    thread_id: str | None
    offset: int | None
    action_url: str
    is_read: bool
    created_at: Timestamp


class MarkNotificationsRead(Command, frozen=True, kw_only=True):
    """Have read these notifications of mine; without any named, all there are."""

    notification_ids: Annotated[list[Id], Meta(min_length=1, max_length=AT_ONCE)] | None = None


class DeleteNotification(Command, frozen=True, kw_only=True):
    """Delete a notification of mine; deleting none changes nothing."""

    notification_id: Id


class ListNotifications(Query, frozen=True, kw_only=True):
    """My notifications, the newest first, or only those that are unread."""

    unread_only: bool = False
    limit: Limit = DEFAULT_LIMIT
    before: Cursor | None = None


class NotifiedMessage(Record, frozen=True, kw_only=True):
    """A notification with its message; an invitation has none."""

    notification: Notification
    message: Message | None


class NotificationPage(Record, frozen=True, kw_only=True):
    """My notifications, where the list goes on, and the position of my own stream at which it was read."""

    items: list[NotifiedMessage]
    next: str | None
    position: Position


def path_of(room_id: str, message_id: str | None, thread_id: str | None) -> str:
    """The page of the app that shows a message, or a room."""
    if message_id is None:
        return f"/rooms/{room_id}"
    within = "" if thread_id is None else f"?thread={thread_id}"
    return f"/rooms/{room_id}/messages/{message_id}{within}"
