"""The inside of a backup file: a tar, packed with gzip, that `tar` can open, too.

The database first, then the contents of files, the manifest last: a file that ends early has none. Names from
the file are compared, never used: what is read goes to names of our own.
"""

from __future__ import annotations

import gzip
import re
import shutil
import tarfile
import zlib
from pathlib import Path
from typing import IO

import msgspec

from collabd.domain.backups import FORMAT, BackupError, Manifest, Member, Origin
from collabd.domain.sizes import in_words
from collabd.store.folder import DATABASE
from collabd.store.sqlite.backup.contents import Contents
from collabd.store.sqlite.backup.packing import Hashing, Tell, silent
from collabd.store.sqlite.backup.plain import PlainInfo

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

CHUNK = 256 * 1024

DAMAGED = (tarfile.TarError, EOFError, zlib.error, gzip.BadGzipFile, msgspec.MsgspecError, UnicodeError)


def unpack(file: Path, into: Path, tell: Tell = silent, contents: Contents | None = None) -> Manifest:
    """Read a backup into an empty folder, and check every byte by the manifest.

    `contents` takes those of files; none, and they are only looked at.

    Raises `BackupError` if it is none, is damaged or comes from a newer collabd, and `OSError`.
    """
    try:
        with gzip.open(file, "rb") as pressed:
            with tarfile.open(fileobj=pressed, mode="r|", tarinfo=PlainInfo) as tar:
                found, text = take_all(tar, into, tell, contents or Contents())
            # gzip's own checksum stands behind the end of the tar.
            while pressed.read(CHUNK):
                pass
    except DAMAGED as error:
        raise BackupError(
            f"{file} is no backup of collabd, or it is damaged ({in_plain_words(error)}). Take another one."
        ) from error
    manifest = understood(file, text)
    if manifest.members != found or DATABASE not in found:
        raise BackupError(f"{file} is damaged: what is in it is not what its list says. Take another one.")
    return manifest


def in_plain_words(error: Exception) -> str:
    """What is wrong with a file. Python quotes bytes and checksums of gzip, which tell nobody anything."""
    if isinstance(error, gzip.BadGzipFile):
        return "it is not packed with gzip, or not whole"
    return str(error)


def take_all(
    tar: tarfile.TarFile, into: Path, tell: Tell, contents: Contents
) -> tuple[dict[str, Member], bytes]:
    """Write the files of a tar into a folder; what they were, and the manifest's text (or nothing)."""
    found: dict[str, Member] = {}
    for info in tar:
        stream = tar.extractfile(info)
        if stream is not None and contents.take(info, stream):
            continue
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
            f"There is not enough room in {into.parent}: {info.name} has {in_words(info.size)}, "
            f"free are {in_words(free)}."
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
