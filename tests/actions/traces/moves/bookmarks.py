"""Bookmarks: set and taken away."""

from tests.actions.traces.scene import Moves

from collabd.domain.bookmarks import BookmarkMessage, UnbookmarkMessage

MOVES: Moves = {
    BookmarkMessage: (6, lambda at: BookmarkMessage(message_id=at.message())),
    UnbookmarkMessage: (4, lambda at: UnbookmarkMessage(message_id=at.message_of(BookmarkMessage))),
}
