"""Writing a backup file: a tar, packed with gzip."""

from __future__ import annotations

import gzip
import hashlib
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, BinaryIO

from collabd.domain.backups import Member
from collabd.store.sqlite.backup.plain import plain_info

LEVEL = 1
"""How hard gzip tries: level 1 makes it a quarter of the size at 40 MB/s of a core; 6 saves little more."""
Tell = Callable[[int, int], None]
"""Is told how many bytes are done, and of how many."""


def silent(_: int, __: int) -> None:
    """Tells nobody."""


class Hashing:
    """A stream that is read through it, with what has passed."""

    def __init__(self, stream: IO[bytes], size: int, tell: Tell) -> None:
        self._stream = stream
        self._size = size
        self._tell = tell
        self._hash = hashlib.sha256()
        self.bytes = 0

    def read(self, size: int = -1) -> bytes:
        """Read on."""
        chunk = self._stream.read(size)
        self._hash.update(chunk)
        self.bytes += len(chunk)
        self._tell(self.bytes, self._size)
        return chunk

    def member(self) -> Member:
        """What has passed, for the manifest."""
        return Member(bytes=self.bytes, sha256=self._hash.hexdigest())


class Packer:
    """Writes the files of a backup one after the other. `now` (milliseconds) is the time they bear."""

    def __init__(self, tar: tarfile.TarFile, now: int) -> None:
        self._tar = tar
        self._now = now
        self.members: dict[str, Member] = {}

    def add_unlisted(self, name: str, stream: BinaryIO, size: int) -> None:
        """Add one file that the list at the end does not name."""
        self._tar.addfile(plain_info(name, size, self._now // 1000), stream)

    def add(self, name: str, stream: BinaryIO, size: int, tell: Tell) -> None:
        """Add one file of `size` bytes."""
        passing = Hashing(stream, size, tell)
        self._tar.addfile(plain_info(name, size, self._now // 1000), passing)
        self.members[name] = passing.member()


@contextmanager
def packed(sink: BinaryIO, now: int) -> Iterator[Packer]:
    """Pack files into `sink` until the block ends."""
    with (
        gzip.GzipFile("", "wb", LEVEL, sink, mtime=now // 1000) as pressed,
        tarfile.open(fileobj=pressed, mode="w", format=tarfile.GNU_FORMAT) as tar,
    ):
        yield Packer(tar, now)
