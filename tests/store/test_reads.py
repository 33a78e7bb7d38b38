"""Reads: one snapshot each, no way to write, an end by their deadline, and a lane for the slow ones."""

from __future__ import annotations

import asyncio
import gc
import sqlite3
import threading
import warnings
from pathlib import Path

import pytest
from tests.store.conftest import Engine
from tests.support.log import Elsewhere, log_of, note, words
from tests.support.stores import World, world

from collabd import config
from collabd.actions.context import Snapshot
from collabd.domain.errors import Code, CollabError, not_found

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


async def test_a_read_sees_one_moment(w: World) -> None:
    """What is committed while it runs is not there, though the next read sees it."""
    await w.store.write(note, "before")
    half, go_on = threading.Event(), threading.Event()

    async def twice(view: Snapshot) -> list[int]:
        first = len(await log_of(view, "room:hall"))
        half.set()
        assert go_on.wait(10)
        return [first, len(await log_of(view, "room:hall"))]

    reading = asyncio.ensure_future(w.store.read(twice))
    await asyncio.to_thread(half.wait, 10)
    await w.store.write(note, "meanwhile")
    go_on.set()
    assert await reading == [1, 1]
    assert len(await words(w.store)) == 2


async def test_a_read_cannot_write(w: World) -> None:
    async def writes(view: Snapshot) -> None:
        await view.rooms.mark_deleted("room", 1)

    with pytest.raises(CollabError) as refused:
        await w.store.read(writes)
    assert refused.value.code is Code.OVERLOADED
    await w.store.write(note, "a writer can")
    assert len(await words(w.store)) == 1


async def test_a_read_that_suspends_is_an_error(w: World) -> None:
    async def waits(view: Snapshot) -> None:
        await Elsewhere()

    with pytest.raises(RuntimeError):
        await w.store.read(waits)
    assert await words(w.store) == []


async def test_a_refusal_reaches_whoever_reads(w: World) -> None:
    async def finds_nothing(view: Snapshot) -> None:
        raise not_found("room")

    with pytest.raises(CollabError) as refused:
        await w.store.read(finds_nothing)
    assert refused.value.code is Code.NOT_FOUND


@pytest.mark.parametrize("lane", ["read", "search"])
async def test_a_slow_read_ends_and_its_connection_goes_on(tmp_path: Path, lane: str) -> None:
    async def slow(view: Snapshot) -> None:
        await view.events.rows.all(ENDLESS)

    async with world(tmp_path, settings=config.Store(readers=1, read_deadline_seconds=1)) as w:
        run = getattr(w.store, lane)
        await w.store.write(note, "before")
        assert len(await run(log_of, "room:hall")) == 1
        for lane_of in (w.store._lookups, w.store._searches):
            lane_of._deadline_seconds = 0.05
        with pytest.raises(CollabError) as refused:
            await run(slow)
        assert refused.value.code is Code.OVERLOADED
        assert len(await run(log_of, "room:hall")) == 1, "the same connection reads on"


async def test_a_slow_search_delays_no_look_up(w: World) -> None:
    begun, finish = threading.Event(), threading.Event()

    async def slow(view: Snapshot) -> str:
        begun.set()
        assert finish.wait(10)
        return "found"

    searching = asyncio.ensure_future(w.store.search(slow))
    await asyncio.to_thread(begun.wait, 10)
    assert await words(w.store) == []
    assert not searching.done()
    finish.set()
    assert await searching == "found"


async def test_reads_run_beside_each_other_and_too_many_are_refused(engine: Engine, tmp_path: Path) -> None:
    gate = threading.Barrier(3)

    async def meets(view: Snapshot) -> None:
        gate.wait(10)

    async with engine(tmp_path, settings=config.Store(readers=2, queue=3)) as w:
        pair = [asyncio.ensure_future(w.store.read(meets)) for _ in range(2)]
        waiting = [asyncio.ensure_future(words(w.store)) for _ in range(3)]
        one_more = asyncio.ensure_future(words(w.store))
        with pytest.raises(CollabError) as refused:
            await one_more
        assert refused.value.code is Code.OVERLOADED
        await asyncio.to_thread(gate.wait, 10)
        await asyncio.gather(*pair)
        assert await asyncio.gather(*waiting) == [[], [], []]


async def test_a_reader_that_is_given_up_keeps_its_connection_usable(engine: Engine, tmp_path: Path) -> None:
    begun, finish = threading.Event(), threading.Event()

    async def slow(view: Snapshot) -> None:
        begun.set()
        assert finish.wait(10)

    async with engine(tmp_path, settings=config.Store(readers=1)) as w:
        reading = asyncio.ensure_future(w.store.read(slow))
        await asyncio.to_thread(begun.wait, 10)
        waits = asyncio.ensure_future(words(w.store))
        reading.cancel()
        with pytest.raises(asyncio.CancelledError):
            await reading
        finish.set()
        assert await waits == []


async def test_a_read_has_the_time_of_its_beginning(w: World) -> None:
    async def now(view: Snapshot) -> int:
        return view.now

    w.clock.now = 41
    assert await w.store.read(now) == 42


async def test_parameters_bind_by_their_numbers(w: World) -> None:
    """SQLite takes `$2, $1` with a tuple in the order of appearance: the wrapper must not."""

    async def ask(view: Snapshot) -> list[object]:
        one = await view.events.rows.one("SELECT $2, $1, $2", "first", "second")
        every = await view.events.rows.all("SELECT $3 AS c, $1 AS a", 1, 2, 3)
        only = await view.events.rows.only("SELECT $10, $1", *range(1, 11))
        return [one, every, only]

    assert await w.store.read(ask) == [("second", "first", "second"), [(3, 1)], (10, 1)]


async def test_a_name_with_quotes_is_only_a_name(w: World) -> None:
    hostile = "room:'; DROP TABLE events; --\" $1 \x00 \N{GRINNING FACE}"
    await w.store.write(note, "kept", hostile)
    assert await words(w.store, hostile) == [(1, "kept")]
    assert await words(w.store) == []


def test_sqlite_would_have_swapped_them() -> None:
    """The trap that the wrapper is there for."""
    connection = sqlite3.connect(":memory:")
    with warnings.catch_warnings(action="ignore", category=DeprecationWarning):
        assert connection.execute("SELECT $2, $1", ("first", "second")).fetchone() == ("first", "second")
    connection.close()


async def test_a_caller_that_is_cancelled_leaves_no_word_of_its_refused_read(w: World) -> None:
    noise: list[dict[str, object]] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: noise.append(context))
    begun, go_on = threading.Event(), threading.Event()

    async def refuse(_: Snapshot) -> None:
        begun.set()
        assert go_on.wait(10)
        raise not_found("room")

    reading = asyncio.ensure_future(w.store.read(refuse))
    await asyncio.to_thread(begun.wait, 10)
    reading.cancel()
    go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await reading
    await w.store.write(note, "the loop goes on")
    gc.collect()
    assert noise == []
