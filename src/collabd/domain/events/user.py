"""What is told to one person's own devices, on `user:<id>`."""

from __future__ import annotations

from typing import TypeAlias

from collabd.domain.api_keys import ApiKey
from collabd.domain.bookmarks import Bookmark
from collabd.domain.drafts import Draft
from collabd.domain.events.event import Event
from collabd.domain.members import Member
from collabd.domain.notification_settings import NotificationSettings
from collabd.domain.notifications import Notification
from collabd.domain.presence import Availability
from collabd.domain.read_markers import MovedMarker, ReadMarker
from collabd.domain.room_preferences import RoomPreferences
from collabd.domain.rooms import Room
from collabd.domain.threads import ThreadFollow
from collabd.domain.times import Timestamp, TimeZone


class MembershipAdded(Event, tag="membership.added", frozen=True, kw_only=True):
    """I am now a member of this room, and have read it up to `marker` (None in events of old)."""

    room: Room
    member: Member
    marker: ReadMarker | None = None


class MembershipRemoved(Event, tag="membership.removed", frozen=True, kw_only=True):
    """I am no longer a member of this room."""

    room_id: str


class ReadMarkerMoved(Event, tag="readMarker.moved", frozen=True, kw_only=True):
    """My markers stand elsewhere now: one, or all that one command moved."""

    markers: list[MovedMarker]


class PreferencesUpdated(Event, tag="preferences.updated", frozen=True, kw_only=True):
    """I want something else of a room now. Leaving it takes this away without an event."""

    preferences: RoomPreferences


class BookmarkAdded(Event, tag="bookmark.added", frozen=True, kw_only=True):
    """I have bookmarked a message. The end of a membership takes its bookmarks away without events."""

    bookmark: Bookmark


class BookmarkRemoved(Event, tag="bookmark.removed", frozen=True, kw_only=True):
    """I have removed this bookmark."""

    bookmark: Bookmark


class DraftSaved(Event, tag="draft.saved", frozen=True, kw_only=True):
    """My draft in a place is this now; without content it is removed. The log keeps the newest text only."""

    draft: Draft


class ThreadFollowed(Event, tag="thread.followed", frozen=True, kw_only=True):
    """I follow this thread now."""

    follow: ThreadFollow


class ThreadUnfollowed(Event, tag="thread.unfollowed", frozen=True, kw_only=True):
    """I follow this thread no longer. Leaving a room ends all there without a word on each."""

    thread_id: str
    room_id: str


class AccountUpdated(Event, tag="account.updated", frozen=True, kw_only=True):
    """What nobody else sees of my account changed."""

    email: str
    timezone: TimeZone | None
    updated_at: Timestamp


class AvailabilityChanged(Event, tag="availability.changed", frozen=True, kw_only=True):
    """I want to be shown as away or as busy, or again as I am."""

    availability: Availability


class ApiKeyCreated(Event, tag="apiKey.created", frozen=True, kw_only=True):
    """I have made an API key; without the key itself."""

    api_key: ApiKey


class ApiKeyRevoked(Event, tag="apiKey.revoked", frozen=True, kw_only=True):
    """One of my API keys has ended."""

    key_id: str


class NotificationCreated(Event, tag="notification.created", frozen=True, kw_only=True):
    """Something concerns me. Leaving its room takes it away without an event."""

    notification: Notification


class NotificationRead(Event, tag="notification.read", frozen=True, kw_only=True):
    """I have read these; all there were, if none are named.

    Reading a room by its marker reads what was said in its timeline by itself.
    """

    notification_ids: list[str] | None


class NotificationUnread(Event, tag="notification.unread", frozen=True, kw_only=True):
    """I have marked a notification as unread."""

    notification: Notification


class NotificationDeleted(Event, tag="notification.deleted", frozen=True, kw_only=True):
    """I have deleted a notification, or somebody its message."""

    notification_id: str


class NotificationSettingsUpdated(Event, tag="notificationSettings.updated", frozen=True, kw_only=True):
    """I want to be told of things in another way now."""

    settings: NotificationSettings


class SessionEnded(Event, tag="session.ended", frozen=True, kw_only=True):
    """One of my sessions has ended."""

    session_id: str


UserEvent: TypeAlias = (
    MembershipAdded
    | MembershipRemoved
    | ReadMarkerMoved
    | PreferencesUpdated
    | BookmarkAdded
    | BookmarkRemoved
    | DraftSaved
    | ThreadFollowed
    | ThreadUnfollowed
    | AccountUpdated
    | AvailabilityChanged
    | ApiKeyCreated
    | ApiKeyRevoked
    | NotificationCreated
    | NotificationRead
    | NotificationUnread
    | NotificationDeleted
    | NotificationSettingsUpdated
    | SessionEnded
)
