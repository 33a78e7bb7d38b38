"""A probe on an event loop: how late its ticks come, and how long its thread works."""

import asyncio
import time

TICK_SECONDS = 0.005
QUANTILES = (0.5, 0.99, 1)


class Probe:
    """How late the loop's ticks come, and how long the loop's own thread worked between two of them, in ms.

    On a machine that does other things, the first is also theirs; the second never is.
    """

    def __init__(self) -> None:
        self.lags: list[float] = []
        self.busy: list[float] = []

    async def run(self) -> None:
        """Tick until cancelled."""
        while True:
            due, worked = time.perf_counter() + TICK_SECONDS, time.thread_time()
            await asyncio.sleep(TICK_SECONDS)
            self.lags.append((time.perf_counter() - due) * 1000)
            self.busy.append((time.thread_time() - worked) * 1000)

    def take(self, what: str) -> float:
        """Print what was noted since the last time, as a row of the table; the lag's 99th percentile."""
        lags, self.lags = sorted(self.lags), []
        busy, self.busy = sorted(self.busy), []
        print(f"{what:>18}", *(f"{at(lags, q):7.1f}" for q in QUANTILES), end="  |")
        print(*(f"{at(busy, q):7.1f}" for q in QUANTILES))
        return at(lags, 0.99)


def at(ordered: list[float], quantile: float) -> float:
    """A quantile of ordered values."""
    return ordered[min(int(len(ordered) * quantile), len(ordered) - 1)]
