"""When the interpreter looks for objects that only keep each other alive: rarely, and never by itself.

A full pass walks over everything there is, and nothing else happens meanwhile: 0.6 s with 5,000 sockets. By
its own rule the interpreter begins one whenever a quarter has come in addition, so while 5,000 people come
back after a cut it would spend 7 s of 38 s with passes that find next to nothing (README, Decisions). What
closed sockets leave behind is worth a pass when there are as many of them as open ones; what else may have
grown old meanwhile, when the second generation has been looked through often enough.
"""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

YOUNG = 10_000
"""How many new objects there are before the youngest are looked through: under a millisecond of work."""
YOUNG_PASSES = 10
"""After how many of these passes the second generation is looked through, too: some milliseconds."""
NEVER = 1_000_000_000

LOOK_SECONDS = 10.0
LEAST_CLOSED = 200
"""Fewer closed sockets (5 MB) are not worth a pass."""
LONGEST_SECONDS = 3600.0
"""What else may gather is looked for this often."""
MOST_PASSES = 20
"""So many passes of the second generation, each after some 100,000 new objects, are worth a full one, too."""


def settle() -> None:
    """What was made at the start is here to stay; from now on no full pass begins by itself."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, YOUNG_PASSES, NEVER)


class Garbage:
    """Begins a full pass when it is worth it.

    `closed` tells how many sockets have ended since the start, `present` how many there are, `passes` how
    often the second generation was looked through since the last full pass; `collect` makes that pass;
    `clock` gives seconds.
    """

    def __init__(
        self,
        closed: Callable[[], int],
        present: Callable[[], int],
        passes: Callable[[], int],
        collect: Callable[[], object],
        clock: Callable[[], float],
    ) -> None:
        self._closed = closed
        self._present = present
        self._passes = passes
        self._collect = collect
        self._clock = clock
        self._last = closed()
        self._at = clock()

    def look(self) -> None:
        """Make a pass if enough has gathered, or a long time has gone by."""
        left = self._closed() - self._last
        many = left >= max(LEAST_CLOSED, self._present()) or self._passes() >= MOST_PASSES
        if many or self._clock() - self._at >= LONGEST_SECONDS:
            self._collect()
            self._last, self._at = self._closed(), self._clock()


@asynccontextmanager
async def collected(closed: Callable[[], int], present: Callable[[], int]) -> AsyncIterator[None]:
    """Look again and again while the block runs."""
    loop = asyncio.get_running_loop()
    garbage = Garbage(closed, present, lambda: gc.get_count()[2], gc.collect, loop.time)

    async def look_again() -> None:
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            garbage.look()

    looking = loop.create_task(look_again())
    try:
        yield
    finally:
        looking.cancel()
