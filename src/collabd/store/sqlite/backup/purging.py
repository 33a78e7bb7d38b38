"""Removing what collabd has made in a data folder, and nothing else."""

from __future__ import annotations

import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from collabd.store.folder import CONTROL_SOCKET, COPY, DATABASE, LOCK, TLS, DataFolder
from collabd.store.sqlite.backup.restoring import DATABASE_FILES, WORK

FILES = {*DATABASE_FILES, CONTROL_SOCKET}
PATTERNS = (COPY.format("*"), f"{DATABASE}.before-[0-9][0-9][0-9][0-9]")
"""Copies: those for a backup, and those made before an upgrade."""
TLS_FILES = ("server.pem", "ca.crt", "ca.key")
"""What `collabd tls init` writes into the folder `TLS`."""


def ours(folder: Path) -> Iterator[Path]:
    """What collabd has made there, the lock apart; links are never ours."""
    for path in sorted(folder.iterdir()):
        mode = path.lstat().st_mode
        if stat.S_ISREG(mode) or stat.S_ISSOCK(mode):
            if path.name in FILES or any(path.match(pattern) for pattern in PATTERNS):
                yield path
        elif stat.S_ISDIR(mode) and path.name == WORK:
            yield path
        elif stat.S_ISDIR(mode) and path.name == TLS:
            yield from (path / name for name in TLS_FILES if is_plain_file(path / name))


def is_plain_file(path: Path) -> bool:
    """Whether there is a file, not a link to one."""
    return path.is_file() and not path.is_symlink()


def purge(folder: DataFolder) -> list[Path]:
    """Remove what is ours from a folder whose lock is held, and the folder if it is empty; what stays."""
    for path in list(ours(folder.path)):
        if path.is_dir():
            shutil.rmtree(path)  # unlinks links in it and follows none
        else:
            path.unlink()
    tls = folder.path / TLS
    if tls.is_dir() and not tls.is_symlink() and not any(tls.iterdir()):
        tls.rmdir()
    (folder.path / LOCK).unlink()
    left = sorted(folder.path.iterdir())
    if not left and not folder.path.is_symlink():
        folder.path.rmdir()
    return left
