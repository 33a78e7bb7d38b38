"""The event loop's lag is seen when something holds it up, and only then."""

from __future__ import annotations

import asyncio
import time

from collabd.api.lag import sampled_lag
from collabd.domain.distribution import Distribution


async def counted(lag: Distribution, more: int) -> None:
    """Wait until so many samples more have been taken."""
    enough = sum(lag.counts) + more
    async with asyncio.timeout(10):
        while sum(lag.counts) < enough:  # noqa: ASYNC110 - it counts, and tells nobody
            await asyncio.sleep(0)


async def test_whoever_holds_the_loop_up_shows() -> None:
    lag = Distribution((0.2,))
    async with sampled_lag(lag, every=0.001):
        await counted(lag, 3)
        # What a machine that does something else adds is far below what this adds.
        before = lag.counts[1]
        time.sleep(0.3)  # noqa: ASYNC251 - holding the loop up is what is looked at
        await counted(lag, 1)
        assert lag.counts[1] == before + 1
        assert lag.total > 0.2
    taken = sum(lag.counts)
    await asyncio.sleep(0)
    assert sum(lag.counts) == taken
