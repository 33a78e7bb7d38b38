"""The contents of files in a backup: packed as the database names them, and taken out again.

Each is called by its SHA-256, so the list at the backup's end need not name them: what came is compared with
its name, and all of them with the database.
"""

from __future__ import annotations

import re
import shutil
import sqlite3
import tarfile
from pathlib import Path
from typing import IO

from collabd.domain.backups import BackupError, Verdict
from collabd.domain.files import Blob
from collabd.store.files import blob_path, hashed
from collabd.store.folder import FILES
from collabd.store.sqlite.backup.packing import Packer, Tell
from collabd.store.sqlite.checking import noted_blobs

NAME = re.compile(rf"{FILES}/([0-9a-f]{{64}})")
CHUNK = 1024 * 1024


def pack_contents(packer: Packer, connection: sqlite3.Connection, files: Path, tell: Tell) -> None:
    """Pack what a copy of the database names. What is not there is left out: reading back tells of it."""
    blobs = noted_blobs(connection)
    total, done = sum(blob.size for blob in blobs), 0
    for blob in blobs:
        try:
            with blob_path(files, blob.sha256).open("rb") as stream:
                size = stream.seek(0, 2)
                stream.seek(0)
                packer.add_unlisted(f"{FILES}/{blob.sha256}", stream, size)
        except FileNotFoundError:
            pass
        done += blob.size
        tell(done, total)


class Contents:
    """The contents that come out of a backup; they go below `into`, or with None are only looked at."""

    def __init__(self, into: Path | None = None) -> None:
        self._into = into
        self._seen: set[str] = set()
        self.whole: set[Blob] = set()
        """Those that are what their names say."""

    def take(self, info: tarfile.TarInfo, stream: IO[bytes]) -> bool:
        """Take it, if it is a content. Raises `ReadError` for one that came before."""
        match = NAME.fullmatch(info.name)
        if match is None:
            return False
        if match[1] in self._seen:
            raise tarfile.ReadError(f"{info.name!r} is in it twice")
        self._seen.add(match[1])
        blob = hashed(stream) if self._into is None else self._written(self._into, info, stream, match[1])
        if blob.sha256 == match[1]:
            self.whole.add(blob)
        return True

    def _written(self, into: Path, info: tarfile.TarInfo, stream: IO[bytes], sha256: str) -> Blob:
        free = shutil.disk_usage(into.parent).free
        if info.size > free:
            raise BackupError(f"There is not enough room in {into.parent} for the files in the backup.")
        target = blob_path(into, sha256)
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with target.open("xb") as sink:
            target.chmod(0o600)
            shutil.copyfileobj(stream, sink, CHUNK)
        with target.open("rb") as written:
            return hashed(written)

    def faults(self, connection: sqlite3.Connection, verdict: Verdict) -> list[str]:
        """What the database names and did not come whole; nothing if it could not be read (see `verdict`)."""
        return (
            []
            if verdict.counts is None
            else [
                f"a file's content is missing or damaged in it: {blob.sha256}"
                for blob in noted_blobs(connection)
                if blob not in self.whole
            ]
        )
