"""Uploads that have begun and are not whole yet."""

from __future__ import annotations

from collabd.domain.errors import not_found
from collabd.domain.files import Upload
from collabd.store.queries.rows import Rows


class UploadQueries:
    """Questions and changes about uploads."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    async def insert(self, upload: Upload) -> None:
        """Note an upload."""
        await self.rows.run(
            """
            INSERT INTO uploads (id, user_id, name, size, created_at, purpose)
            VALUES ($1, $2, $3, $4, $5, $6)
            """,
            upload.id,
            upload.user_id,
            upload.name,
            upload.size,
            upload.created_at,
            upload.purpose,
        )

    async def require(self, upload_id: str, user_id: str) -> Upload:
        """The person's upload; raises `not_found`."""
        row = await self.rows.one(
            """
            SELECT id, user_id, name, size, created_at, purpose FROM uploads WHERE id = $1 AND user_id = $2
            """,
            upload_id,
            user_id,
        )
        if row is None:
            raise not_found("upload")
        return Upload(id=row[0], user_id=row[1], name=row[2], size=row[3], created_at=row[4], purpose=row[5])

    async def has_begun(self, upload_id: str) -> bool:
        """Whether there is an upload with this id, whosever it is."""
        return await self.rows.one("SELECT 1 FROM uploads WHERE id = $1", upload_id) is not None

    async def count(self, user_id: str) -> int:
        """How many uploads of a person have begun."""
        row = await self.rows.only("SELECT count(*) FROM uploads WHERE user_id = $1", user_id)
        count: int = row[0]
        return count

    async def delete(self, upload_id: str, user_id: str) -> None:
        """Forget the person's upload, if it is noted."""
        await self.rows.run("DELETE FROM uploads WHERE id = $1 AND user_id = $2", upload_id, user_id)

    async def delete_before(self, before: int, limit: int) -> list[str]:
        """Forget at most `limit` uploads that began before a time; their ids."""
        rows = await self.rows.all(
            """
            DELETE FROM uploads
            WHERE  id IN (SELECT id FROM uploads WHERE created_at < $1 LIMIT $2)
            RETURNING id
            """,
            before,
            limit,
        )
        return [row[0] for row in rows]

    async def ids(self) -> list[str]:
        """All uploads that have begun."""
        return [row[0] for row in await self.rows.all("SELECT id FROM uploads")]
