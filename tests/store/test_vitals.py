"""What the store says about itself while it works, and when it no longer does."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest
from tests.support.log import note, outcomes_of
from tests.support.stores import World, world

from collabd import config
from collabd.actions.context import Transaction
from collabd.domain.errors import CollabError


async def test_batches_are_counted_and_timed(w: World) -> None:
    assert sum(w.store.vitals().batch_sizes.counts) == 0
    await asyncio.gather(*[w.store.submit(note, str(number)) for number in range(20)])
    await w.store.write(note, "alone")
    vitals = w.store.vitals()
    assert vitals.batch_sizes.total == 21
    assert sum(vitals.batch_sizes.counts) == sum(vitals.batch_seconds.counts) == 2
    assert 0 < vitals.batch_seconds.total < 60
    assert (vitals.queue_depth, vitals.busy_seconds, vitals.broken) == (0, 0.0, False)


async def test_the_files_are_measured(w: World, tmp_path: Path) -> None:
    await w.store.write(note, "x" * 10_000)
    vitals = w.store.vitals()
    assert vitals.database_bytes == (tmp_path / "collabd.sqlite3").stat().st_size > 0
    assert vitals.log_bytes == (tmp_path / "collabd.sqlite3-wal").stat().st_size > 10_000
    await w.store.fold()
    assert w.store.vitals().log_bytes == 0


async def test_a_writer_that_is_held_up_shows(tmp_path: Path) -> None:
    reached, go_on = asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()

    async def stall(_: Transaction) -> None:
        loop.call_soon_threadsafe(reached.set)
        go_on.wait(30)

    async with world(tmp_path, settings=config.Store(queue=2)) as w:
        stalled = w.store.submit(stall)
        await reached.wait()
        waiting = [w.store.submit(note, str(number)) for number in range(2)]
        vitals = w.store.vitals()
        assert (vitals.queue_depth, vitals.queue_limit) == (2, 2)
        assert vitals.busy_seconds > 0
        with pytest.raises(CollabError):
            await w.store.submit(note, "one too many")
        go_on.set()
        await asyncio.gather(stalled, *waiting)
        vitals = w.store.vitals()
        assert (vitals.queue_depth, vitals.busy_seconds) == (0, 0.0)


async def test_a_broken_store_says_so(w: World) -> None:
    def fail(_: object) -> None:
        raise RuntimeError("nobody hears it")

    await w.store.write(note, "fine")
    assert not w.store.vitals().broken
    w.store.writer._on_commit = fail
    (outcome,) = await outcomes_of([w.store.submit(note, "lost")])
    assert isinstance(outcome, CollabError)
    assert w.store.vitals().broken
