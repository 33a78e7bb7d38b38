"""Removing what collabd has made in a data folder, and nothing else."""

from __future__ import annotations

import re
import shutil
import stat
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

from collabd.domain.ids import UUID7_PATTERN
from collabd.store.files import PARTIAL, listed
from collabd.store.folder import CONTROL_SOCKET, COPIES, DATABASE, FILES, LAST_BACKUP, LOCK, TLS, DataFolder
from collabd.store.sqlite.backup.restoring import DATABASE_FILES, WORK

PATTERNS = (COPIES, f"{DATABASE}.before-[0-9][0-9][0-9][0-9]")
"""Copies: those for a backup, and those made before an upgrade."""
NOTES = (LAST_BACKUP, f"{LAST_BACKUP}.partial")
"""What a backup leaves in the folder."""
TLS_FILES = ("server.pem", "ca.crt", "ca.key")
"""What `collabd tls init` writes into the folder `TLS`."""
UPLOAD = re.compile(UUID7_PATTERN.rstrip("$"))
"""What is being uploaded, and what is made of it, begins with an id."""


def is_ours(folder: Path) -> bool:
    """Whether collabd has surely kept something there: a database, a copy of one, or what is left of one.

    A lock alone is none: many programs have a file of that name. Nor are certificates, for the same reason.
    """
    names = (*DATABASE_FILES, f"{WORK}/{DATABASE}")
    kept = (folder / name for name in names)
    return any(is_plain_file(path) for path in (*kept, *folder.glob(PATTERNS[1])))


def ours(folder: Path) -> Iterator[Path]:
    """What collabd has made there, the lock apart; links are never ours."""
    for path in sorted(folder.iterdir()):
        mode = path.lstat().st_mode
        if stat.S_ISDIR(mode) and path.name == TLS:
            yield from (path / name for name in TLS_FILES if is_plain_file(path / name))
        elif (stat.S_ISDIR(mode) and path.name == FILES) or bears_our_name(path.name, mode):
            yield path


def bears_our_name(name: str, mode: int) -> bool:
    """Whether it is what collabd makes under that name."""
    if stat.S_ISREG(mode):
        return name in {*DATABASE_FILES, *NOTES} or any(fnmatchcase(name, pattern) for pattern in PATTERNS)
    return (stat.S_ISSOCK(mode) and name == CONTROL_SOCKET) or (stat.S_ISDIR(mode) and name == WORK)


def remove_contents(files: Path) -> None:
    """Remove the contents of files, and what is being uploaded; folders that are empty then."""
    partial = files / PARTIAL
    for shard, names in listed(files):
        for name in names:
            (shard / name).unlink()
        remove_if_empty(shard)
    if partial.is_dir() and not partial.is_symlink():
        for path in partial.iterdir():
            if UPLOAD.match(path.name) and is_plain_file(path):
                path.unlink()
        remove_if_empty(partial)
    remove_if_empty(files)


def remove_if_empty(folder: Path) -> None:
    """Remove a folder in which nothing of somebody else's lies."""
    if folder.is_dir() and not folder.is_symlink() and not any(folder.iterdir()):
        folder.rmdir()


def is_plain_file(path: Path) -> bool:
    """Whether there is a file, not a link to one."""
    return path.is_file() and not path.is_symlink()


def purge(folder: DataFolder) -> list[Path]:
    """Remove what is ours from a folder whose lock is held, and the folder if it is empty; what stays."""
    for path in list(ours(folder.path)):
        if path.name == FILES:
            remove_contents(path)
        elif path.is_dir():
            shutil.rmtree(path)  # unlinks links in it and follows none
        else:
            path.unlink()
    remove_if_empty(folder.path / TLS)
    (folder.path / LOCK).unlink()
    left = sorted(folder.path.iterdir())
    if not left and not folder.path.is_symlink():
        folder.path.rmdir()
    return left
