"""Read-only connections in two lanes: look-ups and slow reads. Each read has one fresh snapshot."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import time
from collections.abc import Callable, Coroutine
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import aiosqlite

from collabd.domain.errors import overloaded
from collabd.store.base import Snapshot
from collabd.store.sqlite.database import on_thread, open_connection
from collabd.store.sqlite.rows import run_to_end

T = TypeVar("T")
ReadOp = Callable[[Snapshot], Coroutine[Any, Any, T]]
log = logging.getLogger(__name__)

INSTRUCTIONS_PER_LOOK = 20_000
"""How many steps of SQLite's machine pass between two looks at the clock: well under a millisecond."""


class Reader:
    """One read-only connection whose reads end by their own deadline."""

    def __init__(
        self,
        connection: aiosqlite.Connection,
        make: Callable[[sqlite3.Connection], Snapshot],
        raw: sqlite3.Connection,
    ) -> None:
        self.connection = connection
        self._snapshot = make(raw)
        self._deadline = 0.0
        raw.set_progress_handler(lambda: time.monotonic() > self._deadline, INSTRUCTIONS_PER_LOOK)

    def run(self, raw: sqlite3.Connection, op: ReadOp[T], now: int, deadline: float) -> T:
        """Run a read in a snapshot of its own; on the connection's thread."""
        self._snapshot.now = now
        self._deadline = deadline
        raw.execute("BEGIN")
        try:
            return run_to_end(op(self._snapshot))
        finally:
            self._deadline = float("inf")
            if raw.in_transaction:
                raw.execute("ROLLBACK")


class Lane:
    """Readers that take turns; a read waits for a free one, or is refused when too many wait."""

    def __init__(self, deadline_seconds: float, queue: int) -> None:
        self._free: asyncio.Queue[Reader] = asyncio.Queue()
        self._readers: list[Reader] = []
        self._waiting = 0
        self._queue = queue
        self._deadline_seconds = deadline_seconds

    async def open(self, path: Path, make: Callable[[sqlite3.Connection], Snapshot], readers: int) -> None:
        """Open the lane's connections."""
        for _ in range(readers):
            connection = await open_connection(path, reader=True)
            reader = await on_thread(connection, partial(Reader, connection, make))
            self._readers.append(reader)
            self._free.put_nowait(reader)

    async def run(self, op: ReadOp[T], now: int) -> T:
        """Run a read; raises `overloaded` when too many wait or it takes too long."""
        if self._waiting >= self._queue:
            raise overloaded()
        self._waiting += 1
        try:
            reader = await self._free.get()
        finally:
            self._waiting -= 1
        reading = asyncio.ensure_future(self._run_on(reader, op, now))
        # A caller that is cancelled no longer asks how its read ended; nobody else will.
        reading.add_done_callback(lambda done: done.cancelled() or done.exception())
        return await asyncio.shield(reading)

    async def _run_on(self, reader: Reader, op: ReadOp[T], now: int) -> T:
        deadline = time.monotonic() + self._deadline_seconds
        try:
            return await on_thread(reader.connection, lambda raw: reader.run(raw, op, now, deadline))
        except sqlite3.OperationalError as error:
            log.error("a read was ended: %s", error)  # noqa: TRY400 - the reason is in the sentence
            raise overloaded(1, "This took too long. Ask for less, or try again.") from error
        finally:
            self._free.put_nowait(reader)

    async def close(self) -> None:
        """Close the lane's connections."""
        for reader in self._readers:
            await reader.connection.close()
