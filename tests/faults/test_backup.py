"""Backups made while people write: each restores with every message that was acknowledged before it began."""

from __future__ import annotations

import asyncio
import json
import shutil
import sqlite3
import statistics
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from tests.faults.rooms import people_in_rooms
from tests.faults.steady import SteadyWriter
from tests.support.commands import collabd
from tests.support.servers import fill, serve

from collabd.store.folder import DATABASE, LAST_BACKUP

pytestmark = pytest.mark.faults

RATE = 500
"""Messages a second."""
BETWEEN_SECONDS = 0.5


@pytest.mark.parametrize("count", [3, pytest.param(20, marks=pytest.mark.long)])
async def test_each_backup_restores_with_everything_acknowledged_before_it(
    tmp_path: Path, count: int, figures: Callable[[str], None]
) -> None:
    people, rooms = await fill(tmp_path / "data", partial(people_in_rooms, names=("alice", "bob"), rooms=4))
    writer = SteadyWriter(rooms, RATE)
    made: list[tuple[Path, dict[str, int], dict[str, Any]]] = []
    began = time.monotonic()
    with serve(tmp_path / "data") as server:
        async with writer.writing(server.socket_url, people[0].token):
            for number in range(count):
                await asyncio.sleep(BETWEEN_SECONDS)  # so that there is something new in each
                made.append(await backup(tmp_path, number, writer))
            seconds = time.monotonic() - began
        assert server.stop() == 0
    report(figures, writer, made, seconds)
    for file, before, manifest in made:
        await restores(tmp_path / "restored", file, before, manifest)
    live = stored(tmp_path / "data")
    assert live == writer.acknowledged
    assert sorted(path.name for path in (tmp_path / "data").iterdir()) == [DATABASE, LAST_BACKUP, "lock"]


async def backup(
    folder: Path, number: int, writer: SteadyWriter
) -> tuple[Path, dict[str, int], dict[str, Any]]:
    """Make a backup; the file, what had been acknowledged before, and what the command reports."""
    file = folder / f"backup-{number}.tar.gz"
    before = dict(writer.acknowledged)
    code, out, err = await collabd("backup", file, "--data", folder / "data", "--json", cwd=folder)
    assert (code, err) == (0, "")
    assert len(writer.acknowledged) > len(before), "the writing went on meanwhile"
    made: dict[str, Any] = json.loads(out)
    return file, before, made


async def restores(folder: Path, file: Path, before: dict[str, int], made: dict[str, Any]) -> None:
    """Restore a backup and compare."""
    code, out, err = await collabd("restore", file, "--data", folder, cwd=folder.parent)
    assert (code, err) == (0, ""), err
    found = stored(folder)
    assert before.items() <= found.items()
    assert len(found) == made["manifest"]["counts"]["messages"]
    assert f"{len(found):,} messages" in out
    with closing(sqlite3.connect(folder / DATABASE)) as database:
        assert database.execute("SELECT epoch FROM server").fetchall() != [(made["manifest"]["epoch"],)]
    shutil.rmtree(folder)


def stored(folder: Path) -> dict[str, int]:
    """What people say in a folder's database, with its offsets."""
    with closing(sqlite3.connect(folder / DATABASE)) as database:
        return dict(
            database.execute('SELECT id, "offset" FROM messages WHERE message_type = ?', ("TEXT",)).fetchall()
        )


def report(
    figures: Callable[[str], None],
    writer: SteadyWriter,
    made: list[tuple[Path, dict[str, int], dict[str, Any]]],
    seconds: float,
) -> None:
    """Show what was measured."""
    took = sorted(writer.seconds)
    figures(
        f"{len(made)} backups while {len(took)} messages were acknowledged, {len(took) / seconds:.0f}/s; "
        f"answers after {statistics.median(took) * 1000:.1f} ms, "
        f"p99 {took[len(took) * 99 // 100] * 1000:.0f} ms; "
        f"a backup took {max(one['seconds'] for _, _, one in made):.2f} s at most"
    )
