"""What became of a command: the repeat of one is answered from here."""

from __future__ import annotations

from msgspec import Struct

from collabd.domain.records import Position
from collabd.store.queries.rows import Rows


class Outcome(Struct, frozen=True):
    """A command that was carried out: what it was, which record it made or changed, where it can be seen."""

    command_hash: bytes
    record_id: str | None
    position: Position | None


class OutcomeQueries:
    """Outcomes live in the event that the command appended, or in a row of their own without one."""

    def __init__(self, rows: Rows, epoch: str) -> None:
        self.rows = rows
        self.epoch = epoch

    async def find(self, actor_id: str, command_id: str) -> Outcome | None:
        """The outcome of this person's command, if it has been carried out."""
        row = await self.rows.one(
            """
            SELECT command_hash, record_id, stream, "offset", tag
            FROM   events
            WHERE  actor_id = $1 AND command_id = $2 AND command_hash IS NOT NULL
            UNION ALL
            SELECT command_hash, record_id, NULL, NULL, NULL
            FROM   outcomes
            WHERE  actor_id = $1 AND command_id = $2
            """,
            actor_id,
            command_id,
        )
        if row is None:
            return None
        digest, record_id, stream, offset, tag = row
        if stream is None:
            return Outcome(digest, record_id, None)
        return Outcome(digest, record_id, Position(stream=stream, epoch=self.epoch, offset=offset, tag=tag))

    async def insert(
        self, actor_id: str, command_id: str, command_hash: bytes, record_id: str | None, now: int
    ) -> None:
        """Remember a command that appended no event its actor follows."""
        await self.rows.run(
            """
            INSERT INTO outcomes (actor_id, command_id, command_hash, record_id, at)
            VALUES ($1, $2, $3, $4, $5)
            """,
            actor_id,
            command_id,
            command_hash,
            record_id,
            now,
        )

    async def trim(self, before: int, limit: int) -> int:
        """Forget at most `limit` outcomes older than `before` (ms); how many went."""
        return await self.rows.run(
            """
            DELETE FROM outcomes
            WHERE (actor_id, command_id) IN (
                SELECT actor_id, command_id FROM outcomes WHERE at < $1 LIMIT $2
            )
            """,
            before,
            limit,
        )
