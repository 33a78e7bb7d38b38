"""Group commit: many ops, one COMMIT, and nobody's refusal is anybody else's."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from tests.store.conftest import Engine
from tests.support.log import Elsewhere, note, outcomes_of, published, refuse, words
from tests.support.stores import World

from collabd import config
from collabd.actions.context import Transaction
from collabd.domain.effects import Granted, Revoked, SessionClosed
from collabd.domain.errors import Code, CollabError

Op = Callable[[Transaction, str], Awaitable[object]]


async def test_results_come_back_in_the_order_of_submission(w: World) -> None:
    positions = await asyncio.gather(*(w.store.submit(note, str(number)) for number in range(50)))
    assert [position.offset for position in positions] == list(range(1, 51))
    assert await words(w.store) == [(number + 1, str(number)) for number in range(50)]
    assert published(w.effects) == await words(w.store)


async def test_a_batch_is_one_commit(w: World) -> None:
    before = w.clock.now
    commits: list[int] = []
    w.store.writer._on_commit = lambda effects: commits.append(len(effects))
    futures = [w.store.submit(note, str(number)) for number in range(20)]
    await asyncio.gather(*futures)
    assert w.clock.now - before == 20, "each op looks at the clock once"
    assert commits == [20], "all that was queued went in one commit"


async def test_a_refusal_fails_alone_and_leaves_nothing(w: World) -> None:
    ops: list[Op] = [note, refuse, note, refuse, refuse, note]
    futures = [w.store.submit(op, str(number)) for number, op in enumerate(ops)]
    results = await outcomes_of(futures)
    assert [isinstance(result, CollabError) for result in results] == [op is refuse for op in ops]
    assert await words(w.store) == [(1, "0"), (2, "2"), (3, "5")]
    assert published(w.effects) == [(1, "0"), (2, "2"), (3, "5")]


async def test_effects_are_handed_over_before_anybody_is_answered(w: World) -> None:
    """In the very order of commit, whatever their kind, and without those of a refused op."""

    async def all_kinds(tx: Transaction, name: str) -> None:
        await tx.grant(name, "room:hall")
        await note(tx, name)
        await tx.revoke(name, "room:hall")
        await tx.end_session(f"session of {name}")

    async def refused(tx: Transaction, name: str) -> None:
        await all_kinds(tx, name)
        raise RuntimeError("a fault of ours")

    handed_over: list[int] = []
    futures = [w.store.submit(op, name) for op, name in ((all_kinds, "a"), (refused, "b"), (all_kinds, "c"))]
    for future in futures:
        future.add_done_callback(lambda _: handed_over.append(len(w.effects)))
    results = await outcomes_of(futures)
    await asyncio.gather(w.store.submit(note, "last"))
    assert [type(result) for result in results] == [type(None), RuntimeError, type(None)]
    kinds = [type(effect).__name__ for effect in w.effects]
    assert kinds == ["Granted", "Appended", "Revoked", "SessionClosed"] * 2 + ["Appended"]
    first = [effect for effect in w.effects if isinstance(effect, Granted | Revoked | SessionClosed)]
    assert [getattr(effect, "user_id", None) for effect in first] == ["a", "a", None, "c", "c", None]
    assert handed_over == [8, 8, 8]


async def test_a_grant_stands_at_the_head_before_it(w: World) -> None:
    async def let_in(tx: Transaction) -> None:
        await tx.grant("bob", "room:hall")
        await note(tx, "bob came")

    await w.store.write(note, "before")
    await w.store.write(let_in)
    granted = next(effect for effect in w.effects if isinstance(effect, Granted))
    assert (granted.position.stream, granted.position.offset) == ("room:hall", 1)


async def test_an_op_that_waits_for_something_else_is_an_error(w: World) -> None:
    async def waits(tx: Transaction) -> None:
        await note(tx, "never")
        await Elsewhere()

    futures: list[asyncio.Future[Any]] = [
        w.store.submit(note, "before"),
        w.store.submit(waits),
        w.store.submit(note, "after"),
    ]
    results = await outcomes_of(futures)
    assert isinstance(results[1], RuntimeError)
    assert await words(w.store) == [(1, "before"), (2, "after")]


async def test_an_op_of_the_same_batch_sees_what_came_before_it(w: World) -> None:
    async def head(tx: Transaction) -> int:
        return (await tx.events.head("room:hall")).offset

    futures: list[asyncio.Future[Any]] = [
        w.store.submit(note, "a"),
        w.store.submit(refuse, "b"),
        w.store.submit(head),
    ]
    results = await outcomes_of(futures)
    assert results[2] == 1


async def test_a_full_queue_refuses_and_what_is_queued_is_written(engine: Engine, tmp_path: Path) -> None:
    async with engine(tmp_path, settings=config.Store(queue=10)) as w:
        futures = [w.store.submit(note, str(number)) for number in range(10)]
        with pytest.raises(CollabError) as refused:
            _ = w.store.submit(note, "one too many")
        assert refused.value.code is Code.OVERLOADED
        assert refused.value.details["retryAfter"] >= 1
        await asyncio.gather(*futures)
        await w.store.write(note, "there is room again")
        assert [word for _, word in await words(w.store)] == [*map(str, range(10)), "there is room again"]


async def test_the_batch_has_a_greatest_size(engine: Engine, tmp_path: Path) -> None:
    async with engine(tmp_path, settings=config.Store(batch=4)) as w:
        sizes: list[int] = []
        w.store.writer._on_commit = lambda effects: sizes.append(len(effects))
        await asyncio.gather(*(w.store.submit(note, str(number)) for number in range(10)))
        assert sizes == [4, 4, 2]


async def test_a_cancelled_caller_does_not_take_its_op_back(w: World) -> None:
    begun = asyncio.Event()

    async def caller(number: int) -> None:
        begun.set()
        await w.store.write(note, f"caller {number}")

    futures = [w.store.submit(note, str(number)) for number in range(3)]
    callers = [asyncio.ensure_future(caller(number)) for number in range(2)]
    await begun.wait()
    futures[1].cancel()
    callers[0].cancel()
    results = await outcomes_of([*futures, *callers])
    assert [isinstance(result, asyncio.CancelledError) for result in results] == [
        False,
        True,
        False,
        True,
        False,
    ]
    await w.store.write(note, "after")
    expected = ["0", "1", "2", "caller 0", "caller 1", "after"]
    assert [word for _, word in await words(w.store)] == expected
    assert [word for _, word in published(w.effects)] == expected


async def test_closing_writes_out_what_is_queued(engine: Engine, tmp_path: Path) -> None:
    async with engine(tmp_path) as w:
        futures = [w.store.submit(note, str(number)) for number in range(5)]
    assert [future.done() for future in futures] == [True] * 5
    with pytest.raises(CollabError) as refused:
        _ = w.store.submit(note, "too late")
    assert refused.value.code is Code.OVERLOADED
    async with engine(tmp_path) as again:
        assert [word for _, word in await words(again.store)] == ["0", "1", "2", "3", "4"]


async def test_a_hub_that_fails_stops_the_store(w: World) -> None:
    """Whoever is told of commits must not fail; if it does, nothing may go on as though it had been told."""
    await w.store.write(note, "before")

    def fail(effects: object) -> None:
        raise ValueError("the hub has a bug")

    w.store.writer._on_commit = fail
    futures = [w.store.submit(note, "a"), w.store.submit(note, "b")]
    results = await outcomes_of(futures)
    assert all(isinstance(result, CollabError) for result in results)
    assert [type(error) for error in w.fatal] == [ValueError]
    with pytest.raises(CollabError):
        await w.store.write(note, "c")
