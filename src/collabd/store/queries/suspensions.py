"""Suspensions: a row per person; one whose time has passed says nothing any more."""

from __future__ import annotations

from collabd.domain.suspensions import Suspension
from collabd.domain.times import rfc3339
from collabd.store.queries.rows import Row, Rows

COLUMNS = "user_id, suspended_by, reason, created_at, until"


def suspension_from(row: Row) -> Suspension:
    """A row of `COLUMNS` as a Suspension."""
    return Suspension(
        user_id=row[0], suspended_by=row[1], reason=row[2], created_at=rfc3339(row[3]), until=rfc3339(row[4])
    )


class SuspensionQueries:
    """Questions and changes about who may not sign in. Times in milliseconds."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    async def set(self, user_id: str, by: str, reason: str, now: int, until: int) -> None:
        """Suspend a person, in place of any earlier suspension."""
        await self.rows.run(
            """
            INSERT INTO suspensions (user_id, suspended_by, reason, created_at, until)
            VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (user_id)
            DO UPDATE SET suspended_by = $2, reason = $3, created_at = $4, until = $5
            """,
            user_id,
            by,
            reason,
            now,
            until,
        )

    async def get(self, user_id: str, now: int) -> Suspension | None:
        """The suspension that keeps a person out `now`, or None."""
        row = await self.rows.one(
            f"SELECT {COLUMNS} FROM suspensions WHERE user_id = $1 AND until > $2",  # noqa: S608
            user_id,
            now,
        )
        return None if row is None else suspension_from(row)

    async def delete(self, user_id: str) -> bool:
        """Lift a suspension; whether there was one."""
        return await self.rows.run("DELETE FROM suspensions WHERE user_id = $1", user_id) > 0

    async def page(self, after: tuple[int, str], limit: int) -> list[tuple[int, Suspension]]:
        """Suspensions above (end, user id), with their ends, those first that end first."""
        rows = await self.rows.all(
            f"""
            SELECT {COLUMNS} FROM suspensions
            WHERE  (until, user_id) > ($1, $2)
            ORDER  BY until, user_id
            LIMIT  $3
            """,  # noqa: S608
            after[0],
            after[1],
            limit,
        )
        return [(row[4], suspension_from(row)) for row in rows]
