"""Bans: a row per room and person; one whose time has passed says nothing any more."""

from __future__ import annotations

from collabd.domain.bans import Ban
from collabd.domain.times import optional_rfc3339, rfc3339
from collabd.store.queries.rows import Row, Rows

COLUMNS = "room_id, user_id, banned_by, reason, created_at, until"


def ban_from(row: Row) -> Ban:
    """A row of `COLUMNS` as a Ban."""
    return Ban(
        room_id=row[0],
        user_id=row[1],
        banned_by=row[2],
        reason=row[3],
        created_at=rfc3339(row[4]),
        until=optional_rfc3339(row[5]),
    )


class BanQueries:
    """Questions and changes about who may not come back into a room. Times in milliseconds."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    async def set(
        self, room_id: str, user_id: str, by: str, reason: str, now: int, until: int | None
    ) -> None:
        """Ban a person, in place of any earlier ban."""
        await self.rows.run(
            """
            INSERT INTO bans (room_id, user_id, banned_by, reason, created_at, until)
            VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (room_id, user_id)
            DO UPDATE SET banned_by = $3, reason = $4, created_at = $5, until = $6
            """,
            room_id,
            user_id,
            by,
            reason,
            now,
            until,
        )

    async def get(self, room_id: str, user_id: str, now: int) -> Ban | None:
        """The ban that keeps a person out of a room `now`, or None."""
        row = await self.rows.one(
            f"""
            SELECT {COLUMNS} FROM bans
            WHERE  room_id = $1 AND user_id = $2 AND (until IS NULL OR until > $3)
            """,  # noqa: S608
            room_id,
            user_id,
            now,
        )
        return None if row is None else ban_from(row)

    async def delete(self, room_id: str, user_id: str) -> bool:
        """Lift a ban; whether there was one."""
        changed = await self.rows.run(
            "DELETE FROM bans WHERE room_id = $1 AND user_id = $2", room_id, user_id
        )
        return changed > 0

    async def page(self, room_id: str, after: str, now: int, limit: int) -> list[Ban]:
        """The bans of a room that hold `now`, by user id, above `after`."""
        rows = await self.rows.all(
            f"""
            SELECT {COLUMNS} FROM bans
            WHERE  room_id = $1 AND user_id > $2 AND (until IS NULL OR until > $3)
            ORDER  BY user_id
            LIMIT  $4
            """,  # noqa: S608
            room_id,
            after,
            now,
            limit,
        )
        return [ban_from(row) for row in rows]
