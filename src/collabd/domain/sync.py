"""Sync: everything a client needs to start, and the events it has missed."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Raw

from collabd.domain.bookmarks import Bookmark
from collabd.domain.drafts import Draft
from collabd.domain.members import Member
from collabd.domain.notification_settings import NotificationSettings
from collabd.domain.notifications import Notification
from collabd.domain.presence import UserPresence
from collabd.domain.read_markers import Unread
from collabd.domain.records import Position, Query, Record
from collabd.domain.room_preferences import RoomPreferences
from collabd.domain.rooms import Room
from collabd.domain.times import Timestamp
from collabd.domain.users import PublicUser, User


class Place(Record, frozen=True, kw_only=True):
    """Where a client stands in a stream. Without `tag` a copied or rolled-back database is not found out."""

    epoch: str = ""
    offset: Annotated[int, Meta(ge=0, le=2**53)] = 0
    tag: str | None = None


class Server(Record, frozen=True, kw_only=True):
    """The server itself."""

    name: str
    version: str
    time: Timestamp


class GetSnapshot(Query, frozen=True, kw_only=True):
    """Everything my client needs to start."""


class State(Record, frozen=True, kw_only=True):
    """State and positions, read in one transaction. Messages are asked for per room.

    A room that `roomPreferences` does not name has the defaults: what concerns me, not muted, no favourite.
    `notifications` are the newest that are unread, at most 100.
    """

    user: User
    users: list[PublicUser]
    rooms: list[Room]
    memberships: list[Member]
    unread: list[Unread]
    room_preferences: list[RoomPreferences]
    bookmarks: list[Bookmark]
    drafts: list[Draft]
    notifications: list[Notification]
    notification_settings: NotificationSettings
    positions: dict[str, Position]


class Snapshot(State, frozen=True, kw_only=True):
    """The same, with what is not stored."""

    server: Server
    presences: list[UserPresence]


class GetEvents(Query, frozen=True, kw_only=True):
    """What have I missed? At most 500 streams at once."""

    positions: Annotated[dict[str, Place], Meta(max_length=500)]


class LoggedEvent(Record, frozen=True, kw_only=True):
    """An event with its place."""

    offset: int
    data: Raw


class StreamEvents(Record, frozen=True, kw_only=True):
    """The events of one stream above what the client holds.

    `more`: ask again from `position`. `snapshot`: the client is too far behind, ahead, or of another
    database, and starts this stream over. `denied`: the caller may not read the stream (any longer).
    """

    events: list[LoggedEvent]
    position: Position | None
    more: bool = False
    snapshot: bool = False
    denied: bool = False


class EventsPage(Record, frozen=True, kw_only=True):
    """What was missed, per stream."""

    streams: dict[str, StreamEvents]
