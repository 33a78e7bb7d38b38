"""Removing what collabd has made in a data folder, and nothing else."""

from __future__ import annotations

import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from collabd.store.folder import DATABASE, LOCK, DataFolder
from collabd.store.sqlite.backup.restoring import DATABASE_FILES, WORK

FILES = {*DATABASE_FILES, "control.sock"}
PATTERNS = ("copy-*.sqlite3", f"{DATABASE}.before-[0-9][0-9][0-9][0-9]")
"""Copies: those for a backup, and those made before an upgrade."""
FOLDERS = ("tls", WORK)


def ours(folder: Path) -> Iterator[Path]:
    """What collabd has made there, the lock apart; links are never ours."""
    for path in sorted(folder.iterdir()):
        mode = path.lstat().st_mode
        if stat.S_ISDIR(mode):
            made = path.name in FOLDERS
        elif stat.S_ISREG(mode) or stat.S_ISSOCK(mode):
            made = path.name in FILES or any(path.match(pattern) for pattern in PATTERNS)
        else:
            made = False
        if made:
            yield path


def purge(folder: DataFolder) -> list[Path]:
    """Remove what is ours from a folder whose lock is held, and the folder if it is empty; what stays."""
    for path in list(ours(folder.path)):
        if path.is_dir():
            shutil.rmtree(path)  # unlinks links in it and follows none
        else:
            path.unlink()
    (folder.path / LOCK).unlink()
    left = sorted(folder.path.iterdir())
    if not left and not folder.path.is_symlink():
        folder.path.rmdir()
    return left
