"""Revocations race with connecting, subscribing, resuming and posting, in thousands of orders.

Real people act on the real store over real sockets' logic, one step at a time (`race.py`, `interleaving.py`).
Whatever the order: after the effects of the commit that took something away nothing of it is handed to that
person's sockets, who keeps a right hears every event once and in order, and no answer holds a text that had
been edited, deleted or drafted anew before it was asked for.
"""

from __future__ import annotations

import os
import random
import secrets
from collections import Counter
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
from tests.api.socket.interleaving import Scheduler
from tests.api.socket.race import Race
from tests.api.socket.watch import Watch
from tests.support.stores import World, world

from collabd import config
from collabd.live import journal
from collabd.store.sqlite import readers, writer
from collabd.store.sqlite.batch import run_batch as really_run
from collabd.store.sqlite.database import on_thread


@pytest.fixture
async def w(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path, settings=config.Store(readers=4)) as made:
        # Whether it is on the disk is another test's business.
        await on_thread(
            made.store._connection, lambda raw: raw.execute("PRAGMA synchronous = OFF").fetchall()
        )
        yield made


SEED = 1_803_296_600
"""The short count is the same every time; it holds a race that once told too much."""


@pytest.mark.parametrize("runs", [200, pytest.param(2000, marks=pytest.mark.long)])
async def test_nothing_is_delivered_after_the_commit_that_revoked(
    runs: int, w: World, monkeypatch: pytest.MonkeyPatch, figures: Callable[[str], None]
) -> None:
    chosen = SEED if runs == 200 else secrets.randbits(32)
    seed = int(os.environ.get("RACES_SEED") or chosen)
    figures(f"{runs} races, RACES_SEED={seed}")
    seen: Counter[str] = Counter()
    for number in range(runs):
        dice = random.Random(seed + number)
        scheduler, watch = Scheduler(dice), Watch(set())
        race = Race(w, scheduler, dice, watch, seen)
        monkeypatch.setattr(writer, "on_thread", scheduler.hop)
        monkeypatch.setattr(readers, "on_thread", scheduler.hop)
        monkeypatch.setattr(writer, "run_batch", really_run)
        monkeypatch.setattr(journal, "GREATEST_EFFECTS", dice.choice((8, 8192)))
        w.store.writer._on_commit = w.on_commit
        await race.prepare(number)

        def run_batch(*arguments: Any) -> Any:
            batch = really_run(*arguments)
            if batch.effects:
                watch.commit(batch.effects)  # noqa: B023 - of this very run
            return batch

        monkeypatch.setattr(writer, "run_batch", run_batch)
        race.open()
        scheduler.free = False
        try:
            await race.run()
        except AssertionError as error:
            raise AssertionError(f"RACES_SEED={seed + number}: {error}") from error
        finally:
            await scheduler.let_go()
        seen["revocations"] += watch.revocations
        seen["texts gone"] += len(watch.gone)
    figures(str(dict(seen)))
    assert seen["revocations"] > 5 * runs
    assert seen["events resumed"] > runs
    assert seen["texts gone"] > runs
