"""A progress bar on standard error, where that is a terminal."""

from __future__ import annotations

import sys
import time
from typing import TextIO

WIDTH = 30
REDRAW_SECONDS = 0.1


class Progress:
    """Counts steps towards a total and draws how far they are; silent where nobody looks."""

    def __init__(self, label: str, total: int, stream: TextIO | None = None) -> None:
        self._label = label
        self._total = total
        self._stream = stream or sys.stderr
        self._shown = self._stream.isatty()
        self._done = 0
        self._drawn = 0.0

    def step(self) -> None:
        """One more is done."""
        self.reach(self._done + 1)

    def reach(self, done: int) -> None:
        """So many are done."""
        self._done = done
        now = time.monotonic()
        if self._shown and (self._done >= self._total or now - self._drawn >= REDRAW_SECONDS):
            self._drawn = now
            self._draw()

    def finish(self) -> None:
        """End the line."""
        if self._shown:
            self._stream.write("\n")
            self._stream.flush()

    def _draw(self) -> None:
        share = min(1.0, self._done / max(1, self._total))
        bar = ("#" * round(share * WIDTH)).ljust(WIDTH, ".")
        self._stream.write(f"\r{self._label} [{bar}] {share:4.0%}")
        self._stream.flush()
