"""Events: facts in the past tense, durable, appended only by actions; and ephemerals, which are never stored.

Each goes to a stream with exactly one audience and carries the public shape of the record it concerns, so
that a client needs no second look-up. State before + events through the client's reducer = a fresh snapshot.

One file per audience.
"""

from __future__ import annotations

from typing import get_args

from collabd.domain.events.directory import (
    DirectoryEvent,
    RoomListed,
    RoomUnlisted,
    UserCreated,
    UserUpdated,
)
from collabd.domain.events.ephemeral import (
    DirectoryEphemeral,
    Ephemeral,
    PresenceChanged,
    PresenceEntered,
    PresenceLeft,
    RoomEphemeral,
    TypingStarted,
    TypingStopped,
)
from collabd.domain.events.event import Event
from collabd.domain.events.room import (
    MemberAdded,
    MemberRemoved,
    MemberUpdated,
    MessageCreated,
    MessageDeleted,
    MessageEdited,
    MessagePinned,
    MessageUnpinned,
    ReactionAdded,
    ReactionRemoved,
    RoomDeleted,
    RoomEvent,
    RoomUpdated,
)
from collabd.domain.events.user import (
    AccountUpdated,
    ApiKeyCreated,
    ApiKeyRevoked,
    AvailabilityChanged,
    BookmarkAdded,
    BookmarkRemoved,
    DraftSaved,
    MembershipAdded,
    MembershipRemoved,
    NotificationCreated,
    NotificationDeleted,
    NotificationRead,
    NotificationSettingsUpdated,
    NotificationUnread,
    PreferencesUpdated,
    ReadMarkerMoved,
    SessionEnded,
    ThreadFollowed,
    ThreadUnfollowed,
    UserEvent,
)

EVENTS: tuple[type[Event], ...] = get_args(RoomEvent) + get_args(UserEvent) + get_args(DirectoryEvent)
EPHEMERALS: tuple[type[Ephemeral], ...] = (*get_args(RoomEphemeral), DirectoryEphemeral)

__all__ = [
    "EPHEMERALS",
    "EVENTS",
    "AccountUpdated",
    "ApiKeyCreated",
    "ApiKeyRevoked",
    "AvailabilityChanged",
    "BookmarkAdded",
    "BookmarkRemoved",
    "DirectoryEphemeral",
    "DirectoryEvent",
    "DraftSaved",
    "Ephemeral",
    "Event",
    "MemberAdded",
    "MemberRemoved",
    "MemberUpdated",
    "MembershipAdded",
    "MembershipRemoved",
    "MessageCreated",
    "MessageDeleted",
    "MessageEdited",
    "MessagePinned",
    "MessageUnpinned",
    "NotificationCreated",
    "NotificationDeleted",
    "NotificationRead",
    "NotificationSettingsUpdated",
    "NotificationUnread",
    "PreferencesUpdated",
    "PresenceChanged",
    "PresenceEntered",
    "PresenceLeft",
    "ReactionAdded",
    "ReactionRemoved",
    "ReadMarkerMoved",
    "RoomDeleted",
    "RoomEphemeral",
    "RoomEvent",
    "RoomListed",
    "RoomUnlisted",
    "RoomUpdated",
    "SessionEnded",
    "ThreadFollowed",
    "ThreadUnfollowed",
    "TypingStarted",
    "TypingStopped",
    "UserCreated",
    "UserEvent",
    "UserUpdated",
]
