"""A file that stands under its name whole and on the disk, or not at all."""

from __future__ import annotations

import errno
import fcntl
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from collabd.domain.backups import BackupError
from collabd.store.syncing import sync_folder

OWNER_ONLY = 0o600
"""A backup holds every message, the hashes of passwords and perhaps the secrets of a configuration."""

STOPS = (signal.SIGINT, signal.SIGTERM)
NO_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.EMLINK, errno.ENOSYS})
"""What filesystems answer that know no links: memory sticks, network shares."""


def partial_path(file: Path) -> Path:
    """The name under which a file is written before it is whole."""
    return file.with_name(f"{file.name}.partial")


@contextmanager
def whole_file(file: Path, *, replace: bool) -> Iterator[BinaryIO]:
    """A new file to write and to read back; it gets its name when the block ends well.

    Otherwise nothing is left. Who is killed leaves `<name>.partial`, which the next one to write this file
    takes over. Raises `BackupError` if the name is taken (unless `replace`) or somebody else is writing it.
    """
    refuse_taken(file, replace=replace)
    partial = partial_path(file)
    # Ctrl+C between making the file and the promise to remove it would leave it behind.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
    try:
        with claim(partial) as stream:
            try:
                signal.pthread_sigmask(signal.SIG_SETMASK, before)
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
                put_in_place(partial, file, replace=replace)
            except BaseException:
                partial.unlink(missing_ok=True)
                raise
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    sync_folder(file.parent)


def refuse_taken(file: Path, *, replace: bool) -> None:
    """Raise `BackupError` if there is something under this name that must stay."""
    if file.is_dir():
        raise BackupError(f"{file} is a folder. Name a file in it, like {file / 'collabd-backup.tar.gz'}")
    if file.exists() and not file.is_file():
        raise BackupError(f"{file} is a device or a pipe: a backup would take its place. Name a file.")
    if not replace and os.path.lexists(file):
        raise BackupError(f"{file} is there already. Give another name, or --force to replace it.")


def claim(partial: Path) -> BinaryIO:
    """A fresh file for this process alone, in place of what a killed one has left.

    Raises `BackupError` if another process is writing it.
    """
    remove_left(partial)
    try:
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
        stream = os.fdopen(os.open(partial, flags, OWNER_ONLY), "r+b")
    except FileExistsError as error:
        raise busy(partial) from error
    try:
        lock(stream, partial)
    except BaseException:
        stream.close()
        raise
    return stream


def remove_left(partial: Path) -> None:
    """Remove what a killed process has left; raises `BackupError` if one is alive."""
    if partial.is_symlink():
        partial.unlink()
    elif partial.exists():
        try:
            with partial.open("rb") as left:
                lock(left, partial)
                partial.unlink()
        except FileNotFoundError as error:
            raise busy(partial) from error


def lock(stream: BinaryIO, partial: Path) -> None:
    """Take the lock of a file that still has this name, or raise `BackupError`."""
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        # Between opening and locking, the other one may have finished: the file is then theirs.
        ours = os.path.samestat(os.fstat(stream.fileno()), partial.stat())
    except (BlockingIOError, FileNotFoundError):
        ours = False
    if not ours:
        raise busy(partial)


def busy(partial: Path) -> BackupError:
    """What to say to the second of two."""
    return BackupError(f"Another backup is writing {partial}. Wait until it has ended.")


def put_in_place(partial: Path, file: Path, *, replace: bool) -> None:
    """Give the file its name; without `replace` never over another one."""
    if replace:
        partial.replace(file)
        return
    try:
        file.hardlink_to(partial)
    except FileExistsError:
        refuse_taken(file, replace=False)
        raise
    except OSError as error:
        if error.errno not in NO_LINKS:
            raise
        refuse_taken(file, replace=False)
        partial.rename(file)
    else:
        partial.unlink()
