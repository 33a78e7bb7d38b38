"""Making a backup: a copy of the database and what lies beside it go into one file, then read back."""

from __future__ import annotations

import io
import os
import sqlite3
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import BinaryIO

import msgspec

from collabd import __version__
from collabd.domain.backups import FORMAT, BackupError, Manifest, Verdict
from collabd.domain.times import rfc3339
from collabd.store.folder import DATABASE
from collabd.store.sqlite.backup.archive import (
    CONFIG,
    MANIFEST,
    OTHERS,
    SMALL_BYTES,
    unpack,
)
from collabd.store.sqlite.backup.contents import Contents, pack_contents
from collabd.store.sqlite.backup.packing import Packer, Tell, packed, silent
from collabd.store.sqlite.checking import count, epoch_of, judge, open_to_look, schema_of, some_of

Stage = Callable[[str], Tell]
"""Begins a stage of the work, by its name; gives what to tell of it."""


class Source(msgspec.Struct, frozen=True):
    """What goes into a backup. `taken_at` (ms) is a moment before the copy of the database was begun."""

    database: BinaryIO
    connection: sqlite3.Connection
    config: Path | None
    tls: Path
    files: Path
    taken_at: int


@contextmanager
def taken(copy: Path) -> Iterator[tuple[BinaryIO, sqlite3.Connection]]:
    """Open a copy of the database and take its name away: it is gone however this process ends."""
    try:
        stream = copy.open("rb")
    except FileNotFoundError as error:
        raise BackupError(
            "The copy of the database is gone: another user's server, or one in another container, "
            f"does not share {copy.parent} with this command. Run it where the server runs."
        ) from error
    with stream, closing(open_to_look(copy, untouched=True)) as connection:
        copy.unlink()
        yield stream, connection


def write_backup(sink: BinaryIO, source: Source, begin: Stage) -> Manifest:
    """Pack everything into `sink`; what is in it."""
    size = source.database.seek(0, 2)
    source.database.seek(0)
    schema = schema_of(source.connection)
    if schema < 1:
        raise BackupError("The database is empty: there is nothing to keep yet.")
    with packed(sink, source.taken_at) as packer:
        packer.add(DATABASE, source.database, size, begin("packing"))
        for name, path in others(source):
            add_small(packer, name, path)
        pack_contents(packer, source.connection, source.files, begin("packing files"))
        manifest = Manifest(
            format=FORMAT,
            collabd=__version__,
            schema=schema,
            epoch=epoch_of(source.connection),
            made_at=rfc3339(source.taken_at),
            counts=count(source.connection),
            members=dict(packer.members),
        )
        add_text(packer, MANIFEST, msgspec.json.format(msgspec.json.encode(manifest), indent=2))
    return manifest


def others(source: Source) -> Iterator[tuple[str, Path]]:
    """What else goes in, by its name there: the configuration, the server's own certificates and keys."""
    if source.config is not None:
        yield CONFIG, source.config
    if source.tls.is_dir() and not source.tls.is_symlink():
        for path in sorted(source.tls.iterdir()):
            name = f"tls/{path.name}"
            if stat.S_ISREG(path.lstat().st_mode) and OTHERS.fullmatch(name):
                yield name, path


def add_small(packer: Packer, name: str, path: Path) -> None:
    """Add a file that fits into memory; raises `BackupError` for a larger one."""
    with path.open("rb") as stream:
        content = stream.read(SMALL_BYTES + 1)
    if len(content) > SMALL_BYTES:
        raise BackupError(f"{path} is larger than {SMALL_BYTES} bytes; is this the right file?")
    add_text(packer, name, content)


def add_text(packer: Packer, name: str, content: bytes) -> None:
    """Add a file whose content is at hand."""
    packer.add(name, io.BytesIO(content), len(content), silent)


def look_through(file: Path, known: int, begin: Stage) -> tuple[Manifest, Verdict]:
    """Read a backup as restoring it would, in a temporary folder beside it, and look through its database.

    Raises `BackupError` if it cannot be restored as it stands; what else is wrong is in the verdict.
    """
    with tempfile.TemporaryDirectory(dir=room_beside(file), prefix=".collabd-check-") as name:
        folder = Path(name)
        contents = Contents()
        manifest = unpack(file, folder, begin("reading back"), contents)
        with closing(open_to_look(folder / DATABASE, untouched=True)) as connection:
            verdict = judge(connection, known)
            return manifest, agreeing(manifest, verdict, contents.faults(connection, verdict))


def room_beside(file: Path) -> Path | None:
    """The folder of a file if it can be written to, since it had room for the file; None: the system's."""
    return file.parent if os.access(file.parent, os.W_OK) else None


def agreeing(manifest: Manifest, verdict: Verdict, missing: list[str]) -> Verdict:
    """The verdict, with what is `missing` of files, and whether the manifest tells of this database."""
    told = (manifest.schema, manifest.epoch, manifest.counts)
    faults = verdict.faults + some_of(missing)
    if not verdict.faults and told != (verdict.schema, verdict.epoch, verdict.counts):
        faults = ["its list tells of another database than is in it", *faults]
    return msgspec.structs.replace(verdict, faults=faults)
