"""The long jobs over the whole database while everybody goes on: copying it, and looking it through.

Both hold one snapshot open on a connection of their own, and SQLite's log cannot be emptied before the oldest
snapshot has ended. So both end by a deadline, and when the log has grown too large.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import TypeVar

import msgspec

from collabd.domain.backups import Copied, Verdict
from collabd.domain.errors import conflict, overloaded
from collabd.domain.texts import printable
from collabd.store.files import kept, missing_of
from collabd.store.folder import COPIES, COPY, DataFolder
from collabd.store.sqlite.checking import INSTRUCTIONS_PER_LOOK, check, noted_blobs, open_to_look, some_of
from collabd.store.sqlite.pragmas import prepared

T = TypeVar("T")

LONGEST_SECONDS = 1800.0
LOG_BYTES = 2 * 1024**3
"""How far the log may grow meanwhile: 12 kB a message were measured, so six minutes of 500 a second."""
SPARE_BYTES = 256 * 1024**2
"""Room on the disk that a copy leaves to the log of those who go on writing."""
TAKEN_SECONDS = 60.0
"""Whoever has asked for a copy opens and unlinks it at once; one that is still there by then was given up."""

OWNER_ONLY = 0o600


def copy_path(folder: DataFolder, token: str) -> Path:
    """Where the copy with that token lies until whoever asked for it has opened it."""
    return folder.path / COPY.format(token)


def remove_abandoned(folder: DataFolder) -> None:
    """Remove copies whose takers have died; only for whoever holds the folder's lock."""
    for path in folder.path.glob(COPIES):
        path.unlink(missing_ok=True)


class LongJobs:
    """Copies and checks the database of a locked folder, one job at a time. `known` is the newest schema.

    `alone` says that nobody else in this process uses the database: what a crash has left in the log may then
    be brought into the file.
    """

    def __init__(self, folder: DataFolder, known: int, *, alone: bool = False) -> None:
        self._folder = folder
        self._known = known
        self._alone = alone
        self._busy = False

    async def copy(self, token: str) -> Copied:
        """Make a whole copy at `copy_path`; it goes after `TAKEN_SECONDS` if nobody takes it.

        Raises `overloaded` while another job runs or if the limits are reached, `conflict` if it cannot be.
        """
        target = copy_path(self._folder, token)
        loop = asyncio.get_running_loop()
        try:
            copied = await self._carry_out(partial(self.copy_now, target))
        except BaseException:
            target.unlink(missing_ok=True)
            raise
        loop.call_later(TAKEN_SECONDS, partial(target.unlink, missing_ok=True))
        return copied

    async def check(self) -> Verdict:
        """Look through the database; raises like `copy`."""
        return await self._carry_out(self.check_now)

    def copy_now(self, target: Path, stop: Callable[[], bool]) -> Copied:
        """Make a whole copy in this thread, until `stop` says to end; nothing is left of half a one."""
        require_room(self._folder.database)
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY))
        try:
            with self._looking("The copy could not be made", stop) as (connection, limits):
                # Its pages are what is alive: nothing that was deleted, and no free space.
                connection.execute("VACUUM INTO ?", (str(target),))
                return Copied(bytes=target.stat().st_size, log_bytes=limits.log_bytes())
        except BaseException:
            target.unlink()
            raise

    def check_now(self, stop: Callable[[], bool]) -> Verdict:
        """Look through the database in this thread, until `stop` says to end."""
        # What the database names must not be collected before it has been looked for.
        with kept(self._folder.path):
            with self._looking("The database could not be looked through", stop) as (connection, limits):
                verdict = check(connection, self._known, limits.reached)
                blobs = noted_blobs(connection) if verdict.counts is not None else []
            # Without the database open: this may take long, and holds nobody up.
            missing = missing_of(self._folder.files, blobs, stop)
        return msgspec.structs.replace(verdict, faults=verdict.faults + some_of(missing))

    async def _carry_out(self, job: Callable[[Callable[[], bool]], T]) -> T:
        if self._busy:
            raise overloaded(10, "Another backup or check is at work. Wait until it has ended.")
        self._busy = True
        stop = threading.Event()
        running = asyncio.ensure_future(asyncio.to_thread(job, stop.is_set))
        # A caller that is cancelled no longer asks how it ended; nobody else will.
        running.add_done_callback(lambda done: done.cancelled() or done.exception())
        try:
            return await asyncio.shield(running)
        finally:
            # Whoever asked may be gone; the thread must be out of the database before it is closed.
            stop.set()
            await asyncio.wait([running])
            self._busy = False

    @contextmanager
    def _looking(self, failed: str, stop: Callable[[], bool]) -> Iterator[tuple[sqlite3.Connection, Limits]]:
        limits = Limits(self._folder.database, stop)
        try:
            with closing(self._open()) as connection:
                connection.set_progress_handler(limits.reached, INSTRUCTIONS_PER_LOOK)
                yield connection, limits
        except (sqlite3.Error, UnicodeError) as error:
            raise limits.refusal(failed, error) from error

    def _open(self) -> sqlite3.Connection:
        if self._alone:
            return sqlite3.connect(self._folder.database, isolation_level=None, check_same_thread=False)
        # Only the writer's connection may checkpoint: two can corrupt a log before SQLite 3.51.3.
        connection = open_to_look(self._folder.database)
        # The copy lives for moments; flushing it would make everybody wait who waits for a flush of the log.
        return prepared(connection, ("PRAGMA synchronous = OFF",))


class Limits:
    """Until when a long job may go on."""

    def __init__(self, database: Path, stop: Callable[[], bool]) -> None:
        self._log = database.with_name(f"{database.name}-wal")
        self._stop = stop
        self._deadline = time.monotonic() + LONGEST_SECONDS

    def log_bytes(self) -> int:
        """How large SQLite's log is."""
        return self._log.stat().st_size if self._log.exists() else 0

    def reached(self) -> bool:
        """Whether the job has to end now."""
        return self._stop() or time.monotonic() > self._deadline or self.log_bytes() > LOG_BYTES

    def refusal(self, failed: str, error: sqlite3.Error | UnicodeError) -> Exception:
        """What to say when SQLite has ended the job."""
        if self._stop():
            return overloaded(10, f"{failed}: the server is stopping.")
        if self.reached():
            return overloaded(
                600, f"{failed}: it takes too long beside so much writing. Try again at a quieter time."
            )
        return conflict(
            f"{failed}: {printable(error)}. If the disk is full, make room; if the file is damaged, restore."
        )


def require_room(database: Path) -> None:
    """Raise `conflict` if a copy of the database would fill its disk."""
    free = shutil.disk_usage(database.parent).free
    needed = database.stat().st_size + SPARE_BYTES
    if free < needed:
        raise conflict(
            f"There is not enough room in {database.parent}: a copy for the backup needs "
            f"{needed // 1_000_000} MB for a moment, {free // 1_000_000} MB are free."
        )
