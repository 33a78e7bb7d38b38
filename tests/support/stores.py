"""A migrated store in a temporary folder, with a clock that the test moves."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import aiosqlite
import pytest

from collabd import config
from collabd.assets import migrations_folder
from collabd.domain.effects import Effect
from collabd.domain.policy import Rules
from collabd.store.base import Transaction
from collabd.store.migrate import OWNER_ONLY, migrate, migrations_in
from collabd.store.sqlite import database, readers, writer
from collabd.store.sqlite.store import SqliteStore

T = TypeVar("T")

START = 1_795_000_000_000
"""A Wednesday in November 2026."""
KNOWN = migrations_in(migrations_folder())[-1].number
"""The version of the database that the shipped migrations make."""


class Clock:
    """Milliseconds since 1970; every look moves it on by one, so that no two records share a time."""

    def __init__(self, now: int = START) -> None:
        self.now = now

    def __call__(self) -> int:
        self.now += 1
        return self.now


class World:
    """A store, its clock, and what it has handed over so far."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = Clock()
        self.effects: list[Effect] = []
        self.fatal: list[BaseException] = []
        self.store: SqliteStore

    def on_commit(self, effects: Sequence[Effect]) -> None:
        self.effects.extend(effects)


@asynccontextmanager
async def world(
    folder: Path, *, settings: config.Store | None = None, rules: Rules | None = None
) -> AsyncIterator[World]:
    """A world over `folder`, migrated first; its store is closed at the end."""
    made = World(folder)
    path = folder / "collabd.sqlite3"
    if not path.exists():
        path.touch(OWNER_ONLY)
        path.write_bytes(new_database())
    migrate(path, migrations_in(migrations_folder()))
    made.store = await SqliteStore.open(
        path,
        settings or config.Store(),
        rules or Rules(),
        made.clock,
        on_commit=made.on_commit,
        on_fatal=made.fatal.append,
    )
    try:
        yield made
    finally:
        await made.store.close()


@cache
def new_database() -> bytes:
    """A database file fresh from the migrations, each of which waits for the disk: made once."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "collabd.sqlite3"
        migrate(path, migrations_in(migrations_folder()))
        return path.read_bytes()


@contextmanager
def lightly() -> Iterator[None]:
    """Stores that are opened meanwhile do not wait for the disk, and work in the thread of their caller.

    For tests that are about neither. A hop to another thread and back costs more than most of the work there.
    """

    async def here(connection: aiosqlite.Connection, work: Callable[[sqlite3.Connection], T]) -> T:
        return work(connection._conn)

    with pytest.MonkeyPatch.context() as patch:
        pragmas = (*database.WRITER_PRAGMAS, "PRAGMA synchronous = OFF")
        patch.setattr(database, "WRITER_PRAGMAS", pragmas)
        for user in (readers, writer):
            patch.setattr(user, "on_thread", here)
        yield


def raw(tx: Transaction) -> sqlite3.Connection:
    """The connection under a transaction of the SQLite engine."""
    connection: sqlite3.Connection = tx.events.rows._execute.__self__  # type: ignore[attr-defined]
    return connection
