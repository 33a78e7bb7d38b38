"""Revisions: the texts that a message has had, one per version of its content."""

from __future__ import annotations

from collabd.domain.ids import Id
from collabd.domain.records import DEFAULT_LIMIT, Cursor, Limit, Query, Record
from collabd.domain.times import Timestamp


class Revision(Record, frozen=True, kw_only=True):
    """One version of a message's text: who wrote it (the message's author or a Moderator), and when."""

    message_id: str
    content_version: int
    content: str
    author: str
    created_at: Timestamp


class ListRevisions(Query, frozen=True, kw_only=True):
    """What a message has said, newest first (its author; Moderators in public rooms)."""

    message_id: Id
    limit: Limit = DEFAULT_LIMIT
    before: Cursor | None = None


class RevisionPage(Record, frozen=True, kw_only=True):
    """Revisions in descending order of their versions, the present one first, and where the list goes on."""

    items: list[Revision]
    next: str | None = None
