"""Everybody is cut off at once while people talk; everybody comes back and has everything, once."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from tests.faults.storm import storm
from tests.faults.town import build_town
from tests.support.servers import fill

from collabd.store.folder import DATABASE

pytestmark = pytest.mark.faults

PEOPLE, ROOMS, ROOMS_EACH = 300, 120, 20
LONGEST_SECONDS = 20.0


def test_everybody_comes_back_and_has_everything_once(tmp_path: Path, figures: Callable[[str], None]) -> None:
    folder = tmp_path / "data"
    town = asyncio.run(fill(folder, partial(build_town, people=PEOPLE, rooms=ROOMS, rooms_each=ROOMS_EACH)))
    seen = storm(folder, town, rate=100, talkers=30, calm=5_000)
    books = seen.books
    figures(
        f"ready after {seen.ready:.2f} s, all {PEOPLE} current after {seen.current[-1]:.2f} s; "
        f"{sum(books['bursts'])} events were made up for; {seen.sent_again} messages sent again"
    )
    assert len(seen.current) >= PEOPLE
    assert sum(books["bursts"]) > 0, "something was missed while they were away"
    assert (books["missed"], books["doubled"], books["started_over"]) == (0, 0, 0)
    assert seen.current[-1] < LONGEST_SECONDS
    with closing(sqlite3.connect(folder / DATABASE)) as database:
        stored = dict(database.execute('SELECT id, "offset" FROM messages').fetchall())
    assert stored == {key: offset for key, (_, offset) in seen.acknowledged.items()}
