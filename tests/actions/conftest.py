"""What the tests of actions share: a stage with alice, bob and carol on it.

Actions are not about the disk: here it need not be waited for (tests/store and tests/faults are about it).
"""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from tests.actions.traces.judge import Judge, judging
from tests.actions.traces.trace import Trace
from tests.support.stage import Stage
from tests.support.stores import World, world

from collabd.assets import migrations_folder
from collabd.store.migrate import migrate, migrations_in
from collabd.store.sqlite import database


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file fresh from the migrations."""
    path = tmp_path_factory.mktemp("migrated") / "collabd.sqlite3"
    migrate(path, migrations_in(migrations_folder()))
    return path


@pytest.fixture
def light(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commits that do not wait for the disk."""
    monkeypatch.setattr(database, "WRITER_PRAGMAS", (*database.WRITER_PRAGMAS, "PRAGMA synchronous = OFF"))


@pytest.fixture
async def w(tmp_path: Path, migrated: Path, light: None) -> AsyncIterator[World]:
    shutil.copy(migrated, tmp_path)
    async with world(tmp_path) as made:
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
