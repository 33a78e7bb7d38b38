"""The server is killed while it writes, again and again; nothing that it acknowledged is ever lost."""

from __future__ import annotations

import asyncio
import os
import random
import secrets
import sqlite3
import statistics
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from tests.faults.rooms import people_in_rooms
from tests.faults.writers import Writer
from tests.support.people import Person
from tests.support.servers import fill, serve

from collabd.domain.streams import room_stream
from collabd.store.folder import DATABASE

pytestmark = pytest.mark.faults

NAMES = ("alice", "bob", "carol", "dave")
ROOMS = 3
LONGEST_BURST_SECONDS = 0.4
READY_SECONDS = 2.0
"""How soon the server is there again; what others who use this machine make it wait is left out.
Only the long test asserts it: how long a start takes is the machine's matter as much as ours.
"""


@pytest.mark.parametrize(
    ("rounds", "longest"), [(6, None), pytest.param(200, READY_SECONDS, marks=pytest.mark.long)]
)
async def test_what_was_acknowledged_survives_every_kill(
    tmp_path: Path, rounds: int, longest: float | None, figures: Callable[[str], None]
) -> None:
    seed = int(os.environ.get("FAULTS_SEED") or secrets.randbits(32))
    figures(f"{rounds} kills, FAULTS_SEED={seed}")
    dice = random.Random(seed)
    people, rooms = await fill(tmp_path / "data", partial(people_in_rooms, names=NAMES, rooms=ROOMS))
    writers = [Writer(one.user.username, rooms, dice) for one in people]
    bursts = [dice.uniform(0, LONGEST_BURST_SECONDS) for _ in range(rounds)]
    # In the last one, whatever is still open is sent again with the same ids, and answered.
    starts = [await burst(tmp_path / "data", people, writers, seconds) for seconds in (*bursts, None)]
    acknowledged = {key: offset for one in writers for key, offset in one.acknowledged.items()}
    figures(
        f"{len(acknowledged)} messages acknowledged, "
        f"{sum(one.again for one in writers)} sent again; "
        f"ready after {min(starts):.2f} to {max(starts):.2f} s, median {statistics.median(starts):.2f} s"
    )
    assert not any(one.pending for one in writers)
    assert len(acknowledged) > rounds
    check_database(tmp_path / "data" / DATABASE, acknowledged, writers, rooms)
    assert longest is None or max(starts) < longest


async def burst(folder: Path, people: list[Person], writers: list[Writer], seconds: float | None) -> float:
    """Serve and write, and kill the server after `seconds`; without them, write until all is acknowledged.

    Returns how long (s) the server took until it was ready.
    """
    spawned, waited = time.monotonic(), kept_waiting(os.getpid())
    with serve(folder) as server:
        ready = time.monotonic() - spawned
        ready -= kept_waiting(os.getpid()) - waited + kept_waiting(server.process.pid)
        loop = asyncio.get_running_loop()
        if seconds is not None:
            loop.call_later(seconds, server.kill)
        async with asyncio.timeout(30), asyncio.TaskGroup() as writing:
            for one, writer in zip(people, writers, strict=True):
                writing.create_task(writer.write(server.socket_url, one.token, lambda: seconds is None))
        if seconds is None:
            assert await asyncio.to_thread(server.stop) == 0
    return ready


def kept_waiting(process: int) -> float:
    """How long (s) a process could have run while others had the processors (Linux's schedstat)."""
    return int(Path(f"/proc/{process}/schedstat").read_text().split()[1]) / 1e9


def check_database(path: Path, acknowledged: dict[str, int], writers: list[Writer], rooms: list[str]) -> None:
    """Everything that a client was told stands in the database as it was told, once, and without a gap."""
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        said = 'SELECT id, "offset" FROM messages WHERE message_type = ?'
        stored = dict(database.execute(said, ("TEXT",)).fetchall())
        assert stored == acknowledged
        created = database.execute(
            """
            SELECT stream, "offset", record_id
            FROM   events
            WHERE  body ->> 'type' = 'message.created' AND body ->> '$.message.messageType' = 'TEXT'
            """
        ).fetchall()
        places = {(stream, offset): record for stream, offset, record in created}
        assert len(created) == len(set(places.values())) == len(stored)
        for writer in writers:
            assert writer.heard.items() <= places.items()
        streams = database.execute(
            """
            SELECT streams.stream, head, min(events."offset"), max(events."offset"), count(*)
            FROM   streams
            JOIN   events ON events.stream = streams.stream
            GROUP  BY streams.stream
            """
        ).fetchall()
        assert {stream for stream, *_ in streams} >= {room_stream(room) for room in rooms}
        for stream, head, first, last, count in streams:
            assert (first, last, count) == (1, head, head), stream
        counts = dict(database.execute("SELECT id, message_count FROM rooms").fetchall())
        assert sum(counts[room] for room in rooms) == len(stored)
