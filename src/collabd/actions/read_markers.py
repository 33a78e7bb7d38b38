"""Read markers: forward by reading, back only by saying so, all at once and that undone.

The lookup of one's own membership is the authorization. Events go to one's own devices alone.
"""

from __future__ import annotations

import msgspec

from collabd.actions.context import Actor, Transaction
from collabd.domain.errors import gone, invalid, not_found
from collabd.domain.events import ReadMarkerMoved
from collabd.domain.read_markers import (
    ROOMS_AT_ONCE,
    MarkAllRead,
    MarkRead,
    MarkUnread,
    MovedMarker,
    MovedMarkers,
    ReadMarker,
    ReadMarkerResult,
    UndoMarkAllRead,
)
from collabd.domain.records import Position
from collabd.domain.streams import room_stream, user_stream
from collabd.store.base import Outcome

moved_event = msgspec.json.Decoder(ReadMarkerMoved)


async def mark_read(tx: Transaction, actor: Actor, command: MarkRead) -> ReadMarkerResult:
    """Move the actor's marker forward. Raises `invalid` for an offset beyond the room's head.

    Less than was read already, and a word from before the marker was set back, change nothing.
    """
    marker = await require_marker(tx, actor, command.room_id)
    await require_offset(tx, command.room_id, command.offset)
    late = command.marker_version is not None and command.marker_version < marker.marker_version
    if late or command.offset <= marker.last_read_offset:
        return ReadMarkerResult(marker=marker, position=None)
    moved = moved_to(marker, command.offset, marker.marker_version)
    return ReadMarkerResult(marker=plain(moved), position=await move(tx, actor, [moved]))


async def mark_unread(tx: Transaction, actor: Actor, command: MarkUnread) -> ReadMarkerResult:
    """Let what is unread begin at a message or an offset, wherever the marker stood, and raise its version.

    Raises `invalid` unless one of them is named, `gone` for a deleted message.
    """
    marker = await require_marker(tx, actor, command.room_id)
    offset = await first_unread(tx, actor, command)
    moved = moved_to(marker, offset - 1, marker.marker_version + 1)
    return ReadMarkerResult(marker=plain(moved), position=await move(tx, actor, [moved]))


async def first_unread(tx: Transaction, actor: Actor, command: MarkUnread) -> int:
    """The offset from which on the command wants the room unread."""
    if command.offset is not None and command.message_id is None:
        await require_offset(tx, command.room_id, command.offset - 1)
        return command.offset
    if command.message_id is None or command.offset is not None:
        raise invalid("Name the message or the offset from which on it is unread.", field="offset")
    message = await tx.messages.require(command.message_id, actor.user_id)
    if message.room_id != command.room_id:
        raise not_found("message")
    if message.deleted_at is not None:
        raise gone("The message was deleted.", message)
    if message.thread_id is not None:
        raise invalid("This is a reply in a thread: name a message of the timeline.", field="messageId")
    return message.offset


async def mark_all_read(tx: Transaction, actor: Actor, command: MarkAllRead) -> MovedMarkers:
    """Move the markers of all rooms that have something unread, by one event; what was moved.

    Raises `invalid` for an offset beyond its room's head.
    """
    moved = []
    for marker, head in await tx.read_markers.behind(actor.user_id, ROOMS_AT_ONCE):
        offset = head
        if command.offsets is not None:
            offset = command.offsets.get(marker.room_id, marker.last_read_offset)
        if offset > head:
            raise invalid("The room has not come that far.", field="offsets")
        if offset > marker.last_read_offset:
            moved.append(moved_to(marker, offset, marker.marker_version))
    return MovedMarkers(moved=moved, position=await move(tx, actor, moved))


async def undo_mark_all_read(tx: Transaction, actor: Actor, command: UndoMarkAllRead) -> MovedMarkers:
    """Set back the markers that still stand where they were moved to, and raise their versions.

    What arrived meanwhile lies above them, so it stays unread.
    """
    moved = []
    for done in {one.room_id: one for one in command.markers}.values():
        marker = await tx.read_markers.get(done.room_id, actor.user_id)
        if marker == plain(done) and done.previous_offset < marker.last_read_offset:
            moved.append(moved_to(marker, done.previous_offset, marker.marker_version + 1))
    return MovedMarkers(moved=moved, position=await move(tx, actor, moved))


async def require_marker(tx: Transaction, actor: Actor, room_id: str) -> ReadMarker:
    """The actor's marker; raises `not_found` or `forbidden` for who is no member."""
    await tx.members.require(room_id, actor.user_id)
    return await tx.read_markers.require(room_id, actor.user_id)


async def require_offset(tx: Transaction, room_id: str, offset: int) -> None:
    """Raise `invalid` for an offset beyond the room's head."""
    if offset > (await tx.events.head(room_stream(room_id))).offset:
        raise invalid("The room has not come that far.", field="offset")


async def move(tx: Transaction, actor: Actor, moved: list[MovedMarker]) -> Position | None:
    """Store where the markers stand now, and tell the actor's devices by one event; None for no markers."""
    if not moved:
        return None
    for marker in moved:
        await tx.read_markers.set(actor.user_id, marker)
        await tx.notifications.read_to(actor.user_id, marker.room_id, marker.last_read_offset)
    return await tx.append(user_stream(actor.user_id), ReadMarkerMoved(markers=moved))


def moved_to(marker: ReadMarker, offset: int, version: int) -> MovedMarker:
    """The marker at another place."""
    return MovedMarker(
        room_id=marker.room_id,
        last_read_offset=offset,
        marker_version=version,
        previous_offset=marker.last_read_offset,
    )


def plain(marker: MovedMarker) -> ReadMarker:
    """The marker without where it stood before."""
    return ReadMarker(
        room_id=marker.room_id,
        last_read_offset=marker.last_read_offset,
        marker_version=marker.marker_version,
    )


async def answer_marker(
    tx: Transaction, actor: Actor, command: MarkRead | MarkUnread, outcome: Outcome
) -> ReadMarkerResult:
    """The answer to a repeat: the marker as it stands."""
    marker = await tx.read_markers.get(command.room_id, actor.user_id)
    return ReadMarkerResult(marker=marker, position=outcome.position)


async def answer_markers(
    tx: Transaction, actor: Actor, command: MarkAllRead | UndoMarkAllRead, outcome: Outcome
) -> MovedMarkers:
    """The answer to a repeat: what was moved then, as the log tells."""
    moved: list[MovedMarker] = []
    if outcome.position is not None:
        stream, offset = outcome.position.stream, outcome.position.offset
        for stored in await tx.events.before(stream, offset + 1, 1):
            moved = moved_event.decode(stored.body).markers
    return MovedMarkers(moved=moved, position=outcome.position)
