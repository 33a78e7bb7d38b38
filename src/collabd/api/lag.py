"""How late the event loop is: the time that everything waits for its turn."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from collabd.domain.distribution import Distribution

EVERY_SECONDS = 0.1
"""Often enough to see a stall of a fifth of a second; ten wake-ups a second cost about 0.05 % of a core."""


@asynccontextmanager
async def sampled_lag(lag: Distribution, every: float = EVERY_SECONDS) -> AsyncIterator[None]:
    """While the block runs, note again and again by how many seconds a timer fires late."""
    task = asyncio.create_task(sample(lag, every), name="loop-lag")
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def sample(lag: Distribution, every: float) -> None:
    """Sleep, and note by how much it was too long, for ever."""
    while True:
        # The event loop's own clock stands still for a turn, and uvloop's counts whole milliseconds.
        due = time.perf_counter() + every
        await asyncio.sleep(every)
        lag.add(max(0.0, time.perf_counter() - due))
