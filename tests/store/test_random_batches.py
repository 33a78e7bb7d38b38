"""Random batches and every disaster in them: acknowledged = stored = published, and nothing stays open.

People do at random what people do, many commands to a batch. Some are refused, some are interrupted, find
no room or fail by a fault of ours, some callers do not wait for the answer, and now and then the disk itself
breaks at some read, write or flush. After each batch the file is compared with what was handed over. After a
failed COMMIT nothing more may be acknowledged, and what is found on reopening is the whole last batch or
nothing of it, whether the server was closed or simply gone.
"""

from __future__ import annotations

import asyncio
import os
import random
import secrets
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from tests.store.crowd import Crowd, Deed
from tests.store.disk import FAULTS, the_disk
from tests.store.ledger import Ledger, Line, line_of
from tests.support.people import person
from tests.support.stores import START, World, world

from collabd import config
from collabd.actions.context import Transaction
from collabd.domain.errors import Code, CollabError
from collabd.store.sqlite import store as engine
from collabd.store.sqlite.database import on_thread, open_connection

DATABASE = "collabd.sqlite3"


SEED = 7
"""The short count is the same every time; the long one looks for what nobody has thought of."""


@dataclass
class Life:
    """One life of a store over a folder, from opening until it is closed or broken."""

    w: World
    ledger: Ledger
    crowd: Crowd
    seen: Counter[str]
    file: sqlite3.Connection
    batch_size: int
    unsure: list[Line] = field(default_factory=list)
    """What the batch has appended whose COMMIT has failed."""
    _told: int = 0

    async def batch(self) -> None:
        """Let some people act at the same time, and look at what became of it."""
        dice, known, before = self.crowd.dice, len(self.ledger.published), set(self.ledger.messages)
        deeds = [self.crowd.deed() for _ in range(dice.choice((1, 2, 4, 8, 16)))]
        if dice.random() < 0.06:
            fault = dice.choice(FAULTS)
            # A batch is flushed once, and written and read in many parts.
            the_disk().break_at(fault, 1 if fault == "flush" else dice.randint(1, 12))
        outcomes = await self._carry_out(deeds)
        self.seen["broken disk"] += the_disk().broken
        the_disk().heal()
        self._hear()
        await self._nothing_is_open()
        self.ledger.compare_newest(self.file, known)
        self._check(deeds, outcomes, before)
        if self.w.fatal:
            self._nothing_is_acknowledged_from_now_on()
            chunks = [deeds[at : at + self.batch_size] for at in range(0, len(deeds), self.batch_size)]
            failed = [chunk for chunk in chunks if any(deed.begun for deed in chunk)][-1]
            self.unsure = [line_of(event) for deed in failed for event in deed.appended]

    async def _carry_out(self, deeds: list[Deed]) -> list[Any]:
        """What becomes of each; some callers go away before or while their command is carried out."""
        dice = self.crowd.dice
        futures = [self.w.store.submit(deed.carry_out) for deed in deeds]
        for future in futures:
            future.add_done_callback(self._published_before)
        if dice.random() < 0.2:
            for _ in range(dice.randint(0, 3)):
                await asyncio.sleep(0)
            for future in dice.sample(futures, dice.randint(1, len(futures))):
                future.cancel()
        outcomes = await asyncio.gather(*futures, return_exceptions=True)
        with suppress(CollabError):  # it waits behind those whose callers have gone
            await self.w.store.write(nothing)
        return outcomes

    def _published_before(self, future: asyncio.Future[Any]) -> None:
        """Whoever is told that something was done can be sure that everybody else has been told of it."""
        if not future.cancelled() and future.exception() is None:
            self._hear()
            position = future.result().position
            assert position is None or self.ledger.holds(position), "acknowledged, but not published"

    def _hear(self) -> None:
        self.ledger.publish(self.w.effects[self._told :])
        self._told = len(self.w.effects)

    async def _nothing_is_open(self) -> None:
        assert not await on_thread(self.w.store._connection, lambda connection: connection.in_transaction)

    def _check(self, deeds: list[Deed], outcomes: list[Any], before: set[str]) -> None:
        """What was acknowledged is there; what was not, and may not have been carried out, is not."""
        there = set(before)
        for deed, outcome in zip(deeds, outcomes, strict=True):
            kind = name_of(outcome)
            self.seen[kind] += 1
            if deed.message_id is not None and kind in {"acknowledged", "cancelled"}:
                there.add(deed.message_id)
                assert kind == "cancelled" or deed.message_id in self.ledger.messages
        assert set(self.ledger.messages) - self.ledger.notices <= there, "refused, but stored"

    def _nothing_is_acknowledged_from_now_on(self) -> None:
        self.seen["failed commit"] += 1
        assert len(self.w.fatal) == 1
        with pytest.raises(CollabError) as refused:
            _ = self.w.store.submit(nothing)
        assert refused.value.code is Code.OVERLOADED


