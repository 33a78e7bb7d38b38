"""The data folder: one process owns it."""

from __future__ import annotations

import fcntl
import os
import stat
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

DATABASE = "collabd.sqlite3"
"""The name of the database file."""
LOCK = "lock"
"""The name of the file whose lock says who owns the folder."""
CONTROL_SOCKET = "control.sock"
"""The name of the Unix socket by which the command line speaks to the running server."""
TLS = "tls"
"""The name of the folder with the server's own certificate authority."""
FILES = "files"
"""The name of the folder with the contents of what people have uploaded."""
LAST_BACKUP = "last-backup.json"
"""The name of the file that says when the newest good backup was made; written by `store.last_backup`."""
COPY = "copy-{}.sqlite3"
"""The name of a copy of the database that is being made for a backup."""
COPIES = COPY.format("[0-9a-f]" * 16)
"""The pattern of such names."""

OTHER = "name another data folder with --data (or path under [data])"


class FolderInUseError(Exception):
    """Another collabd owns the folder."""


class FolderError(Exception):
    """What is there cannot be a data folder; the sentence says why and what to do."""


class DataFolder:
    """The folder that holds everything: the database, the lock, the control socket.

    Use it as a context manager: entering takes the lock (raises `FolderInUseError`), leaving gives it back.
    The lock also falls when the process ends, however it ends.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock: int | None = None

    @property
    def database(self) -> Path:
        """The database file."""
        return self.path / DATABASE

    @property
    def database_log(self) -> Path:
        """SQLite's write-ahead log beside it; empty or absent after an orderly end."""
        return self.path / f"{DATABASE}-wal"

    @property
    def control_socket(self) -> Path:
        """See `CONTROL_SOCKET`."""
        return self.path / CONTROL_SOCKET

    @property
    def files(self) -> Path:
        """The folder of the contents of files; it is there from the first upload on."""
        return self.path / FILES

    def require_usable(self) -> None:
        """Raise `FolderError` for what can never become a data folder; one that is not there yet can."""
        mode = self._mode(self.path)
        if mode is None:
            if self.path.is_symlink():
                raise FolderError(f"{self.path} is a link that leads nowhere. Mend it, or {OTHER}.")
            return
        if not stat.S_ISDIR(mode):
            raise FolderError(f"{self.path} is a file, not a folder. Move it away, or {OTHER}.")
        for name, fits in FITS.items():
            mode = self._mode(self.path / name)
            if mode is not None and not fits(mode):
                raise FolderError(
                    f"{self.path / name} is {kind(mode)}, where collabd keeps {wanted(name)} of its own. "
                    f"Move it away, or {OTHER}."
                )

    def _mode(self, path: Path) -> int | None:
        """What is at a path, None if nothing is. Raises `FolderError` where that cannot be known."""
        try:
            return path.stat().st_mode
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            raise unusable(path, error) from error

    def in_use(self) -> bool:
        """Whether a process owns the folder. Creates nothing, and lets go of the lock at once."""
        try:
            lock = os.open(self.path / LOCK, os.O_RDONLY | os.O_CLOEXEC)
        except FileNotFoundError:
            return False
        try:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        finally:
            os.close(lock)
        return False

    def __enter__(self) -> Self:
        self.require_usable()
        try:
            self.path.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._lock = os.open(self.path / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise unusable(self.path, error) from error
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(self._lock)
            self._lock = None
            raise FolderInUseError(
                f"{self.path} is in use by a running collabd. "
                "Stop that one, or give another folder with --data."
            ) from None
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


FITS: dict[str, Callable[[int], bool]] = {
    DATABASE: stat.S_ISREG,
    LOCK: stat.S_ISREG,
    CONTROL_SOCKET: lambda mode: not stat.S_ISDIR(mode),
    FILES: stat.S_ISDIR,
}
"""What may be under the names that collabd opens."""


def kind(mode: int) -> str:
    """What something is, in a word."""
    return "a folder" if stat.S_ISDIR(mode) else "no plain file"


def wanted(name: str) -> str:
    """What collabd keeps under a name, in a word."""
    return "a folder" if name == FILES else "a file"


def unusable(path: Path, error: OSError | ValueError) -> FolderError:
    """What the system says of a path, and what to do."""
    why = (error.strerror if isinstance(error, OSError) else None) or str(error)
    if isinstance(error, PermissionError):
        why += "; it belongs to another user, and collabd must run as that one"
    return FolderError(f"{path} cannot be used: {why}. Mend that, or {OTHER}.")
