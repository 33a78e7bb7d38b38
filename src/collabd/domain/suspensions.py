"""Suspensions: people who may not sign in for a time."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from msgspec import Meta

from collabd.domain.ids import Id
from collabd.domain.records import DEFAULT_LIMIT, Command, Cursor, Limit, Position, Query, Record
from collabd.domain.times import Timestamp

GREATEST_DAYS = 366
"""How long a suspension lasts at most: for longer there is deactivation, which is for Admins."""
Reason: TypeAlias = Annotated[str, Meta(max_length=1000, description="For those who look after the server.")]


class Suspension(Record, frozen=True, kw_only=True):
    """That a person may not sign in until then."""

    user_id: str
    suspended_by: str
    reason: str
    created_at: Timestamp
    until: Timestamp


class SuspendUser(Command, frozen=True, kw_only=True):
    """Keep a person out until then: all their sessions end at once (Moderators; of these, only by Admins)."""

    user_id: Id
    until: Timestamp
    reason: Reason = ""


class UnsuspendUser(Command, frozen=True, kw_only=True):
    """Let a person sign in again (Moderators)."""

    user_id: Id


class SuspensionResult(Record, frozen=True, kw_only=True):
    """The suspension (None once it is lifted). Nothing is told to any stream that the actor follows."""

    suspension: Suspension | None
    position: Position | None = None


class ListSuspensions(Query, frozen=True, kw_only=True):
    """Who is suspended, those first who are let in again first (Moderators)."""

    limit: Limit = DEFAULT_LIMIT
    after: Cursor | None = None


class SuspensionPage(Record, frozen=True, kw_only=True):
    """Suspensions, and where the list goes on."""

    items: list[Suspension]
    next: str | None
