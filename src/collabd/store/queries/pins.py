"""Pins: columns of their messages."""

from __future__ import annotations

from collabd.domain.pins import Pin
from collabd.domain.times import rfc3339
from collabd.store.queries.rows import Row, Rows


def pin_from(row: Row) -> Pin:
    """A row of message id, room id, who and when as a Pin."""
    return Pin(message_id=row[0], room_id=row[1], pinned_by=row[2], pinned_at=rfc3339(row[3]))


class PinQueries:
    """Questions and changes about pins."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    async def insert(self, message_id: str, user_id: str, now: int) -> None:
        """Pin a message that is not pinned."""
        await self.rows.run(
            "UPDATE messages SET pinned_at = $3, pinned_by = $2 WHERE id = $1", message_id, user_id, now
        )

    async def get(self, message_id: str) -> Pin | None:
        """The message's pin, or None."""
        row = await self.rows.one(
            """
            SELECT id, room_id, pinned_by, pinned_at
            FROM   messages
            WHERE  id = $1 AND pinned_at IS NOT NULL
            """,
            message_id,
        )
        return None if row is None else pin_from(row)

    async def delete(self, message_id: str) -> None:
        """Take a message's pin away."""
        await self.rows.run(
            "UPDATE messages SET pinned_at = NULL, pinned_by = NULL WHERE id = $1", message_id
        )

    async def count(self, room_id: str) -> int:
        """How many messages of a room are pinned."""
        row = await self.rows.only(
            "SELECT count(*) FROM messages WHERE room_id = $1 AND pinned_at IS NOT NULL", room_id
        )
        count: int = row[0]
        return count

    async def page(self, room_id: str, before: tuple[int, str], limit: int) -> list[tuple[int, Pin]]:
        """Pins of a room below (pinned at, message id), the newest first, with when they were set (ms)."""
        rows = await self.rows.all(
            """
            SELECT id, room_id, pinned_by, pinned_at
            FROM   messages
            WHERE  room_id = $1 AND pinned_at IS NOT NULL AND (pinned_at, id) < ($2, $3)
            ORDER  BY pinned_at DESC, id DESC
            LIMIT  $4
            """,
            room_id,
            before[0],
            before[1],
            limit,
        )
        return [(row[3], pin_from(row)) for row in rows]
