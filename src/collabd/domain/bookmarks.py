"""Bookmarks: messages that one person wants to find again. Nobody else knows of them."""

from __future__ import annotations

from collabd.domain.ids import Id
from collabd.domain.messages import Message
from collabd.domain.records import DEFAULT_LIMIT, Command, Cursor, Limit, Position, Query, Record
from collabd.domain.times import Timestamp

BOOKMARKS_PER_PERSON = 1_000
"""How many a person may have: all of them are in the snapshot that a client starts from."""


class Bookmark(Record, frozen=True, kw_only=True):
    """That I have bookmarked a message of a room that I belong to."""

    message_id: str
    room_id: str
    created_at: Timestamp


class BookmarkMessage(Command, frozen=True, kw_only=True):
    """Bookmark a message for myself; doing it twice changes nothing."""

    message_id: Id


class UnbookmarkMessage(Command, frozen=True, kw_only=True):
    """Remove my bookmark of a message; removing none changes nothing."""

    message_id: Id


class BookmarkResult(Record, frozen=True, kw_only=True):
    """My bookmark (None once removed), and the event that carries it out (None if nothing changed)."""

    bookmark: Bookmark | None
    position: Position | None


class ListBookmarks(Query, frozen=True, kw_only=True):
    """My bookmarks, the newest first."""

    limit: Limit = DEFAULT_LIMIT
    before: Cursor | None = None


class BookmarkedMessage(Record, frozen=True, kw_only=True):
    """A bookmark with its message; a deleted message is a tombstone."""

    bookmark: Bookmark
    message: Message


class BookmarkPage(Record, frozen=True, kw_only=True):
    """My bookmarks, where the list goes on, and the position of my own stream at which it was read."""

    items: list[BookmarkedMessage]
    next: str | None
    position: Position
