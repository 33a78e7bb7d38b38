"""A data folder, opened: usable, at this version's schema, and its store. Nothing here serves anybody.

Commands that do not serve need no more than this, and start in a fraction of the time for it.
"""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from collabd import config as settings
from collabd.assets import migrations_folder
from collabd.domain.effects import Effect
from collabd.rules import rules_of
from collabd.store.folder import DataFolder
from collabd.store.migrate import migrate, migrations_in
from collabd.store.sqlite.copying import LongJobs, remove_abandoned
from collabd.store.sqlite.store import SqliteStore


def clock() -> int:
    """Now, in milliseconds since 1970."""
    return time.time_ns() // 1_000_000


def open_folder(config: settings.Config) -> DataFolder:
    """The data folder of a configuration, not yet locked. Raises `FolderError` if it can be none."""
    folder = DataFolder(Path(config.data.path))
    folder.require_usable()
    return folder


def prepare(folder: DataFolder) -> list[str]:
    """Bring the folder's database to this version; the migrations that were run."""
    remove_abandoned(folder)
    return migrate(folder.database, migrations_in(migrations_folder()))


def newest_schema() -> int:
    """The number of this program's newest migration."""
    return len(migrations_in(migrations_folder()))


def jobs_of(folder: DataFolder, *, alone: bool = False) -> LongJobs:
    """The long jobs over a locked folder's database; `alone`: no store is open over it."""
    return LongJobs(folder, newest_schema(), alone=alone)


@asynccontextmanager
async def open_store(
    folder: DataFolder,
    config: settings.Config,
    now: Callable[[], int],
    on_commit: Callable[[Sequence[Effect]], None],
    on_fatal: Callable[[BaseException], None],
) -> AsyncIterator[SqliteStore]:
    """The store over a locked and migrated folder, closed at the end."""
    store = await SqliteStore.open(
        folder.database, config.store, rules_of(config), now, on_commit=on_commit, on_fatal=on_fatal
    )
    try:
        yield store
    finally:
        await store.close()
