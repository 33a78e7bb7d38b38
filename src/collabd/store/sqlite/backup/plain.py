"""The only headers that a backup's tar has: plain files, each described by one block of 512 bytes."""

from __future__ import annotations

import tarfile
from typing import Self

PLAIN_TYPES = frozenset({tarfile.REGTYPE, tarfile.AREGTYPE})


class PlainInfo(tarfile.TarInfo):
    """A header that is refused unless it is a plain file's.

    `tarfile` reads the content of the others (long names, extended headers, maps of sparse files) whole into
    memory, as large as they say to be, before anybody is asked.
    """

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        """Read a header. Raises `ReadError` for one that does not belong, `HeaderError` for none."""
        info = super().frombuf(buf, encoding, errors)
        if info.type not in PLAIN_TYPES or info.size < 0:
            raise tarfile.ReadError(f"{info.name!r} does not belong in it")
        return info


def plain_info(name: str, size: int, seconds: int) -> tarfile.TarInfo:
    """The header of a file for its owner alone, changed so many seconds after 1970.

    To be written in the GNU format: the POSIX one takes an extended header for sizes from 8 GiB.
    """
    info = tarfile.TarInfo(name)
    info.size, info.mode, info.mtime = size, 0o600, seconds
    return info
