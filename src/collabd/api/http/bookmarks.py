"""Bookmarks, over both doors."""

from collabd.actions import bookmarks
from collabd.api.registry import command, query
from collabd.domain.bookmarks import (
    BookmarkMessage,
    BookmarkPage,
    BookmarkResult,
    ListBookmarks,
    UnbookmarkMessage,
)

PATH = "/messages/{messageId}/bookmark"

OPERATIONS = [
    command(
        "message.bookmark",
        f"PUT {PATH}",
        BookmarkMessage,
        BookmarkResult,
        bookmarks.bookmark_message,
        bookmarks.answer_bookmark,
    ),
    command(
        "message.unbookmark",
        f"DELETE {PATH}",
        UnbookmarkMessage,
        BookmarkResult,
        bookmarks.unbookmark_message,
        bookmarks.answer_bookmark,
    ),
    query("bookmark.list", "GET /bookmarks", ListBookmarks, BookmarkPage, bookmarks.list_bookmarks),
]
