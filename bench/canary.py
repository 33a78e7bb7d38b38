"""A deleted text leaves the disk: how long that takes in a million messages, and who waits for it.

A message from the middle of a long past is deleted while somebody goes on posting. Then upkeep's run is
timed, and every byte of the database and its log is searched for the text. Bars: within 60 s, and no write
waits over 50 ms for a step of it. Beside them the same waits from before the run: the machine has its own.

Usage: python bench/canary.py [--messages 1000000] [--keep FOLDER]
"""

import argparse
import asyncio
import mmap
import shutil
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, cast

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from peers.history import CANARY, Town, build_or_take
from tests.support.stores import World, world

from collabd import config, upkeep
from collabd.actions import messages, search
from collabd.api.socket.pushes import CentrifugeEncoding
from collabd.domain.messages import DeleteMessage, SendMessage
from collabd.domain.search import SearchMessages
from collabd.live.hub import Hub

SECONDS_BAR = 60.0
WAIT_BAR = 50.0
BEFORE_SECONDS = 5.0
EVERY_SECONDS = 0.02
"""Between two messages that somebody posts meanwhile."""


class Timed:
    """The store as upkeep sees it; notes how long each of its steps took, in ms."""

    def __init__(self, w: World) -> None:
        self._store = w.store
        self.fold = w.store.fold
        self.steps: list[float] = []

    async def write(self, step: Callable[..., Awaitable[Any]]) -> Any:
        begun = time.perf_counter()
        try:
            return await self._store.write(step)
        finally:
            self.steps.append((time.perf_counter() - begun) * 1000)


async def post(w: World, town: Town, waits: list[float]) -> None:
    """Post one message after the other, and note how long each took, in ms."""
    while True:
        command = SendMessage(room_id=town.message.room_id, content="said meanwhile")
        begun = time.perf_counter()
        await w.store.write(messages.send_message, town.many, command)
        waits.append((time.perf_counter() - begun) * 1000)
        await asyncio.sleep(EVERY_SECONDS)


async def run(folder: Path, town: Town) -> bool:
    """Delete and erase; whether the bars were held."""
    async with world(folder) as w:
        (hit,) = (await w.store.search(search.search_messages, town.many, SearchMessages(q=CANARY))).items
        assert holders(folder), "the text is there to begin with"
        before: list[float] = []
        posting = asyncio.create_task(post(w, town, before))
        await asyncio.sleep(BEFORE_SECONDS)
        posting.cancel()
        await w.store.write(messages.delete_message, town.many, DeleteMessage(message_id=hit.message.id))
        timed = Timed(w)
        during: list[float] = []
        posting = asyncio.create_task(post(w, town, during))
        begun = time.perf_counter()
        await upkeep.Upkeep(
            cast(Any, timed), Hub(CentrifugeEncoding()), cast(Any, None), config.Config()
        ).erase()
        seconds = time.perf_counter() - begun
        posting.cancel()
        left = holders(folder)
    print(
        f"erased in {seconds:.1f} s (bar {SECONDS_BAR:.0f}), {len(timed.steps)} steps; found again in: {left}"
    )
    for name, times in (("posting before", before), ("posting meanwhile", during), ("a step", timed.steps)):
        print(
            f"{name:18s} ms: p50 {at(times, 0.5):6.1f}  p99 {at(times, 0.99):6.1f}  longest {max(times):6.1f}"
        )
    return not left and seconds <= SECONDS_BAR and max(timed.steps) <= WAIT_BAR


def holders(folder: Path) -> list[str]:
    """The files that hold the text, as it was written or folded."""
    return [path.name for path in sorted(folder.iterdir()) if path.stat().st_size and holds(path)]


def holds(path: Path) -> bool:
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as held:
        return any(held.find(text.encode()) >= 0 for text in (CANARY, CANARY.lower()))


def at(times: list[float], share: float) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--messages", type=int, default=1_000_000)
    options.add_argument("--keep", type=Path, help="a folder for the database, of which a copy is used")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        made = (given.keep or Path(name) / "made") / str(given.messages)
        town = build_or_take(made / "collabd.sqlite3", given.messages)
        folder = Path(name) / "copy"
        folder.mkdir()
        shutil.copy(made / "collabd.sqlite3", folder)
        held = asyncio.run(run(folder, town))
    print("held" if held else "MISSED")


if __name__ == "__main__":
    main()
