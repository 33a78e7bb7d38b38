"""Revisions: the texts that edits have replaced. A message's present text is in its own row."""

from __future__ import annotations

from collabd.domain.messages import Message
from collabd.domain.revisions import Revision
from collabd.domain.times import rfc3339
from collabd.store.queries.rows import Rows


class RevisionQueries:
    """Questions and changes about what messages said before."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    async def keep(self, message_id: str) -> None:
        """Keep a message's present text, which is about to be replaced."""
        await self.rows.run(
            """
            INSERT INTO revisions (room_id, message_id, content_version, content, author_id, created_at)
            SELECT room_id, id, content_version, content,
                   coalesce(edited_by, author_id), coalesce(edited_at, created_at)
            FROM   messages
            WHERE  id = $1
            """,
            message_id,
        )

    async def page(self, message: Message, before: int, limit: int) -> list[Revision]:
        """The newest kept texts of a message below a version, newest first."""
        rows = await self.rows.all(
            """
            SELECT message_id, content_version, content, author_id, created_at
            FROM   revisions
            WHERE  room_id = $1 AND message_id = $2 AND content_version < $3
            ORDER  BY content_version DESC
            LIMIT  $4
            """,
            message.room_id,
            message.id,
            before,
            limit,
        )
        return [
            Revision(
                message_id=row[0],
                content_version=row[1],
                content=row[2],
                author=row[3],
                created_at=rfc3339(row[4]),
            )
            for row in rows
        ]

    async def delete(self, message: Message) -> None:
        """Forget what a message has said."""
        await self.rows.run(
            "DELETE FROM revisions WHERE room_id = $1 AND message_id = $2", message.room_id, message.id
        )

    async def delete_some(self, room_id: str, limit: int) -> int:
        """Delete at most `limit` revisions of a room that is being purged; how many went."""
        return await self.rows.run(
            """
            DELETE FROM revisions
            WHERE rowid IN (SELECT rowid FROM revisions WHERE room_id = $1 LIMIT $2)
            """,
            room_id,
            limit,
        )
