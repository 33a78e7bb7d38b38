"""Collecting what nobody refers to: contents of deleted files, uploads that never ended, rubbish of a crash.

A content goes in two steps: its row, if no file refers to it, then the content itself, unless somebody has
brought the same one meanwhile. While a backup reads, nothing goes: what was deleted leaves the disk when the
backup is made.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeAlias

from collabd.actions import files
from collabd.actions.retention import STEP
from collabd.api.files.uploads import Uploads
from collabd.store.base import Store
from collabd.store.files import BlobFolder

log = logging.getLogger(__name__)

Job: TypeAlias = tuple[Callable[[], Awaitable[None]], float]
"""Something to be done again and again, and how often (seconds)."""

COLLECT_SECONDS = 60.0
SWEEP_SECONDS = 3600.0
PAUSE_SECONDS = 0.05
"""Between two steps, so that they take a small share of the only writer."""


class Collector:
    """Keeps the contents of a running server in order."""

    def __init__(self, store: Store, blobs: BlobFolder, uploads: Uploads) -> None:
        self._store = store
        self._blobs = blobs
        self._uploads = uploads

    def jobs(self) -> tuple[Job, ...]:
        """All of it."""
        return (
            (self.collect_blobs, COLLECT_SECONDS),
            (self.expire_files, SWEEP_SECONDS),
            (self.collect_strays, SWEEP_SECONDS),
        )

    async def expire_files(self) -> None:
        """Forget uploads that have not ended, and files that were never used."""
        days = self._uploads.limits.unused_days
        while await self._store.write(files.expire_files, days, STEP):  # noqa: ASYNC110 - a pace, not a poll
            await asyncio.sleep(PAUSE_SECONDS)
        while ended := await self._store.write(files.expire_uploads, days, STEP):
            for upload_id in ended:
                await asyncio.to_thread(self._blobs.drop, upload_id)

    async def collect_blobs(self) -> None:
        """Remove contents whose last file is gone."""
        with self._blobs.collecting() as remove:
            while remove is not None and (loose := await self._store.write(files.forget_loose, STEP)):
                await asyncio.to_thread(remove_all, remove, loose)
                await asyncio.sleep(PAUSE_SECONDS)

    async def collect_strays(self) -> None:
        """Remove what lies in the folder and has no row: a crash left it there between the two."""
        await self._sweep_uploads()
        with self._blobs.collecting() as remove:
            if remove is None:
                return
            for hashes in await asyncio.to_thread(self._blobs.shards):
                known = await self._store.search(files.known_blobs, hashes)
                stray = [sha256 for sha256 in hashes if sha256 not in known]
                removed = await asyncio.to_thread(remove_all, remove, stray)
                if removed:
                    log.info("removed %d contents that belonged to no file", removed)

    async def _sweep_uploads(self) -> None:
        there = await asyncio.to_thread(self._blobs.uploads)
        under_way = await self._store.search(files.upload_ids) if there else set()
        # Looked at last: what has begun since the folder was listed is not in that list.
        under_way |= self._uploads.active()
        for name in there:
            if name.partition(".")[0] not in under_way:
                await asyncio.to_thread(self._blobs.drop, name)


def remove_all(remove: Callable[[str], bool], hashes: list[str]) -> int:
    """Remove contents; how many went."""
    return sum(remove(sha256) for sha256 in hashes)
