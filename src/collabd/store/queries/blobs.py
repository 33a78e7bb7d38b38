"""Blobs: contents of files, noted by their SHA-256. What is noted here lies in the data folder."""

from __future__ import annotations

import msgspec

from collabd.domain.files import Blob
from collabd.store.queries.rows import Rows


class BlobQueries:
    """Questions and changes about contents."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    async def insert(self, blob: Blob) -> None:
        """Note that a content lies in the data folder, and that it is referred to."""
        await self.rows.run(
            """
            INSERT INTO blobs (sha256, size) VALUES ($1, $2)
            ON CONFLICT (sha256) DO UPDATE SET is_loose = 0
            """,
            blob.sha256,
            blob.size,
        )

    async def loosen(self, sha256: str) -> None:
        """Mark a content as loose if no file refers to it any more."""
        await self.rows.run(
            """
            UPDATE blobs SET is_loose = 1
            WHERE  sha256 = $1
              AND  NOT EXISTS (SELECT 1 FROM files WHERE files.sha256 = $1)
              AND  NOT EXISTS (SELECT 1 FROM files WHERE files.thumbnail = $1)
            """,
            sha256,
        )

    async def delete_loose(self, limit: int) -> list[str]:
        """Forget at most `limit` loose contents; which."""
        rows = await self.rows.all(
            """
            DELETE FROM blobs
            WHERE  sha256 IN (SELECT sha256 FROM blobs WHERE is_loose = 1 LIMIT $1)
            RETURNING sha256
            """,
            limit,
        )
        return [row[0] for row in rows]

    async def known(self, hashes: list[str]) -> set[str]:
        """Those of these contents that are noted."""
        rows = await self.rows.all(
            "SELECT sha256 FROM blobs WHERE sha256 IN (SELECT value FROM json_each($1))",
            msgspec.json.encode(hashes).decode(),
        )
        return {row[0] for row in rows}

    async def total(self) -> int:
        """How much all contents take, in bytes."""
        row = await self.rows.only("SELECT coalesce(sum(size), 0) FROM blobs")
        total: int = row[0]
        return total
