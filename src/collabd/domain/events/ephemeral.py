"""What passes: no offset, never stored, may be dropped."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

from collabd.domain.presence import RoomPresence, UserPresence
from collabd.domain.typing import TypingIndicator


class Ephemeral(Struct, rename="camel", frozen=True, kw_only=True, tag_field="type"):
    """Something that passes: no offset, never stored, may be dropped."""

    at: str


class TypingStarted(Ephemeral, tag="typing.started", frozen=True, kw_only=True):
    """Someone is writing; it ends after `expiresIn` seconds unless repeated."""

    typing: TypingIndicator
    expires_in: int


class TypingStopped(Ephemeral, tag="typing.stopped", frozen=True, kw_only=True):
    """Someone has stopped writing there."""

    room_id: str
    user_id: str
    thread_id: str | None = None


class PresenceChanged(Ephemeral, tag="presence.changed", frozen=True, kw_only=True):
    """The latest presence of those for whom it changed."""

    presences: list[UserPresence]


class PresenceEntered(Ephemeral, tag="presence.entered", frozen=True, kw_only=True):
    """These have the room open now."""

    room_id: str
    presences: list[RoomPresence]


class PresenceLeft(Ephemeral, tag="presence.left", frozen=True, kw_only=True):
    """These no longer have the room open."""

    room_id: str
    user_ids: list[str]


RoomEphemeral: TypeAlias = TypingStarted | TypingStopped | PresenceEntered | PresenceLeft
DirectoryEphemeral: TypeAlias = PresenceChanged
