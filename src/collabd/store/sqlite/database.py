"""Connections to the database file, and the one place that knows aiosqlite's inside.

aiosqlite owns the connections and their threads. A whole batch, or a whole read, runs as one function on that
thread, since a hop between threads costs 19-52 us of CPU and a statement 1 us.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import aiosqlite

from collabd.store.sqlite.pragmas import prepared

T = TypeVar("T")

BUSY_MILLISECONDS = 5000
FOLD_MILLISECONDS = 100
"""How long folding waits for reads to end, and every write with it."""

WRITER_PRAGMAS = (
    f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}",  # first: the ones below may have to wait for a lock
    "PRAGMA journal_mode = WAL",  # readers see a snapshot while the writer writes
    "PRAGMA synchronous = FULL",  # the log is on disk before COMMIT returns: acknowledged means on disk
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",  # a schema that someone has tampered with may not call functions
    "PRAGMA secure_delete = ON",  # a deleted text is overwritten, not only unlinked
    # The pages that a savepoint may have to restore: else they go through a file in the system's temporary
    # folder, where no message belongs, and cost a fifth more CPU.
    "PRAGMA temp_store = MEMORY",
    "PRAGMA journal_size_limit = 67108864",  # 64 MiB: a burst's log does not keep its size for ever
    "PRAGMA cache_size = -65536",  # 64 MiB
    # Pages of a transaction reach the log at COMMIT and not before. SQLite 3.40.1 leaves a hole in the log
    # when pages that it wrote in the middle of a transaction belong to a savepoint that is then rolled back;
    # a restart reads no further than the hole, over all that was acknowledged since (found by seed 1253975622
    # of tests/store/test_random_batches.py).
    "PRAGMA cache_spill = OFF",
)
READER_PRAGMAS = (
    f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}",
    "PRAGMA query_only = ON",  # one connection writes and checkpoints: two can corrupt a log before 3.51.3
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cache_size = -16384",  # 16 MiB each
)
CACHED_STATEMENTS = 512
"""More than collabd has statements, so that none is ever prepared twice."""


def connect(path: Path, *, reader: bool = False) -> sqlite3.Connection:
    """An open connection with its pragmas set, in autocommit (transactions are begun by hand)."""
    connection = sqlite3.connect(
        path, isolation_level=None, check_same_thread=False, cached_statements=CACHED_STATEMENTS
    )
    return prepared(connection, READER_PRAGMAS if reader else WRITER_PRAGMAS)


def fold_log(connection: sqlite3.Connection) -> bool:
    """Write the write-ahead log into the file and cut it to nothing; False if a reader still needs it."""
    connection.execute(f"PRAGMA busy_timeout = {FOLD_MILLISECONDS}").fetchall()
    try:
        busy: int = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()[0][0]
    finally:
        connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}").fetchall()
    return not busy


async def open_connection(path: Path, *, reader: bool = False) -> aiosqlite.Connection:
    """The same, owned by aiosqlite and its thread."""
    return await aiosqlite.Connection(lambda: connect(path, reader=reader), iter_chunk_size=64)


async def on_thread(connection: aiosqlite.Connection, work: Callable[[sqlite3.Connection], T]) -> T:
    """Run `work` on the connection's own thread and return what it returns.

    aiosqlite has no public call for this; the contract test beside this file's tests pins what is used.
    """
    result: T = await connection._execute(work, connection._conn)  # type: ignore[no-untyped-call]  # noqa: SLF001
    return result
