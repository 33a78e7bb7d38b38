"""Effects: what a committed batch means for the sockets, in commit order.

The store hands them over after COMMIT and before any caller is answered, so that an event precedes its
reply and a revocation precedes everything after it.
"""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

from collabd.domain.presence import Choice
from collabd.domain.records import Position


class Stored(Struct, frozen=True):
    """An event as the log holds it; `body` is its JSON."""

    offset: int
    body: bytes


class Appended(Struct, frozen=True):
    """An event has been stored; `body` is its JSON, the very bytes that every subscriber gets."""

    position: Position
    body: bytes


class Granted(Struct, frozen=True):
    """The person may read the stream from now on; `position` is its head before anything that follows."""

    user_id: str
    position: Position


class Revoked(Struct, frozen=True):
    """The person may read the stream no longer; None means nobody may but those of `keep`.

    `offset` is the stream's head at that moment: who holds more has learnt of it, and may be back by now.
    """

    user_id: str | None
    stream: str
    offset: int
    keep: frozenset[str] = frozenset()

    def concerns(self, user_id: str) -> bool:
        """Whether this person has lost the stream."""
        return user_id not in self.keep if self.user_id is None else user_id == self.user_id


class Redacted(Struct, frozen=True):
    """What the log held has been rewritten or forgotten, up to an offset: copies of it must go, too."""

    stream: str
    upto: int


class SessionClosed(Struct, frozen=True):
    """The session has ended; its sockets must close."""

    session_id: str


class Chosen(Struct, frozen=True):
    """The person wants to be shown in another way from now on."""

    user_id: str
    choice: Choice


Effect: TypeAlias = Appended | Granted | Revoked | Redacted | SessionClosed | Chosen
