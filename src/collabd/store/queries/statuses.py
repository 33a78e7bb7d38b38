"""What people say of themselves, until when, and how they want to be shown."""

from __future__ import annotations

from collabd.domain.presence import Availability
from collabd.store.queries.rows import Rows


class StatusQueries:
    """Changes of what people say of themselves; it is read with the person (`users.py`)."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    async def set(self, user_id: str, text: str, emoji: str, expires_at: int | None) -> None:
        """Store what the person says of themselves, until then (ms); two empty texts for nothing."""
        await self.rows.run(
            """
            UPDATE users
            SET    status_text = $2, status_emoji = $3, status_expires_at = $4
            WHERE  id = $1
            """,
            user_id,
            text,
            emoji,
            expires_at,
        )

    async def expired(self, now: int, limit: int) -> list[str]:
        """At most `limit` people whose status has run out."""
        rows = await self.rows.all(
            """
            SELECT id FROM users
            WHERE  status_expires_at IS NOT NULL AND status_expires_at <= $1
            ORDER  BY status_expires_at
            LIMIT  $2
            """,
            now,
            limit,
        )
        return [row[0] for row in rows]

    async def set_availability(self, user_id: str, availability: Availability) -> None:
        """Store how the person wants to be shown."""
        await self.rows.run("UPDATE users SET availability = $2 WHERE id = $1", user_id, availability)
