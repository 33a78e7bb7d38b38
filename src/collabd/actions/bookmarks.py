"""Bookmarks: add, remove, list. They are synced over the stream of the person's own devices."""

from __future__ import annotations

from collabd.actions.context import Actor, Snapshot, Transaction
from collabd.actions.message_pages import fitting
from collabd.domain import policy
from collabd.domain.bookmarks import (
    BOOKMARKS_PER_PERSON,
    Bookmark,
    BookmarkedMessage,
    BookmarkMessage,
    BookmarkPage,
    BookmarkResult,
    ListBookmarks,
    UnbookmarkMessage,
)
from collabd.domain.cursors import LAST, from_cursor, next_cursor
from collabd.domain.errors import gone, invalid
from collabd.domain.events import BookmarkAdded, BookmarkRemoved
from collabd.domain.streams import user_stream
from collabd.domain.times import rfc3339
from collabd.store.base import Outcome


async def bookmark_message(tx: Transaction, actor: Actor, command: BookmarkMessage) -> BookmarkResult:
    """Bookmark a message of a room that the actor belongs to. Raises `gone` for a deleted message."""
    message = await tx.messages.require(command.message_id, actor.user_id)
    room, _ = await tx.members.require(message.room_id, actor.user_id)
    if message.deleted_at is not None:
        raise gone("The message was deleted.", message)
    policy.require_said(message)
    held = await tx.bookmarks.get(actor.user_id, message.id)
    if held is not None:
        return BookmarkResult(bookmark=held, position=None)
    if await tx.bookmarks.count(actor.user_id) >= BOOKMARKS_PER_PERSON:
        raise invalid(
            f"You have {BOOKMARKS_PER_PERSON} bookmarks, which is the most. Remove one of them first.",
            field="messageId",
        )
    await tx.bookmarks.insert(actor.user_id, message.id, room.id, tx.now)
    bookmark = Bookmark(message_id=message.id, room_id=room.id, created_at=rfc3339(tx.now))
    position = await tx.append(user_stream(actor.user_id), BookmarkAdded(bookmark=bookmark))
    return BookmarkResult(bookmark=bookmark, position=position)


async def unbookmark_message(tx: Transaction, actor: Actor, command: UnbookmarkMessage) -> BookmarkResult:
    """Remove the actor's bookmark of a message, also of a deleted one."""
    message = await tx.messages.require(command.message_id, actor.user_id)
    await tx.members.require(message.room_id, actor.user_id)
    bookmark = await tx.bookmarks.get(actor.user_id, message.id)
    if bookmark is None:
        return BookmarkResult(bookmark=None, position=None)
    await tx.bookmarks.delete(actor.user_id, message.id)
    position = await tx.append(user_stream(actor.user_id), BookmarkRemoved(bookmark=bookmark))
    return BookmarkResult(bookmark=None, position=position)


async def answer_bookmark(
    tx: Transaction, actor: Actor, command: BookmarkMessage | UnbookmarkMessage, outcome: Outcome
) -> BookmarkResult:
    """The answer to a repeat: the actor's own bookmark as it stands."""
    bookmark = await tx.bookmarks.get(actor.user_id, command.message_id)
    return BookmarkResult(bookmark=bookmark, position=outcome.position)


async def list_bookmarks(view: Snapshot, actor: Actor, query: ListBookmarks) -> BookmarkPage:
    """The actor's bookmarks with their messages, the newest first."""
    place = from_cursor(query.before, "before", LAST)
    found = await view.bookmarks.page(actor.user_id, place, query.limit + 1)
    marks = {bookmark.message_id: (at, bookmark) for at, bookmark in found}
    messages = fitting(await view.messages.by_ids(list(marks)), query.limit)
    items = [BookmarkedMessage(bookmark=marks[message.id][1], message=message) for message in messages]
    return BookmarkPage(
        items=items,
        next=next_cursor(found, messages, lambda message: (marks[message.id][0], message.id)),
        position=await view.events.head(user_stream(actor.user_id)),
    )
