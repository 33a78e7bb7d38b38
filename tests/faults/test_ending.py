"""A server that is told to end while many are connected: it tells each of them, and is soon gone."""

from __future__ import annotations

import asyncio
import signal
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from tests.faults.storm import troupe
from tests.faults.town import build_town
from tests.support.servers import fill, serve

pytestmark = pytest.mark.faults


@pytest.mark.parametrize(
    ("people", "number", "longest"),
    [(50, signal.SIGINT, 5.0), pytest.param(5000, signal.SIGTERM, 10.0, marks=pytest.mark.long)],
)
def test_it_tells_everybody_and_is_soon_gone(
    tmp_path: Path, people: int, number: signal.Signals, longest: float, figures: Callable[[str], None]
) -> None:
    folder = tmp_path / "data"
    town = asyncio.run(fill(folder, partial(build_town, people=people, rooms=20, rooms_each=20)))
    tokens = [one.token for one in town.people]
    with serve(folder) as server:
        with troupe("crowd", {"url": server.socket_url, "tokens": tokens, "rooms": "joined"}) as crowd:
            crowd.ask("connect")
            told = time.monotonic()
            server.process.send_signal(number)
            assert server.process.wait(60) == 0
            took = time.monotonic() - told
        log = server.log.read_text(encoding="utf-8")
    figures(f"{people} sockets, {number.name}: gone after {took:.2f} s")
    assert log.count("code=3001 reason=shutdown") == people
    assert "Traceback" not in log
    assert took < longest
