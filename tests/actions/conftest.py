"""What the tests of actions share: a stage with alice, bob and carol on it.

Actions are not about the disk: here it need not be waited for (tests/store and tests/faults are about it).
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from tests.actions.traces.judge import Judge, judging
from tests.actions.traces.trace import Trace
from tests.support.stage import Stage
from tests.support.stores import World, lightly, world

from collabd.config import Store


@pytest.fixture
def light() -> Iterator[None]:
    """Stores that do not wait for the disk."""
    with lightly():
        yield


@pytest.fixture
async def w(tmp_path: Path, light: None) -> AsyncIterator[World]:
    async with world(tmp_path, settings=Store(readers=1)) as made:
        yield made


@pytest.fixture(scope="session")
def judge() -> Iterator[Judge]:
    """The client's reducers, which look at every story that is told on a stage."""
    with judging() as made:
        yield made


@pytest.fixture
async def stage(w: World, judge: Judge, tmp_path: Path) -> AsyncIterator[Stage]:
    """A stage with alice, bob and carol. What their clients hold in the end is what a fresh one reads."""
    made = Stage(w)
    await made.enter("alice", "bob", "carol")
    trace = Trace(made)
    await made.let_watch(trace)
    yield made
    await made.send_away()
    verdict = judge.judge(trace.as_json())
    assert verdict.mistakes == [], trace.save(tmp_path, "trace")
