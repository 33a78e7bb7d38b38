"""Read markers, over both doors."""

from collabd.actions import read_markers
from collabd.api.registry import command
from collabd.domain.read_markers import (
    MarkAllRead,
    MarkRead,
    MarkUnread,
    MovedMarkers,
    ReadMarkerResult,
    UndoMarkAllRead,
)

OPERATIONS = [
    command(
        "room.markRead",
        "POST /rooms/{roomId}/read",
        MarkRead,
        ReadMarkerResult,
        read_markers.mark_read,
        read_markers.answer_marker,
    ),
    command(
        "room.markUnread",
        "POST /rooms/{roomId}/unread",
        MarkUnread,
        ReadMarkerResult,
        read_markers.mark_unread,
        read_markers.answer_marker,
    ),
    command(
        "rooms.markAllRead",
        "POST /rooms/read",
        MarkAllRead,
        MovedMarkers,
        read_markers.mark_all_read,
        read_markers.answer_markers,
    ),
    command(
        "rooms.undoMarkAllRead",
        "POST /rooms/unread",
        UndoMarkAllRead,
        MovedMarkers,
        read_markers.undo_mark_all_read,
        read_markers.answer_markers,
    ),
]
