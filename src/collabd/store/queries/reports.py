"""Reports. What one shows is looked up when somebody looks: no text is stored twice."""

from __future__ import annotations

from collabd.domain.messages import Message
from collabd.domain.reports import Report
from collabd.domain.times import optional_rfc3339, rfc3339
from collabd.store.queries.rows import Row, Rows

SHOWN = """
    SELECT reports.id, reports.reporter_id, reports.reason, reports.created_at, reports.resolved_at,
           reports.resolved_by, reports.resolution, reports.hands_over, messages.room_id, messages.id,
           messages.author_id, messages.content, messages.deleted_at, rooms.kind <> 'public',
           rooms.deleted_at IS NULL AND (rooms.kind = 'public' OR EXISTS (
               SELECT 1 FROM members WHERE members.room_id = rooms.id AND members.user_id = $1)),
           CASE WHEN messages.content_version = reports.content_version THEN messages.content
                ELSE (SELECT revisions.content FROM revisions
                      WHERE  revisions.room_id = messages.room_id
                        AND  revisions.message_id = messages.id
                        AND  revisions.content_version = reports.content_version) END
    FROM   reports
    JOIN   messages ON messages.id = reports.message_id
    JOIN   rooms ON rooms.id = messages.room_id
"""
"""Reports as the person `$1` may see them."""


def report_from(row: Row) -> Report:
    """A row of `SHOWN` as a Report: whole for who may read the room, else as far as it was handed over."""
    hands_over, readable, live = bool(row[7]), bool(row[14]), row[12] is None
    then, now = row[15], row[11]
    content = now if readable else then if hands_over else None
    return Report(
        id=row[0],
        reporter=row[1],
        reason=row[2],
        room_id=row[8] if readable else None,
        message_id=row[9] if readable else None,
        author=row[10] if readable or hands_over else None,
        content=content if live else None,
        is_private=bool(row[13]),
        created_at=rfc3339(row[3]),
        resolved_at=optional_rfc3339(row[4]),
        resolved_by=row[5],
        resolution=row[6],
    )


class ReportQueries:
    """Questions and changes about reports."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    async def insert(
        self, report_id: str, reporter: str, message: Message, reason: str, now: int, *, hands_over: bool
    ) -> None:
        """Add a report of a message as it stands."""
        await self.rows.run(
            """
            INSERT INTO reports (id, message_id, content_version, reporter_id, reason, hands_over, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """,
            report_id,
            message.id,
            message.content_version,
            reporter,
            reason,
            int(hands_over),
            now,
        )

    async def waiting(self, reporter: str, message_id: str) -> str | None:
        """The id of a person's report of a message that waits, or None."""
        row = await self.rows.one(
            """
            SELECT id FROM reports
            WHERE  reporter_id = $1 AND message_id = $2 AND resolved_at IS NULL
            """,
            reporter,
            message_id,
        )
        return None if row is None else row[0]

    async def count_open(self, reporter: str) -> int:
        """How many reports of a person wait."""
        row = await self.rows.only(
            "SELECT count(*) FROM reports WHERE reporter_id = $1 AND resolved_at IS NULL", reporter
        )
        count: int = row[0]
        return count

    async def get(self, report_id: str, user_id: str) -> Report | None:
        """A report as the person may see it, or None."""
        row = await self.rows.one(f"{SHOWN} WHERE reports.id = $2", user_id, report_id)
        return None if row is None else report_from(row)

    async def page(
        self, user_id: str, before: tuple[int, str], limit: int, *, waits: bool
    ) -> list[tuple[int, Report]]:
        """Reports below (time, id), newest first, as the person may see them, with their times (ms)."""
        rows = await self.rows.all(
            f"""
            {SHOWN}
            WHERE  reports.resolved_at IS {"" if waits else "NOT"} NULL
              AND  (reports.created_at, reports.id) < ($2, $3)
            ORDER  BY reports.created_at DESC, reports.id DESC
            LIMIT  $4
            """,
            user_id,
            before[0],
            before[1],
            limit,
        )
        return [(row[3], report_from(row)) for row in rows]

    async def resolve(self, report_id: str, by: str, resolution: str, now: int) -> bool:
        """Settle a report; whether it was not settled yet."""
        changed = await self.rows.run(
            """
            UPDATE reports SET resolved_at = $2, resolved_by = $3, resolution = $4
            WHERE  id = $1 AND resolved_at IS NULL
            """,
            report_id,
            now,
            by,
            resolution,
        )
        return changed > 0
