"""Typing: who is writing in a room or a thread of it right now. Never stored, it expires by itself."""

from __future__ import annotations

from collabd.domain.ids import Id
from collabd.domain.records import Command, Record
from collabd.domain.times import Timestamp


class TypingIndicator(Record, frozen=True, kw_only=True):
    """Someone is writing in a room's timeline, or in the thread of its message `threadId`."""

    user_id: str
    user_name: str
    room_id: str
    thread_id: str | None = None
    timestamp: Timestamp


class StartTyping(Command, frozen=True, kw_only=True):
    """I am writing; it expires by itself unless repeated."""

    room_id: Id
    thread_id: Id | None = None


class StopTyping(Command, frozen=True, kw_only=True):
    """I have stopped writing."""

    room_id: Id
    thread_id: Id | None = None
