"""Read markers: forward, back, all at once, and that undone."""

from tests.actions.traces.scene import Moves, Scene

from collabd.domain.read_markers import MarkAllRead, MarkRead, MarkUnread, UndoMarkAllRead


def undo(at: Scene) -> UndoMarkAllRead:
    """What someone's last reading of everything has moved, or nothing."""
    done = at.done(MarkAllRead)
    return UndoMarkAllRead(markers=[] if done is None else done[1].moved)


MOVES: Moves = {
    MarkRead: (8, lambda at: MarkRead(room_id=at.room(), offset=at.offset())),
    MarkUnread: (4, lambda at: MarkUnread(room_id=at.room(), offset=at.offset())),
    MarkAllRead: (3, lambda _: MarkAllRead()),
    UndoMarkAllRead: (3, undo),
}
