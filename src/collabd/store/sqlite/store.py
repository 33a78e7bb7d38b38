"""The store over SQLite: `Writer` and two `Lane`s behind the `Store` seam."""

from __future__ import annotations

import asyncio
import secrets
import sqlite3
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

import aiosqlite

from collabd import config
from collabd.domain.effects import Effect
from collabd.domain.policy import Rules
from collabd.store.base import Snapshot, Transaction, Vitals
from collabd.store.sqlite.database import fold_log, on_thread, open_connection
from collabd.store.sqlite.readers import Lane
from collabd.store.sqlite.rows import SqliteRows
from collabd.store.sqlite.writer import Writer

P = ParamSpec("P")
T = TypeVar("T")


def server_epoch(connection: sqlite3.Connection, now: int) -> str:
    """The epoch of this database, made at its first start."""
    connection.execute(
        "INSERT INTO server (id, epoch, created_at) VALUES (1, ?, ?) ON CONFLICT (id) DO NOTHING",
        (secrets.token_hex(8), now),
    )
    epoch: str = connection.execute("SELECT epoch FROM server").fetchall()[0][0]
    return epoch


class SqliteStore:
    """Units of work over one SQLite file. Make it with `SqliteStore.open`."""

    def __init__(
        self,
        connection: aiosqlite.Connection,
        epoch: str,
        clock: Callable[[], int],
        writer: Writer,
        lanes: list[Lane],
        path: Path,
        queue_limit: int,
    ) -> None:
        self.epoch = epoch
        self.writer = writer
        self._clock = clock
        self._connection = connection
        self._path = path
        self._queue_limit = queue_limit
        self._lookups, self._searches = lanes

    @classmethod
    async def open(
        cls,
        path: Path,
        settings: config.Store,
        rules: Rules,
        clock: Callable[[], int],
        *,
        on_commit: Callable[[Sequence[Effect]], None],
        on_fatal: Callable[[BaseException], None],
    ) -> SqliteStore:
        """Open a migrated database file.

        `clock` gives milliseconds; `on_commit` gets each committed batch's effects before any caller is
        answered; `on_fatal` is called once if a COMMIT fails, after which nothing is acknowledged.
        """
        connection = await open_connection(path)
        epoch = await on_thread(connection, lambda raw: server_epoch(raw, clock()))
        writer = Writer(
            connection,
            lambda raw: Transaction(SqliteRows(raw), epoch, rules),
            clock,
            queue=settings.queue,
            batch=settings.batch,
            on_commit=on_commit,
            on_fatal=on_fatal,
        )
        await writer.start()
        lanes = [Lane(settings.read_deadline_seconds, settings.queue) for _ in range(2)]
        for lane, readers in zip(lanes, (settings.readers, 1), strict=True):
            await lane.open(path, lambda raw: Snapshot(SqliteRows(raw), epoch, rules), readers)
        return cls(connection, epoch, clock, writer, lanes, path, settings.queue)

    def submit(
        self, op: Callable[Concatenate[Transaction, P], Awaitable[T]], *args: P.args, **kwargs: P.kwargs
    ) -> asyncio.Future[T]:
        """Queue a write (see `Store.submit`)."""
        return self.writer.submit(_bound(op, args, kwargs))

    async def write(
        self, op: Callable[Concatenate[Transaction, P], Awaitable[T]], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Submit a write and wait for it."""
        return await self.submit(op, *args, **kwargs)

    async def read(
        self, op: Callable[Concatenate[Snapshot, P], Awaitable[T]], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run a read in the lane of quick look-ups."""
        result: T = await self._lookups.run(_bound(op, args, kwargs), self._clock())
        return result

    async def search(
        self, op: Callable[Concatenate[Snapshot, P], Awaitable[T]], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run a read in the lane of slow ones."""
        result: T = await self._searches.run(_bound(op, args, kwargs), self._clock())
        return result

    async def fold(self) -> bool:
        """Fold the write-ahead log into the file and empty it: it holds old versions of pages."""
        return await on_thread(self._connection, fold_log)

    def vitals(self) -> Vitals:
        """How it is doing (see `Store.vitals`)."""
        return Vitals(
            broken=self.writer.broken,
            queue_depth=self.writer.depth,
            queue_limit=self._queue_limit,
            busy_seconds=self.writer.busy_seconds,
            batch_seconds=self.writer.seconds,
            batch_sizes=self.writer.sizes,
            database_bytes=size_of(self._path),
            log_bytes=size_of(self._path.with_name(f"{self._path.name}-wal")),
        )

    async def close(self) -> None:
        """Write out what is queued and close every connection; the log is folded into the file."""
        await self.writer.stop()
        await self._lookups.close()
        await self._searches.close()
        await self._connection.close()


def size_of(file: Path) -> int:
    """A file's size in bytes; 0 if it is not there."""
    try:
        return file.stat().st_size
    except FileNotFoundError:
        return 0


def _bound(
    op: Callable[..., Awaitable[Any]], args: Any, kwargs: Any
) -> Callable[[Any], Coroutine[Any, Any, Any]]:
    return lambda tx: cast(Coroutine[Any, Any, Any], op(tx, *args, **kwargs))
