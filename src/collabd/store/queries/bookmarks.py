"""Bookmarks: one row per person and message."""

from __future__ import annotations

from collabd.domain.bookmarks import BOOKMARKS_PER_PERSON, Bookmark
from collabd.domain.cursors import LAST
from collabd.domain.times import rfc3339
from collabd.store.queries.rows import Row, Rows


def bookmark_from(row: Row) -> Bookmark:
    """A row of message id, room id and time as a Bookmark."""
    return Bookmark(message_id=row[0], room_id=row[1], created_at=rfc3339(row[2]))


class BookmarkQueries:
    """Questions and changes about bookmarks. Only those in rooms that the person belongs to are there."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    async def insert(self, user_id: str, message_id: str, room_id: str, now: int) -> None:
        """Add a bookmark that is not there."""
        await self.rows.run(
            "INSERT INTO bookmarks (user_id, message_id, room_id, created_at) VALUES ($1, $2, $3, $4)",
            user_id,
            message_id,
            room_id,
            now,
        )

    async def get(self, user_id: str, message_id: str) -> Bookmark | None:
        """The person's bookmark of a message, or None."""
        row = await self.rows.one(
            "SELECT message_id, room_id, created_at FROM bookmarks WHERE user_id = $1 AND message_id = $2",
            user_id,
            message_id,
        )
        return None if row is None else bookmark_from(row)

    async def delete(self, user_id: str, message_id: str) -> None:
        """Remove a bookmark."""
        await self.rows.run(
            "DELETE FROM bookmarks WHERE user_id = $1 AND message_id = $2", user_id, message_id
        )

    async def delete_in_room(self, user_id: str, room_id: str) -> None:
        """Remove what a person has bookmarked in a room."""
        await self.rows.run("DELETE FROM bookmarks WHERE user_id = $1 AND room_id = $2", user_id, room_id)

    async def count(self, user_id: str) -> int:
        """How many bookmarks a person has."""
        row = await self.rows.only("SELECT count(*) FROM bookmarks WHERE user_id = $1", user_id)
        count: int = row[0]
        return count

    async def of_user(self, user_id: str) -> list[Bookmark]:
        """All bookmarks of a person, the newest first."""
        return [bookmark for _, bookmark in await self.page(user_id, LAST, BOOKMARKS_PER_PERSON)]

    async def page(self, user_id: str, before: tuple[int, str], limit: int) -> list[tuple[int, Bookmark]]:
        """Bookmarks below (time, message id), the newest first, with their times (ms)."""
        rows = await self.rows.all(
            """
            SELECT bookmarks.message_id, bookmarks.room_id, bookmarks.created_at
            FROM   bookmarks
            JOIN   members ON members.room_id = bookmarks.room_id AND members.user_id = bookmarks.user_id
            WHERE  bookmarks.user_id = $1 AND (bookmarks.created_at, bookmarks.message_id) < ($2, $3)
            ORDER  BY bookmarks.created_at DESC, bookmarks.message_id DESC
            LIMIT  $4
            """,
            user_id,
            before[0],
            before[1],
            limit,
        )
        return [(row[2], bookmark_from(row)) for row in rows]
