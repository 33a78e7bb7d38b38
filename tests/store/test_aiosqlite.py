"""What `store/sqlite/database.py` relies on inside aiosqlite: an upgrade that changes it fails here."""

from __future__ import annotations

import asyncio
import inspect
import sqlite3
import threading
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import aiosqlite
import pytest

from collabd.store.sqlite import database
from collabd.store.sqlite.database import on_thread, open_connection


def test_the_version_is_the_one_that_was_looked_into() -> None:
    assert version("aiosqlite") == "0.22.1"


def test_execute_takes_a_function_and_its_arguments() -> None:
    parameters = list(inspect.signature(aiosqlite.Connection._execute).parameters.values())
    assert [parameter.kind for parameter in parameters[1:]] == [
        inspect.Parameter.POSITIONAL_OR_KEYWORD,
        inspect.Parameter.VAR_POSITIONAL,
        inspect.Parameter.VAR_KEYWORD,
    ]
    assert isinstance(inspect.getattr_static(aiosqlite.Connection, "_conn"), property)


async def test_work_runs_as_one_function_on_the_connections_own_thread(tmp_path: Path) -> None:
    connection = await open_connection(tmp_path / "file")
    threads = [await on_thread(connection, lambda _: threading.current_thread()) for _ in range(3)]
    assert len(set(threads)) == 1
    assert threads[0] is not threading.current_thread()
    raw = await on_thread(connection, lambda raw: raw)
    assert isinstance(raw, sqlite3.Connection)
    assert raw.isolation_level is None, "transactions are begun by hand"
    await connection.close()
    threads[0].join(10)
    assert not threads[0].is_alive(), "the thread ends with the connection"


async def test_work_is_done_in_the_order_of_the_calls(tmp_path: Path) -> None:
    connection = await open_connection(tmp_path / "file")
    done: list[int] = []

    def work(number: int) -> Callable[[sqlite3.Connection], None]:
        return lambda _: done.append(number)

    await asyncio.gather(*(on_thread(connection, work(number)) for number in range(50)))
    assert done == list(range(50))
    await connection.close()


async def test_an_error_comes_back_and_the_thread_goes_on(tmp_path: Path) -> None:
    connection = await open_connection(tmp_path / "file")
    with pytest.raises(sqlite3.OperationalError, match="syntax"):
        await on_thread(connection, lambda raw: raw.execute("NONSENSE"))
    assert await on_thread(connection, lambda raw: raw.execute("SELECT 1").fetchall()) == [(1,)]
    await connection.close()


async def test_work_goes_on_when_its_caller_gives_up(tmp_path: Path) -> None:
    connection = await open_connection(tmp_path / "file")
    begun, finish, done = threading.Event(), threading.Event(), threading.Event()

    def work(_: sqlite3.Connection) -> None:
        begun.set()
        assert finish.wait(10)
        done.set()

    caller = asyncio.ensure_future(on_thread(connection, work))
    await asyncio.to_thread(begun.wait, 10)
    caller.cancel()
    with pytest.raises(asyncio.CancelledError):
        await caller
    finish.set()
    assert await on_thread(connection, lambda raw: raw.execute("SELECT 1").fetchall()) == [(1,)]
    assert done.is_set()
    await connection.close()


PRAGMAS = {
    "journal_mode": ("wal", "wal"),
    "synchronous": (2, None),
    "busy_timeout": (5000, 5000),
    "foreign_keys": (1, None),
    "trusted_schema": (0, 0),
    "secure_delete": (1, None),
    "query_only": (0, 1),
    "journal_size_limit": (67_108_864, None),
}
"""What a writer and a reader must find set (None: no matter); FULL (2) makes acknowledged mean on disk."""


@pytest.mark.parametrize(("name", "values"), PRAGMAS.items(), ids=PRAGMAS.keys())
async def test_every_connection_is_set_up(tmp_path: Path, name: str, values: tuple[object, object]) -> None:
    for reader, value in zip((False, True), values, strict=True):
        connection = await open_connection(tmp_path / "file", reader=reader)
        found = await on_thread(connection, lambda raw: raw.execute(f"PRAGMA {name}").fetchone()[0])
        assert value in {found, None}
        await connection.close()


def test_only_one_file_knows_the_inside() -> None:
    package = Path(database.__file__).parents[2]
    knowing = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if "._execute(" in path.read_text(encoding="utf-8")
        and "aiosqlite" in path.read_text(encoding="utf-8")
    }
    assert knowing == {"store/sqlite/database.py"}
