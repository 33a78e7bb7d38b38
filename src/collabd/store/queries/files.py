"""Files, and the blobs that they refer to."""

from __future__ import annotations

import msgspec

from collabd.domain.errors import not_found
from collabd.domain.files import File, StoredFile
from collabd.domain.times import rfc3339
from collabd.store.queries.blobs import BlobQueries
from collabd.store.queries.rows import Row, Rows

COLUMNS = """
    files.id, files.sha256, files.name, files.media_type, files.size, files.width, files.height,
    files.placeholder, files.created_by, files.created_at, files.thumbnail, files.room_id, files.message_id,
    EXISTS (SELECT 1 FROM users WHERE users.avatar_file_id = files.id)
"""


def file_from(row: Row) -> File:
    """A row of `COLUMNS` as a File."""
    return File(
        id=row[0],
        sha256=row[1],
        name=row[2],
        media_type=row[3],
        size=row[4],
        width=row[5],
        height=row[6],
        placeholder=row[7],
        created_by=row[8],
        created_at=rfc3339(row[9]),
    )


def stored_from(row: Row) -> StoredFile:
    """A row of `COLUMNS` as a StoredFile."""
    return StoredFile(
        file=file_from(row), thumbnail=row[10], room_id=row[11], message_id=row[12], is_avatar=bool(row[13])
    )


class FileQueries:
    """Questions and changes about files."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    async def insert(self, file: File, thumbnail: str | None, now: int) -> bool:
        """Store a file whose blobs are stored; False if its id is taken."""
        changed = await self.rows.run(
            """
            INSERT INTO files (id, sha256, thumbnail, name, media_type, size, width, height, placeholder,
                               created_by, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            ON CONFLICT (id) DO NOTHING
            """,
            file.id,
            file.sha256,
            thumbnail,
            file.name,
            file.media_type,
            file.size,
            file.width,
            file.height,
            file.placeholder,
            file.created_by,
            now,
        )
        return changed > 0

    async def require(self, file_id: str, user_id: str) -> StoredFile:
        """The file as far as the person may read it; raises `not_found`.

        Attached: who may read the message's room. Somebody's picture: everybody. Otherwise its uploader.
        """
        row = await self.rows.one(
            f"""
            SELECT {COLUMNS}
            FROM   files LEFT JOIN rooms ON rooms.id = files.room_id
            WHERE  files.id = $1
              AND  (
                       (files.message_id IS NULL AND files.created_by = $2)
                    OR EXISTS (SELECT 1 FROM users WHERE users.avatar_file_id = files.id)
                    OR (rooms.deleted_at IS NULL AND rooms.kind = 'public')
                    OR (rooms.deleted_at IS NULL AND EXISTS (
                           SELECT 1 FROM members
                           WHERE  members.room_id = rooms.id AND members.user_id = $2))
                   )
            """,  # noqa: S608
            file_id,
            user_id,
        )
        if row is None:
            raise not_found("file")
        return stored_from(row)

    async def find_own(self, file_ids: list[str], user_id: str) -> list[StoredFile]:
        """Those of these files that the person has uploaded, in the order of the ids."""
        rows = await self.rows.all(
            f"""
            SELECT {COLUMNS} FROM files
            WHERE  id IN (SELECT value FROM json_each($1)) AND created_by = $2
            """,  # noqa: S608
            msgspec.json.encode(file_ids).decode(),
            user_id,
        )
        found = {row[0]: stored_from(row) for row in rows}
        return [found[file_id] for file_id in file_ids if file_id in found]

    async def attach(self, file_ids: list[str], room_id: str, message_id: str) -> None:
        """Attach files to a message, in this order."""
        for place, file_id in enumerate(file_ids):
            await self.rows.run(
                "UPDATE files SET room_id = $2, message_id = $3, place = $4 WHERE id = $1",
                file_id,
                room_id,
                message_id,
                place,
            )

    async def of_messages(self, message_ids: list[str]) -> dict[str, list[File]]:
        """The files of each of these messages that has any, in their order."""
        rows = await self.rows.all(
            f"""
            SELECT {COLUMNS} FROM files
            WHERE  message_id IN (SELECT value FROM json_each($1))
            ORDER  BY message_id, place
            """,  # noqa: S608
            msgspec.json.encode(message_ids).decode(),
        )
        found: dict[str, list[File]] = {}
        for row in rows:
            found.setdefault(row[12], []).append(file_from(row))
        return found

    async def delete(self, file_id: str) -> None:
        """Forget a file."""
        await self._forget(
            await self.rows.all("DELETE FROM files WHERE id = $1 RETURNING sha256, thumbnail", file_id)
        )

    async def delete_of_message(self, message_id: str) -> None:
        """Forget the files of a message."""
        await self._forget(
            await self.rows.all(
                "DELETE FROM files WHERE message_id = $1 RETURNING sha256, thumbnail", message_id
            )
        )

    async def delete_some(self, room_id: str, limit: int) -> int:
        """Forget at most `limit` files of a room that is being purged; how many went."""
        rows = await self.rows.all(
            """
            DELETE FROM files
            WHERE  id IN (SELECT id FROM files WHERE room_id = $1 LIMIT $2)
            RETURNING sha256, thumbnail
            """,
            room_id,
            limit,
        )
        await self._forget(rows)
        return len(rows)

    async def delete_unattached(self, before: int, limit: int) -> int:
        """Forget at most `limit` files of that time that belong to nothing; how many went."""
        rows = await self.rows.all(
            """
            DELETE FROM files
            WHERE  id IN (
                       SELECT files.id FROM files
                       WHERE  files.message_id IS NULL AND files.created_at < $1
                         AND  NOT EXISTS (SELECT 1 FROM users WHERE users.avatar_file_id = files.id)
                       LIMIT  $2)
            RETURNING sha256, thumbnail
            """,
            before,
            limit,
        )
        await self._forget(rows)
        return len(rows)

    async def bytes_of(self, user_id: str) -> int:
        """How much a person has uploaded, and has begun to, in bytes."""
        row = await self.rows.only(
            """
            SELECT (SELECT coalesce(sum(size), 0) FROM files WHERE created_by = $1)
                 + (SELECT coalesce(sum(size), 0) FROM uploads WHERE user_id = $1)
            """,
            user_id,
        )
        total: int = row[0]
        return total

    async def _forget(self, rows: list[Row]) -> None:
        for sha256 in {sha256 for row in rows for sha256 in row if sha256 is not None}:
            await BlobQueries(self.rows).loosen(sha256)
