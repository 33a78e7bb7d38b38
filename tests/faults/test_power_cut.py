"""No acknowledgement leaves the server before what it acknowledges is on the disk.

Killing a process cannot show that, since the kernel keeps what was written; so strace watches the calls.
"""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import signal
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pytest
from tests.faults.rooms import people_in_rooms
from tests.faults.trace import OPTIONS, Order
from tests.faults.writers import Writer
from tests.support.servers import fill, serve

from collabd.store.folder import DATABASE

pytestmark = [
    pytest.mark.faults,
    pytest.mark.skipif(shutil.which("strace") is None, reason="strace is missing: apt-get install strace"),
]

NAMES = ("alice", "bob", "carol", "dave")
SLOPPY = """
from collabd.store.sqlite import database

database.WRITER_PRAGMAS = tuple(
    pragma.replace("synchronous = FULL", "synchronous = NORMAL") for pragma in database.WRITER_PRAGMAS
)
"""
"""Makes the server flush its log now and then only, as SQLite does in this mode."""


async def watched(folder: Path, count: int, environ: dict[str, str]) -> Order:
    """Post `count` messages to a server under strace; the order in which it did things."""
    people, rooms = await fill(folder, partial(people_in_rooms, names=NAMES))
    writers = [Writer(one.user.username, rooms, random.Random(number)) for number, one in enumerate(people)]
    trace = folder.with_name("trace")
    with serve(folder, environ=environ, wrapper=("strace", *OPTIONS, "-o", str(trace))) as server:
        await asyncio.gather(
            *(
                writer.write(server.socket_url, one.token, enough_of(writers, count))
                for one, writer in zip(people, writers, strict=True)
            )
        )
        os.killpg(server.process.pid, signal.SIGTERM)  # strace keeps the signal from itself alone
        assert await asyncio.to_thread(server.process.wait, 30) == 0
    ids = {message_id for writer in writers for message_id in writer.acknowledged}
    assert len(ids) >= count
    with trace.open(encoding="ascii") as lines:
        return Order(f"{DATABASE}-wal", ids).read(lines)


def enough_of(writers: Sequence[Writer], count: int) -> Callable[[], bool]:
    """Whether that many messages have been sent, by all of the writers together."""
    return lambda: sum(len(one.acknowledged) + len(one.pending) for one in writers) >= count


async def test_nothing_is_acknowledged_before_it_is_on_the_disk(
    tmp_path: Path, figures: Callable[[str], None]
) -> None:
    order = await watched(tmp_path / "data", 1000, {})
    figures(f"{len(order.acknowledged)} acknowledgements, {order.flushes} flushes of the log")
    assert order.acknowledged == order.watched
    assert order.early == set()
    names = {DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm"}
    assert order.files <= {str(tmp_path / "data" / name) for name in names}


async def test_a_server_that_flushes_now_and_then_is_found_out(tmp_path: Path) -> None:
    (tmp_path / "sloppy").mkdir()
    (tmp_path / "sloppy/sitecustomize.py").write_text(SLOPPY)
    path = os.pathsep.join([str(tmp_path / "sloppy"), os.environ.get("PYTHONPATH", "")])
    order = await watched(tmp_path / "data", 100, {"PYTHONPATH": path})
    assert order.acknowledged == order.watched
    assert len(order.early) > 90
