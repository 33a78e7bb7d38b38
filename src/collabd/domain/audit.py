"""The audit log: who did what by the right of an office, or to an account. Only Admins read it."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from collabd.domain.ids import Id
from collabd.domain.records import DEFAULT_LIMIT, Cursor, Limit, Query, Record
from collabd.domain.times import Timestamp


class AuditEntry(Record, frozen=True, kw_only=True):
    """What somebody did. Without `actorId` it was done on the command line; `details` holds no secret.

    `subject` is the id of whom or what it concerned.
    """

    id: str
    at: Timestamp
    actor_id: str | None
    ip: str | None
    action: str
    subject: str | None
    outcome: str
    details: dict[str, str]


class ListAudit(Query, frozen=True, kw_only=True):
    """The audit log, newest first: all of it, or what these three name (Admins)."""

    limit: Limit = DEFAULT_LIMIT
    before: Cursor | None = None
    actor_id: Id | None = None
    action: Annotated[str, Meta(max_length=100)] | None = None
    subject: Annotated[str, Meta(max_length=100)] | None = None


class AuditPage(Record, frozen=True, kw_only=True):
    """Entries, and where the list goes on."""

    items: list[AuditEntry]
    next: str | None
