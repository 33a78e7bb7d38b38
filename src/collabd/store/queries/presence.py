"""What is kept of presence: when people were last seen, and who was here."""

from __future__ import annotations

from collections.abc import Iterable

from collabd.domain.presence import Remembered, Seen
from collabd.store.queries.rows import Rows


class PresenceQueries:
    """Questions and changes about when people were last seen."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    async def store(self, people: Iterable[Seen]) -> None:
        """Store how these were seen last; who has no account any more is passed over."""
        for seen in people:
            await self.rows.run(
                """
                INSERT INTO presences (user_id, status, last_seen_at)
                SELECT id, $2, $3 FROM users WHERE id = $1
                ON CONFLICT (user_id) DO UPDATE
                SET    status = excluded.status, last_seen_at = excluded.last_seen_at
                """,
                seen.user_id,
                seen.status,
                seen.at,
            )

    async def last_seen(self, user_id: str) -> int | None:
        """When the person was last seen (ms); None if that was never noted."""
        row = await self.rows.one("SELECT last_seen_at FROM presences WHERE user_id = $1", user_id)
        return None if row is None else row[0]

    async def here(self) -> list[Remembered]:
        """Who was here when that was last written, and has an account still."""
        rows = await self.rows.all(
            """
            SELECT presences.user_id, presences.status, presences.last_seen_at, users.display_name
            FROM   presences JOIN users ON users.id = presences.user_id
            WHERE  presences.status <> 'OFFLINE' AND users.deactivated_at IS NULL
            """
        )
        return [Remembered(*row) for row in rows]
