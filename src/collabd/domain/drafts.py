"""Drafts: what a person has begun to write in a room or a thread; it follows them from device to device."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from collabd.domain.ids import Id
from collabd.domain.records import Command, Position, Record
from collabd.domain.texts import require_length, without_control
from collabd.domain.times import Timestamp

DRAFTS_PER_PERSON = 500
DRAFT_LETTERS = 256 * 1024
"""How many drafts with a text one person may have, and how long they may be together: a client starts with
all of them, and whoever may post could begin one below every message."""


class Draft(Record, frozen=True, kw_only=True):
    """My draft in a room or a thread. Without content it is removed; its version goes on counting.

    In time a removed one is forgotten, and the next begins with version 1: newer is what has a greater
    version or a later time.
    """

    room_id: str
    thread_id: str | None
    content: str
    version: int
    updated_at: Timestamp


class SaveDraft(Command, frozen=True, kw_only=True):
    """Keep what I have begun to write in a room or a thread of it; nothing but white space removes it.

    `version` is that of the draft I saw, 0 for none. A stale one is a conflict, unless the
    content is the same or there is no draft any more. I have at most 500 drafts, with 262,144 letters
    together.
    """

    room_id: Id
    thread_id: Id | None = None
    content: str
    version: Annotated[int, Meta(ge=0, le=2**53)]


class DraftResult(Record, frozen=True, kw_only=True):
    """My draft (None if there is none), and the event that carries it out (None if nothing changed)."""

    draft: Draft | None
    position: Position | None


def draft_content(content: str, limit: int) -> str:
    """The content as it is kept: "" for white space only.

    Raises `too_large` over `limit` bytes of UTF-8 (as for a message), `invalid` for control characters.
    """
    require_length(content, limit, "draft", "content")
    return without_control(content, "draft", "content") if content.strip() else ""


def draft_record(place: str) -> str:
    """By what the drafts of a room or a thread are found in the log: nothing else is called like this."""
    return f"draft:{place}"
