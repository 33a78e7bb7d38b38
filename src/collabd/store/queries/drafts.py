"""Drafts: a row per person and room or thread. Their text leaves the log as soon as there is a newer one."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from collabd.domain.drafts import Draft, draft_record
from collabd.domain.times import rfc3339
from collabd.store.queries.rows import Row, Rows


def draft_from(row: Row) -> Draft:
    """A row of room id, thread id, content, version and time as a Draft."""
    return Draft(
        room_id=row[0],
        thread_id=row[1] or None,
        content=row[2],
        version=row[3],
        updated_at=rfc3339(row[4]),
    )


class DraftQueries:
    """Questions and changes about drafts."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    async def get(self, user_id: str, room_id: str, thread_id: str | None) -> Draft | None:
        """The person's draft in a room or a thread, also one emptied of late; None if there is none."""
        row = await self.rows.one(
            """
            SELECT room_id, thread_id, content, version, updated_at
            FROM   drafts
            WHERE  user_id = $1 AND room_id = $2 AND thread_id = $3
            """,
            user_id,
            room_id,
            thread_id or "",
        )
        return None if row is None else draft_from(row)

    async def others(self, user_id: str, room_id: str, thread_id: str | None) -> tuple[int, int]:
        """How many drafts with a text a person has elsewhere, and how many letters are in them."""
        row = await self.rows.only(
            """
            SELECT count(*), coalesce(sum(length(content)), 0)
            FROM   drafts
            WHERE  user_id = $1 AND (room_id, thread_id) <> ($2, $3) AND content <> ''
            """,
            user_id,
            room_id,
            thread_id or "",
        )
        return row[0], row[1]

    async def save(self, user_id: str, draft: Draft, now: int) -> None:
        """Store a draft in place of the one that is there."""
        await self.rows.run(
            """
            INSERT INTO drafts (user_id, room_id, thread_id, content, version, updated_at)
            VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (user_id, room_id, thread_id)
            DO UPDATE SET content = excluded.content, version = excluded.version,
                          updated_at = excluded.updated_at
            """,
            user_id,
            draft.room_id,
            draft.thread_id or "",
            draft.content,
            draft.version,
            now,
        )

    async def of_user(self, user_id: str) -> list[Draft]:
        """All drafts of a person, also those emptied of late, by room and thread."""
        rows = await self.rows.all(
            """
            SELECT room_id, thread_id, content, version, updated_at
            FROM   drafts
            WHERE  user_id = $1
            ORDER  BY room_id, thread_id
            """,
            user_id,
        )
        return [draft_from(row) for row in rows]

    async def forget_emptied(self, before: int, limit: int) -> int:
        """Forget at most `limit` drafts that were emptied before then (ms); how many went."""
        return await self.rows.run(
            """
            DELETE FROM drafts
            WHERE (user_id, room_id, thread_id) IN (
                SELECT user_id, room_id, thread_id FROM drafts
                WHERE  content = '' AND updated_at < $1
                LIMIT  $2
            )
            """,
            before,
            limit,
        )

    async def delete(self, room_id: str, user_id: str | None) -> list[str]:
        """Forget a person's (None: everybody's) drafts in a room; the rooms and threads they were in."""
        rows = await self.rows.all(
            """
            DELETE FROM drafts
            WHERE  room_id = $1 AND ($2 IS NULL OR user_id = $2)
            RETURNING coalesce(nullif(thread_id, ''), room_id)
            """,
            room_id,
            user_id,
        )
        return sorted({row[0] for row in rows})

    async def rewrite(
        self, places: list[str], stream: str | None, bodies: Callable[[bytes], bytes]
    ) -> dict[str, int]:
        """Rewrite what the log says of drafts in these rooms and threads, in one person's stream or all.

        Returns the streams of which something was rewritten, and the last offset where it was. What is
        rewritten is not found again: however often a draft is saved, there is one event to rewrite.
        """
        rows = await self.rows.all(
            """
            SELECT stream, "offset", body
            FROM   events
            WHERE  record_id IN (SELECT value FROM json_each($1)) AND ($2 IS NULL OR stream = $2)
            """,
            msgspec.json.encode([draft_record(place) for place in places]).decode(),
            stream,
        )
        for found, offset, body in rows:
            await self.rows.run(
                'UPDATE events SET body = $3, record_id = NULL WHERE stream = $1 AND "offset" = $2',
                found,
                offset,
                bodies(body.encode()).decode(),
            )
        upto: dict[str, int] = {}
        for found, offset, _ in rows:
            upto[found] = max(offset, upto.get(found, 0))
        return upto
