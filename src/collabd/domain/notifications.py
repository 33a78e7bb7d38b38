"""Notifications: what concerns one person alone. Who named or answered them, used a word that they listen
for, or brought them into a room; and what the server has to say of their account.

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

NotificationType: TypeAlias = Literal["MESSAGE", "MENTION", "ROOM_INVITE", "SYSTEM"]
NotificationReason: TypeAlias = Literal[
    "answered",
    "keyword",
    "mentioned",
    "added",
    "suspended",
    "unsuspended",
    "groupJoined",
    "groupLeft",
    "reportSettled",
    "keyExpired",
]
"""Somebody answered or quoted me; used a word of mine; named me; brought me into a room; or of the server."""
GREATEST_UNREAD = 100
"""So many unread ones are in the snapshot that a client starts from, the newest; it shows 99+."""
GREATEST_KEPT = 1_000
"""So many are kept of one person, the newest: what somebody may still leaf through."""
AT_ONCE = 200
"""So many may one command name: what is on a page."""
TYPES: dict[NotificationReason, NotificationType] = {
    "answered": "MESSAGE",
    "keyword": "MESSAGE",
    "mentioned": "MENTION",
    "added": "ROOM_INVITE",
    "suspended": "SYSTEM",
    "unsuspended": "SYSTEM",
    "groupJoined": "SYSTEM",
    "groupLeft": "SYSTEM",
    "reportSettled": "SYSTEM",
    "keyExpired": "SYSTEM",
}
TITLES: dict[NotificationReason, str] = {
    "answered": "{actor} answered you",
    "keyword": "{actor} used one of your words",
    "mentioned": "{actor} mentioned you",
    "added": "{actor} added you to a room",
    "suspended": "You were suspended",
    "unsuspended": "Your suspension was lifted",
    "groupJoined": "You were put into a group",
    "groupLeft": "You were taken out of a group",
    "reportSettled": "A report of yours was settled",
    "keyExpired": "An API key of yours has expired",
}


class Notification(Record, frozen=True, kw_only=True):
    """That something concerns me. It holds no text of anybody else's: `relatedId` names the message, or the
    room that I was added to; for what the server says it is my own id.

    `message` is what the server's word is about: until when I was suspended (a time), the group, what I had
    reported, the key's name; else empty. `title` is plain English for clients that do not say it themselves;
    `actionUrl` is the page of the app that shows it, below the server's address. `offset` is the message's
    place in the room's timeline: whoever has read the room up to there has read this. A reply in a thread, an
    invitation, and what the server says has none; the last has no actor and no room either.
    """

    id: str
    user_id: str
    type: NotificationType
    reason: NotificationReason
    title: str
    message: str
    actor_id: str | None
    room_id: str | None
    related_id: str
    thread_id: str | None
    offset: int | None
    action_url: str
    is_read: bool
    created_at: Timestamp


class MarkNotificationsRead(Command, frozen=True, kw_only=True):
    """Have read these notifications of mine; without any named, all there are."""

    notification_ids: Annotated[list[Id], Meta(min_length=1, max_length=AT_ONCE)] | None = None


class MarkNotificationUnread(Command, frozen=True, kw_only=True):
    """Have a notification of mine unread again, until I read it or go on reading its room."""

    notification_id: Id


class DeleteNotification(Command, frozen=True, kw_only=True):
    """Delete a notification of mine; deleting none changes nothing."""

    notification_id: Id


class ListNotifications(Query, frozen=True, kw_only=True):
    """My notifications, the newest first, or only those that are unread."""

    unread_only: bool = False
    limit: Limit = DEFAULT_LIMIT
    before: Cursor | None = None


class NotifiedMessage(Record, frozen=True, kw_only=True):
    """A notification with its message; an invitation, and what the server says, has none."""

    notification: Notification
    message: Message | None


class NotificationPage(Record, frozen=True, kw_only=True):
    """My notifications, where the list goes on, and the position of my own stream at which it was read."""

    items: list[NotifiedMessage]
    next: str | None
    position: Position


def path_of(room_id: str | None, message_id: str | None, thread_id: str | None) -> str:
    """The page of the app that shows a message, or a room; or, for neither, all notifications."""
    if room_id is None:
        return "/notifications"
    if message_id is None:
        return f"/rooms/{room_id}"
    within = "" if thread_id is None else f"?thread={thread_id}"
    return f"/rooms/{room_id}/messages/{message_id}{within}"
