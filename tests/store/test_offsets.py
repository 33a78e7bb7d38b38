"""Whatever is refused, void or given up: acknowledged = stored = published, and offsets have no gaps."""

from __future__ import annotations

import asyncio
import itertools
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.store.test_void_batches import interrupt
from tests.support.log import Elsewhere, log_of, note, outcomes_of, published, refuse
from tests.support.stores import World, world

from collabd import config
from collabd.actions.context import Snapshot, Transaction
from collabd.domain.records import Position


async def suspend(tx: Transaction, word: str, stream: str) -> None:
    await note(tx, word, stream)
    await Elsewhere()


async def break_a_rule(tx: Transaction, word: str, stream: str) -> None:
    await note(tx, word, stream)
    await tx.members.insert(word, stream, "member", tx.now)


async def be_interrupted(tx: Transaction, word: str, stream: str) -> None:
    await note(tx, word, stream)
    await interrupt(tx, word)


async def twice(tx: Transaction, word: str, stream: str) -> Position:
    await note(tx, word, stream)
    return await note(tx, word, stream)


OPS = {op.__name__: op for op in (note, twice, refuse, suspend, break_a_rule, be_interrupted)}
ops = st.tuples(
    st.sampled_from([*["note"] * 4, "twice", *["refuse"] * 2, "suspend", "break_a_rule", "be_interrupted"]),
    st.sampled_from(["a", "b"]),
    st.booleans(),
)


async def carry_out(w: World, batch: list[tuple[str, str, bool]], run: int) -> dict[str, list[str]]:
    """Submit a batch, give some of it up; the words that were acknowledged, per stream."""
    numbered = list(enumerate(batch))
    futures = [w.store.submit(OPS[kind], f"{run}.{n}", stream) for n, (kind, stream, _) in numbered]
    for n, (_, _, given_up) in numbered:
        if given_up and n % 3 == 0:
            futures[n].cancel()
    results = await outcomes_of(futures)
    said: dict[str, list[str]] = {}
    for (n, (kind, stream, _)), result in zip(numbered, results, strict=True):
        if isinstance(result, Position):
            said.setdefault(stream, []).extend([f"{run}.{n}"] * (2 if kind == "twice" else 1))
    return said


def test_acknowledged_is_stored_is_published(tmp_path: Path) -> None:
    runs = itertools.count()
    seen_voids = 0

    async def story(w: World, batches: list[list[tuple[str, str, bool]]]) -> None:
        nonlocal seen_voids
        run = next(runs)
        for number, batch in enumerate(batches):
            prefixed = [(kind, f"{stream}{run}", given_up) for kind, stream, given_up in batch]
            said = await carry_out(w, prefixed, number)
            seen_voids += bool(batch) and not said
            for stream, acknowledged in said.items():
                stored = [word for _, word in await w.store.read(log_of, stream)]
                assert [word for word in stored if word in set(acknowledged)] == acknowledged
        for stream in (f"a{run}", f"b{run}"):
            await agrees(w, stream)

    manager = world(tmp_path, settings=config.Store(batch=5))
    with asyncio.Runner() as runner:
        w = runner.run(manager.__aenter__())

        @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
        @given(st.lists(st.lists(ops, max_size=12), min_size=1, max_size=3))
        def check(batches: list[list[tuple[str, str, bool]]]) -> None:
            runner.run(story(w, batches))

        try:
            check()
        finally:
            runner.run(manager.__aexit__(None, None, None))
    assert seen_voids, "some batches were void as a whole"
    assert w.fatal == []


async def agrees(w: World, stream: str) -> None:
    """The log, its head and what was handed over tell the same of a stream."""
    stored = await w.store.read(log_of, stream)
    head = await w.store.read(head_of, stream)
    assert [offset for offset, _ in stored] == list(range(1, len(stored) + 1))
    assert head.offset == len(stored)
    assert published(w.effects, stream) == stored


async def head_of(view: Snapshot, stream: str) -> Position:
    return await view.events.head(stream)