async def nothing(tx: Transaction) -> None:
    """Only take a turn."""


def name_of(outcome: Any) -> str:
    """What became of a command, in a word or two."""
    if isinstance(outcome, CollabError):
        return "void" if outcome.code is Code.OVERLOADED else "refused"
    if isinstance(outcome, asyncio.CancelledError):
        return "cancelled"
    assert not isinstance(outcome, BaseException) or isinstance(outcome, ZeroDivisionError), outcome
    return "fault of ours" if isinstance(outcome, ZeroDivisionError) else "acknowledged"


class Story:
    """Many lives, one after the other, over what the one before has left."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.dice = random.Random(seed)
        self.ledger = Ledger()
        self.seen: Counter[str] = Counter()
        self.crowd = Crowd(self.dice, [], [])
        self._folder = folder
        self._now = START
        self._lives = 0

    async def live(self, batches: int) -> int:
        """One life of at most so many batches, and what is found after it; how many there were."""
        self._lives += 1
        size = self.dice.choice((3, 512))
        async with world(self._folder, settings=config.Store(batch=size)) as w:
            w.clock.now = self._now
            if not self.crowd.people:
                self.crowd.people = [await person(w.store, name) for name in ("alice", "bob", "mallory")]
            # So little memory that pages would be written in the middle of a transaction, were it allowed.
            pages = self.dice.choice((8, 2000))
            await on_thread(w.store._connection, lambda raw: raw.execute(f"PRAGMA cache_size = {pages}"))
            with closing(sqlite3.connect(self._folder / DATABASE)) as file:
                life = Life(w, self.ledger, self.crowd, self.seen, file, size)
                lived = 0
                while lived < batches and not w.fatal:
                    await life.batch()
                    lived += 1
            self._now = w.clock.now
            following = self._folder.with_name(f"life {self._lives}")
            if gone := self.dice.random() < 0.5:
                # As a crash would leave it: what the kernel has been given, and no last word.
                shutil.copytree(self._folder, following, ignore=shutil.ignore_patterns("*-shm"))
                self.seen["crash"] += 1
        if not gone:
            shutil.copytree(self._folder, following)
        shutil.rmtree(self._folder)
        self._folder = following
        self._look(life)
        return lived

    def _look(self, life: Life) -> None:
        """Nothing that was published is lost; of a batch whose COMMIT failed there is all or nothing."""
        more = self.ledger.catch_up(self._folder / DATABASE)
        assert more in ([], life.unsure), "a part of a batch"
        self.seen["failed commit, yet stored"] += bool(more)
        self.ledger.check(self._folder / DATABASE)


@pytest.mark.parametrize("batches", [500, pytest.param(10_000, marks=pytest.mark.long)])
async def test_acknowledged_is_stored_is_published(
    batches: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, figures: Callable[[str], None]
) -> None:
    chosen = SEED if batches == 500 else secrets.randbits(32)
    seed = int(os.environ.get("FAULTS_SEED") or chosen)
    figures(f"{batches} random batches, FAULTS_SEED={seed}")
    monkeypatch.setattr(engine, "open_connection", on_the_disk)
    (tmp_path / "life 0").mkdir()
    story = Story(tmp_path / "life 0", seed)
    left, lives = batches, 0
    while left:
        left -= await story.live(min(left, 100))
        lives += 1
    figures(f"{lives} lives; {dict(story.seen)}")
    expected = ("acknowledged", "refused", "void", "cancelled", "fault of ours", "broken disk")
    assert all(story.seen[kind] >= batches // 100 for kind in expected)
    assert story.seen["failed commit"]
    assert story.seen["crash"]


async def on_the_disk(path: Path) -> Any:
    """A writer's connection whose files lie on the disk that breaks."""
    with the_disk().used():
        return await open_connection(path)
