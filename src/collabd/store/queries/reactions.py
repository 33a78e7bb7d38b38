"""Reactions: one row per person and emoji on a message."""

from __future__ import annotations

from collabd.domain.reactions import Reaction
from collabd.domain.times import rfc3339
from collabd.store.queries.rows import Row, Rows


def reaction_from(row: Row) -> Reaction:
    """A row of message, user id, user name, emoji, time as a Reaction."""
    return Reaction(
        message_id=row[0], author=row[1], author_name=row[2], emoji=row[3], created_at=rfc3339(row[4])
    )


class ReactionQueries:
    """Questions and changes about reactions."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    async def insert(self, reaction: Reaction, now: int) -> bool:
        """Add a reaction; False if it was there already."""
        changed = await self.rows.run(
            """
            INSERT INTO reactions (message_id, emoji, user_id, user_name, created_at)
            VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT DO NOTHING
            """,
            reaction.message_id,
            reaction.emoji,
            reaction.author,
            reaction.author_name,
            now,
        )
        return changed > 0

    async def get(self, message_id: str, emoji: str, user_id: str) -> Reaction | None:
        """The reaction, or None."""
        row = await self.rows.one(
            """
            SELECT message_id, user_id, user_name, emoji, created_at
            FROM   reactions
            WHERE  message_id = $1 AND emoji = $2 AND user_id = $3
            """,
            message_id,
            emoji,
            user_id,
        )
        return None if row is None else reaction_from(row)

    async def delete(self, message_id: str, emoji: str, user_id: str) -> Reaction | None:
        """Take a reaction away; what it was, or None if there was none."""
        row = await self.rows.one(
            """
            DELETE FROM reactions
            WHERE  message_id = $1 AND emoji = $2 AND user_id = $3
            RETURNING message_id, user_id, user_name, emoji, created_at
            """,
            message_id,
            emoji,
            user_id,
        )
        return None if row is None else reaction_from(row)
