"""Pins: messages that a room keeps in view for all who read it."""

from __future__ import annotations

from collabd.domain.ids import Id
from collabd.domain.messages import Message
from collabd.domain.records import DEFAULT_LIMIT, Command, Cursor, Limit, Position, Query, Record
from collabd.domain.times import Timestamp


class Pin(Record, frozen=True, kw_only=True):
    """That a message is pinned: by whom, and since when."""

    message_id: str
    room_id: str
    pinned_by: str
    pinned_at: Timestamp


class PinMessage(Command, frozen=True, kw_only=True):
    """Pin a message for its room; pinning what is pinned changes nothing."""

    message_id: Id


class UnpinMessage(Command, frozen=True, kw_only=True):
    """Take a pin away, whoever set it; unpinning what is not pinned changes nothing."""

    message_id: Id


class PinResult(Record, frozen=True, kw_only=True):
    """The pin (None once it is away), and the event that carries it out (None if nothing changed)."""

    pin: Pin | None
    position: Position | None


class ListPins(Query, frozen=True, kw_only=True):
    """The pinned messages of a room, the newest pin first."""

    room_id: Id
    limit: Limit = DEFAULT_LIMIT
    before: Cursor | None = None


class PinnedMessage(Record, frozen=True, kw_only=True):
    """A pin with its message."""

    pin: Pin
    message: Message


class PinPage(Record, frozen=True, kw_only=True):
    """Pinned messages, where the list goes on, and the position of the room at which it was read."""

    items: list[PinnedMessage]
    next: str | None
    position: Position
