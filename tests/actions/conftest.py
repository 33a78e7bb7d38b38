"""What the tests of actions share: a stage with alice, bob and carol on it.

Actions are not about the disk: here it need not be waited for (tests/store and tests/faults are about it).
"""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
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


@pytest.fixture
async def stage(w: World) -> Stage:
    made = Stage(w)
    await made.enter("alice", "bob", "carol")
    return made
