"""How often what was measured: counts of values between fixed bounds.

Plain integers without a lock: whoever counts and whoever reads are on the event loop's thread.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate


class Distribution:
    """Counts how many values were at most each of the `bounds` (ascending), and their sum."""

    __slots__ = ("bounds", "counts", "total")

    def __init__(self, bounds: tuple[float, ...]) -> None:
        self.bounds = bounds
        self.counts = [0] * (len(bounds) + 1)
        self.total = 0.0

    def add(self, value: float) -> None:
        """Count one value."""
        self.counts[bisect_left(self.bounds, value)] += 1
        self.total += value

    def at_most(self) -> Iterator[tuple[float, int]]:
        """Each bound with the number of values up to it; infinity, with all of them, comes last."""
        return zip((*self.bounds, float("inf")), accumulate(self.counts), strict=True)
