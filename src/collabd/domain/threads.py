"""Threads: replies below a message, apart from the room's timeline, and who follows them.

A thread has the id of its first message, which is a top-level message; a reply is the first of nothing.
"""

from __future__ import annotations

from collabd.domain.ids import Id
from collabd.domain.messages import Message
from collabd.domain.records import DEFAULT_LIMIT, Command, Cursor, Limit, Position, Query, Record
from collabd.domain.times import Timestamp


class ThreadActivity(Record, frozen=True, kw_only=True):
    """How a thread stands after an event: its replies that are not deleted, and the newest one's time."""

    id: str
    reply_count: int
    last_reply_at: Timestamp | None


class ThreadFollow(Record, frozen=True, kw_only=True):
    """I follow this thread since then."""

    thread_id: str
    room_id: str
    followed_at: Timestamp


class FollowThread(Command, frozen=True, kw_only=True):
    """Follow the thread of a message, even before its first reply; following twice changes nothing."""

    message_id: Id


class UnfollowThread(Command, frozen=True, kw_only=True):
    """Follow a thread no longer; only a reply or a follow of one's own begins it again."""

    message_id: Id


class FollowResult(Record, frozen=True, kw_only=True):
    """The follow (None: one does not follow it), and the event that carries it out (None if none)."""

    follow: ThreadFollow | None
    position: Position | None


class ListReplies(Query, frozen=True, kw_only=True):
    """A thread's replies in the room's order: the newest, those before a cursor, or those after one."""

    message_id: Id
    limit: Limit = DEFAULT_LIMIT
    before: Cursor | None = None
    after: Cursor | None = None


class ReplyPage(Record, frozen=True, kw_only=True):
    """Replies in ascending order below the thread's first message, and whether I follow it.

    `next` and `position` are as in a page of messages.
    """

    first: Message
    is_followed: bool
    items: list[Message]
    next: str | None
    position: Position


class ListThreads(Query, frozen=True, kw_only=True):
    """The threads I follow, the one with the newest activity first."""

    limit: Limit = DEFAULT_LIMIT
    after: Cursor | None = None


class FollowedThread(Record, frozen=True, kw_only=True):
    """A thread that I follow, by its first message."""

    first: Message
    followed_at: Timestamp


class ThreadPage(Record, frozen=True, kw_only=True):
    """Threads, and where the list goes on."""

    items: list[FollowedThread]
    next: str | None = None
