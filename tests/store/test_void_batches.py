"""SQLite ends a transaction by itself, or COMMIT fails: nothing half, nothing acknowledged in vain."""

from __future__ import annotations

import asyncio
import resource
import sqlite3
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from tests.support.log import note, outcomes_of, published, refuse, words
from tests.support.stores import World, raw, world

from collabd import config
from collabd.actions.context import Transaction
from collabd.domain.errors import Code, CollabError
from collabd.store.sqlite.batch import CommitFailedError
from collabd.store.sqlite.database import on_thread

Op = Callable[[Transaction, str], Awaitable[object]]


async def fill_the_disk(tx: Transaction, word: str) -> None:
    """Write until SQLite finds no room."""
    connection = raw(tx)
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    try:
        await note(tx, word * 100_000)
    finally:
        connection.execute("PRAGMA max_page_count = 1073741823")


async def interrupt(tx: Transaction, word: str) -> None:
    """Have a write interrupted."""
    connection = raw(tx)
    connection.set_progress_handler(lambda: True, 1)
    try:
        await note(tx, word)
    finally:
        connection.set_progress_handler(None, 0)


async def in_transaction(w: World) -> bool:
    return await on_thread(w.store._connection, lambda connection: connection.in_transaction)


@pytest.mark.parametrize("disaster", [fill_the_disk, interrupt])
@pytest.mark.parametrize("place", [0, 1, 3])
async def test_the_whole_batch_is_void(w: World, disaster: Op, place: int) -> None:
    await w.store.write(note, "before")
    ops: list[Op] = [note, note, refuse]
    ops.insert(place, disaster)
    futures = [w.store.submit(op, f"void {number}") for number, op in enumerate(ops)]
    results = await outcomes_of(futures)
    codes = [result.code if isinstance(result, CollabError) else None for result in results]
    assert codes == [Code.OVERLOADED] * 4
    assert published(w.effects) == [(1, "before")], "nothing of it was handed over"
    assert not await in_transaction(w)
    await w.store.write(note, "after")
    assert await words(w.store) == published(w.effects) == [(1, "before"), (2, "after")]
    assert w.fatal == []


async def test_a_statement_that_fails_for_itself_voids_nothing(w: World) -> None:
    async def breaks_a_rule(tx: Transaction, word: str) -> None:
        await note(tx, word)
        await tx.members.insert("no room", "nobody", "member", tx.now)

    ops: list[Op] = [note, breaks_a_rule, note]
    results = await outcomes_of(w.store.submit(op, str(number)) for number, op in enumerate(ops))
    assert isinstance(results[1], sqlite3.IntegrityError)
    assert await words(w.store) == [(1, "0"), (2, "2")]


@contextmanager
def no_file_may_grow(size: int) -> Iterator[None]:
    """The kernel refuses every write beyond `size` bytes of a file, as a full or broken disk would."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


async def test_after_a_failed_commit_nothing_is_acknowledged(tmp_path: Path) -> None:
    async with world(tmp_path) as w:
        await w.store.write(note, "before")
        log = tmp_path / "collabd.sqlite3-wal"
        with no_file_may_grow(log.stat().st_size):
            futures = [w.store.submit(note, str(number)) for number in range(3)]
            results = await outcomes_of(futures)
        assert [getattr(result, "code", None) for result in results] == [Code.OVERLOADED] * 3
        assert [type(error) for error in w.fatal] == [CommitFailedError]
        assert published(w.effects) == [(1, "before")]
        with pytest.raises(CollabError):
            await w.store.write(note, "the disk is well again, but who knows what it holds")
        assert len(w.fatal) == 1
    async with world(tmp_path) as again:
        assert await words(again.store) == [(1, "before")]
        await again.store.write(note, "after")
        assert await words(again.store) == [(1, "before"), (2, "after")]


async def test_what_waits_when_a_commit_fails_is_not_written(tmp_path: Path) -> None:
    """Ops of later batches were queued before anybody knew."""

    async def break_references(tx: Transaction) -> None:
        raw(tx).execute("PRAGMA defer_foreign_keys = ON")
        await tx.members.insert("no room", "nobody", "member", tx.now)

    async with world(tmp_path, settings=config.Store(batch=1)) as w:
        futures: list[asyncio.Future[Any]] = [
            w.store.submit(note, "before"),
            w.store.submit(break_references),
            w.store.submit(note, "late"),
        ]
        results = await outcomes_of(futures)
        assert [getattr(result, "code", None) for result in results] == [None, *[Code.OVERLOADED] * 2]
        assert published(w.effects) == [(1, "before")]
        assert [type(error) for error in w.fatal] == [CommitFailedError]
    async with world(tmp_path) as again:
        assert await words(again.store) == [(1, "before")]
