"""Read markers: how far a person has read a room, and what is unread above.

One's own: they go to one's own devices only. Reading moves a marker forward; only an explicit "unread from
here" sets it back and raises its version, so that a late word of an earlier reading does not undo it.
"""

from __future__ import annotations

from typing import Annotated, TypeAlias

from msgspec import Meta

from collabd.domain.ids import Id
from collabd.domain.records import Command, Position, Record

GREATEST_UNREAD = 1_000
"""Unread messages are counted up to here; nobody reads a greater number."""
ROOMS_AT_ONCE = 1_000
"""Rooms whose markers one command moves at most."""

Offset: TypeAlias = Annotated[int, Meta(ge=0, le=2**53, description="A place in the room's stream.")]
FirstUnread: TypeAlias = Annotated[int, Meta(ge=1, le=2**53, description="The first place that is unread.")]
MarkerVersion: TypeAlias = Annotated[
    int, Meta(ge=0, le=2**53, description="How often the marker was set back.")
]


class ReadMarker(Record, frozen=True, kw_only=True):
    """How far I have read a room: up to and with `lastReadOffset` of its stream."""

    room_id: Id
    last_read_offset: Offset
    marker_version: MarkerVersion


class MovedMarker(ReadMarker, frozen=True, kw_only=True):
    """A marker where it stands now, and where it stood before."""

    previous_offset: Offset


class Unread(ReadMarker, frozen=True, kw_only=True):
    """A marker, and the live top-level messages of others above it when the room stood at `position`.

    `mentions` are those of them that name me, a group of mine or everybody; each count ends at 1,000.
    """

    unread: int
    mentions: int
    position: Position


class MarkRead(Command, frozen=True, kw_only=True):
    """I have read a room up to this offset. What I have read already stays read.

    Ignored if `markerVersion` is older than the marker's: it was set back since.
    """

    room_id: Id
    offset: Offset
    marker_version: MarkerVersion | None = None


class MarkUnread(Command, frozen=True, kw_only=True):
    """Have a room unread from here: from this message, or from this offset; one of them."""

    room_id: Id
    message_id: Id | None = None
    offset: FirstUnread | None = None


class ReadMarkerResult(Record, frozen=True, kw_only=True):
    """The marker as it stands (None once I have left), and the event that carries it out."""

    marker: ReadMarker | None
    position: Position | None


class MarkAllRead(Command, frozen=True, kw_only=True):
    """I have read all my rooms, at most 1,000 at once: each up to the offset that I name, or up to its head.

    With `offsets`, rooms without one stay as they are, and what has arrived there unseen stays unread.
    """

    offsets: Annotated[dict[Id, Offset], Meta(max_length=ROOMS_AT_ONCE)] | None = None


class UndoMarkAllRead(Command, frozen=True, kw_only=True):
    """Set markers back to where they stood, as `rooms.markAllRead` has answered.

    Those that have moved since stay.
    """

    markers: Annotated[list[MovedMarker], Meta(max_length=ROOMS_AT_ONCE)]


class MovedMarkers(Record, frozen=True, kw_only=True):
    """The markers that were moved, and the event that carries it out."""

    moved: list[MovedMarker]
    position: Position | None
