"""What passes: no offset, never stored, may be dropped."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

from collabd.domain.presence import UserPresence
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


RoomEphemeral: TypeAlias = TypingStarted | TypingStopped
DirectoryEphemeral: TypeAlias = PresenceChanged
