"""Reports: a message that somebody wants a Moderator to look at."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from collabd.domain.ids import Id
from collabd.domain.records import DEFAULT_LIMIT, Command, Cursor, Limit, Position, Query, Record
from collabd.domain.suspensions import Reason
from collabd.domain.times import Timestamp

GREATEST_OPEN = 100
"""How many reports of one person may wait at the same time."""


class Report(Record, frozen=True, kw_only=True):
    """A report as a Moderator sees it.

    Of a public room, or of one that the Moderator belongs to, it names the message. Of another one it shows
    only what the reporter has handed over: who wrote it and what it said then, or neither. A deleted message
    has no text any more.
    """

    id: str
    reporter: str
    reason: str
    room_id: str | None
    message_id: str | None
    author: str | None
    content: str | None
    is_private: bool
    created_at: Timestamp
    resolved_at: Timestamp | None
    resolved_by: str | None
    resolution: str | None


class ReportMessage(Command, frozen=True, kw_only=True):
    """Ask Moderators to look at a message.

    `handOver` shows them its author and its text where they could not read it: in private and direct rooms.
    """

    message_id: Id
    reason: Annotated[str, Meta(min_length=1, max_length=1000)]
    hand_over: bool = False


class Reported(Record, frozen=True, kw_only=True):
    """The id of one's report. Nothing is told to any stream."""

    id: str | None
    position: Position | None = None


class ListReports(Query, frozen=True, kw_only=True):
    """Reports, those that wait or those that were settled, newest first (Moderators)."""

    status: Literal["open", "resolved"] = "open"
    limit: Limit = DEFAULT_LIMIT
    before: Cursor | None = None


class ReportPage(Record, frozen=True, kw_only=True):
    """Reports, and where the list goes on."""

    items: list[Report]
    next: str | None


class ResolveReport(Command, frozen=True, kw_only=True):
    """Settle a report, in a word on how (Moderators)."""

    report_id: Id
    resolution: Reason = ""


class ReportResult(Record, frozen=True, kw_only=True):
    """The report as it stands. Nothing is told to any stream."""

    report: Report | None
    position: Position | None = None
