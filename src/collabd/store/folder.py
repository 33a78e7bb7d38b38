"""The data folder: one process owns it."""

from __future__ import annotations

import fcntl
import os
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
COPY = "copy-{}.sqlite3"
"""The name of a copy of the database that is being made for a backup."""


class FolderInUseError(Exception):
    """Another collabd owns the folder."""


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
        self.path.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._lock = os.open(self.path / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
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
