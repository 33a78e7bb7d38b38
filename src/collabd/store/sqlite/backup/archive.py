"""The inside of a backup file: a tar, packed with gzip, that `tar` can open, too.

The database first, the manifest last: a file that ends early has none. Names from the file are compared,
never used: what is read goes to names of our own.
"""

from __future__ import annotations

import gzip
import hashlib
import re
import shutil
import tarfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO

import msgspec

from collabd.domain.backups import FORMAT, BackupError, Manifest, Member, Origin
from collabd.store.folder import DATABASE
from collabd.store.sqlite.backup.plain import PlainInfo, plain_info

CONFIG = "collabd.toml"
MANIFEST = "manifest.json"
MANIFEST_BYTES = 1024 * 1024
"""Far above the longest; a file of somebody else's is not read whole into memory."""
SMALL_BYTES = 1024 * 1024
"""The same for every other file but the database: a configuration, certificates and keys."""
OTHERS = re.compile(r"collabd\.toml|tls/[A-Za-z0-9][A-Za-z0-9._-]{0,95}")
"""What else may be in it: names that fit into a tar's plain header, which ends at 100 characters."""
MEMBERS = 100
"""The most files in a backup."""

LEVEL = 1
"""How hard gzip tries: level 1 makes it a quarter of the size at 40 MB/s of a core; 6 saves little more."""
CHUNK = 256 * 1024

Tell = Callable[[int, int], None]
"""Is told how many bytes are done, and of how many."""


def silent(_: int, __: int) -> None:
    """Tells nobody."""


DAMAGED = (tarfile.TarError, EOFError, zlib.error, gzip.BadGzipFile, msgspec.MsgspecError, UnicodeError)


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


def unpack(file: Path, into: Path, tell: Tell = silent) -> Manifest:
    """Read a backup into an empty folder, and check every byte by the manifest.

    Raises `BackupError` if it is none, is damaged or comes from a newer collabd, and `OSError`.
    """
    try:
        with gzip.open(file, "rb") as pressed:
            with tarfile.open(fileobj=pressed, mode="r|", tarinfo=PlainInfo) as tar:
                found, text = take_all(tar, into, tell)
            # gzip's own checksum stands behind the end of the tar.
            while pressed.read(CHUNK):
                pass
    except DAMAGED as error:
        raise BackupError(
            f"{file} is no backup of collabd, or it is damaged ({error}). Take another one."
        ) from error
    manifest = understood(file, text)
    if manifest.members != found or DATABASE not in found:
        raise BackupError(f"{file} is damaged: what is in it is not what its list says. Take another one.")
    return manifest


def take_all(tar: tarfile.TarFile, into: Path, tell: Tell) -> tuple[dict[str, Member], bytes]:
    """Write the files of a tar into a folder; what they were, and the manifest's text (or nothing)."""
    found: dict[str, Member] = {}
    for info in tar:
        stream = tar.extractfile(info)
        if stream is None or info.name in found or len(found) >= MEMBERS:
            raise tarfile.ReadError(f"{info.name!r} does not belong in it")
        if info.name == MANIFEST and info.size <= MANIFEST_BYTES:
            return found, stream.read()
        take(info, stream, into, found, tell)
    return found, b""


def take(info: tarfile.TarInfo, stream: IO[bytes], into: Path, found: dict[str, Member], tell: Tell) -> None:
    """Write one file of a tar under its place in the folder; raises `ReadError` for what does not belong."""
    if info.name != DATABASE and (not OTHERS.fullmatch(info.name) or info.size > SMALL_BYTES):
        raise tarfile.ReadError(f"{info.name!r} does not belong in it")
    free = free_bytes(into)
    if info.size > free:
        raise BackupError(
            f"There is not enough room in {into.parent}: {info.name} has {info.size // 1_000_000} MB, "
            f"{free // 1_000_000} MB are free."
        )
    target = into / info.name
    target.parent.mkdir(mode=0o700, exist_ok=True)
    passing = Hashing(stream, info.size, tell if info.name == DATABASE else silent)
    with target.open("xb") as sink:
        target.chmod(0o600)
        shutil.copyfileobj(passing, sink, CHUNK)
    found[info.name] = passing.member()


def free_bytes(folder: Path) -> int:
    """How much room there is on the disk of a folder."""
    return shutil.disk_usage(folder).free


def understood(file: Path, text: bytes) -> Manifest:
    """The manifest; raises `BackupError` for none, a foreign one and that of a newer collabd."""
    try:
        origin = msgspec.json.decode(text, type=Origin)
        if origin.format > FORMAT:
            raise BackupError(f"{file} was made by a newer collabd ({origin.collabd}). Use that one.")
        return msgspec.json.decode(text, type=Manifest)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise BackupError(
            f"{file} is no backup of collabd, or it ends too early. Take another one."
        ) from error
