"""Putting a backup in place of a lost database, whole or not at all."""

from __future__ import annotations

import os
import secrets
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import msgspec

from collabd.domain.backups import BackupError, Manifest, Verdict
from collabd.domain.ids import new_id
from collabd.store.files import listed
from collabd.store.folder import DATABASE, FILES, TLS, DataFolder
from collabd.store.sqlite.backup.archive import CONFIG, unpack
from collabd.store.sqlite.backup.contents import Contents
from collabd.store.sqlite.backup.making import Stage, agreeing
from collabd.store.sqlite.checking import judge, open_to_look
from collabd.store.syncing import sync_file, sync_folder

WORK = "restore.partial"
"""Where the files lie until they are known to be good: in the folder itself, to be moved in one step."""
DATABASE_FILES = tuple(f"{DATABASE}{end}" for end in ("", "-wal", "-shm", "-journal"))


class Wishes(msgspec.Struct, frozen=True):
    """How to restore. `known` is the newest schema of this program, `now` in milliseconds.

    `config` is where the configuration goes if nothing is there; `sign_out` ends all sessions;
    `despite_faults` takes a database with wrong counts or gaps, though never a damaged file.
    """

    known: int
    now: int
    config: Path
    sign_out: bool = False
    despite_faults: bool = False


class Restored(msgspec.Struct, frozen=True):
    """What was restored, and where what was already there has kept its place."""

    manifest: Manifest
    verdict: Verdict
    config: Path | None
    kept_tls: bool


def refuse_occupied(folder: Path) -> None:
    """Raise `BackupError` if the folder holds a database, or what is left of one."""
    there = [name for name in DATABASE_FILES if os.path.lexists(folder / name)]
    if there:
        raise BackupError(
            f"{folder} holds a database already ({', '.join(there)}). Restore into another folder with "
            "--data, or move that one away first."
        )


def restore(file: Path, folder: DataFolder, wishes: Wishes, begin: Stage) -> Restored:
    """Put a backup's files into a folder whose lock is held. The last step gives the database its name.

    Raises `BackupError` and leaves the folder as it was if anything is not right.
    """
    refuse_occupied(folder.path)
    work = folder.path / WORK
    if work.is_dir() and not work.is_symlink():
        shutil.rmtree(work)  # what a killed one has left
    work.mkdir(0o700)
    try:
        contents = Contents(work / FILES)
        manifest = unpack(file, work, begin("reading"), contents)
        verdict = examined(file, work / DATABASE, manifest, contents, wishes)
        begin_anew(work / DATABASE, wishes)
        sync_file(work / DATABASE)
        put_contents(work / FILES, folder.files)
        with undone_unless_moved(work / DATABASE) as undo:
            config, kept_tls = put_beside(work, folder.path, wishes.config, undo)
            (work / DATABASE).rename(folder.database)
    finally:
        shutil.rmtree(work)
    sync_folder(folder.path)
    return Restored(manifest, verdict, config, kept_tls)


def examined(file: Path, database: Path, manifest: Manifest, contents: Contents, wishes: Wishes) -> Verdict:
    """What is wrong with the backup's database; raises `BackupError` if it must not be used."""
    with closing(open_to_look(database, untouched=True)) as connection:
        verdict = judge(connection, wishes.known)
        verdict = agreeing(manifest, verdict, contents.faults(connection, verdict))
    usable = verdict.counts is not None and wishes.despite_faults
    if verdict.faults and not usable:
        more = " With --despite-faults it is restored as it is." if verdict.counts is not None else ""
        raise BackupError(f"The database in {file} is not right: {'; '.join(verdict.faults)}.{more}")
    return verdict


def put_contents(restored: Path, files: Path) -> None:
    """Put the contents of files in place, on the disk. If restoring ends here, they are in nobody's way."""
    for shard, names in listed(restored):
        (files / shard.name).mkdir(mode=0o700, parents=True, exist_ok=True)
        for name in names:
            (shard / name).rename(files / shard.name / name)
    os.sync()  # many small files: one by one takes minutes


def begin_anew(database: Path, wishes: Wishes) -> None:
    """Give the database a new epoch, so that every client finds out that its past is another one.

    Links to set a password that were under way are void: they may have been used since.
    """
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("PRAGMA secure_delete = ON").fetchall()
        connection.execute("UPDATE server SET epoch = ?", (secrets.token_hex(8),))
        connection.execute("DELETE FROM codes WHERE purpose = 'reset'")
        if wishes.sign_out:
            connection.execute("DELETE FROM sessions")
        connection.execute(
            "INSERT INTO audit (id, at, action, outcome) VALUES (?, ?, 'server.restore', 'done')",
            (new_id(wishes.now), wishes.now),
        )


@contextmanager
def undone_unless_moved(database: Path) -> Iterator[ExitStack]:
    """What is put on the stack happens if the block ends before the database has left its place."""
    undo = ExitStack()
    try:
        yield undo
    except BaseException:
        if database.exists():
            undo.close()
        raise


def put_beside(work: Path, folder: Path, config: Path, undo: ExitStack) -> tuple[Path | None, bool]:
    """Put everything but the database in place, never over anything; where the configuration is.

    Nowhere, if there was none or it is there already. Also whether the folder's own certificates were kept
    instead of the backup's. `undo` takes how to take each thing back.
    """
    written = None
    if (work / CONFIG).exists() and not is_there(work / CONFIG, config):
        written = free_name(config)
        with written.open("xb") as stream:
            undo.callback(written.unlink)
            written.chmod(0o600)
            stream.write((work / CONFIG).read_bytes())
            stream.flush()
            os.fsync(stream.fileno())
        sync_folder(written.parent)
    if not (work / TLS).exists():
        return written, False
    if os.path.lexists(folder / TLS):
        return written, True
    for path in (work / TLS).iterdir():
        sync_file(path)
    (work / TLS).rename(folder / TLS)
    undo.callback((folder / TLS).rename, work / TLS)
    return written, False


def is_there(restored: Path, config: Path) -> bool:
    """Whether the configuration's own place holds the same already."""
    try:
        return config.read_bytes() == restored.read_bytes()
    except OSError:
        return False  # nothing is there, or nothing that can be read


def free_name(config: Path) -> Path:
    """The configuration's own place, or a name beside what is there."""
    if not os.path.lexists(config):
        return config
    beside = config.with_name(f"{config.name}.restored")
    number = 1
    while os.path.lexists(beside):
        number += 1
        beside = config.with_name(f"{config.name}.restored-{number}")
    return beside
