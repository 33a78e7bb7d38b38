"""Turns: how many queries of one socket are at work at the same time.

All sockets share the store's few readers, first come, first served. A socket that asks a thousand things at
once would stand in that line a thousand times, before everybody who comes later; so it stands there with a
few, and the rest wait with the socket itself.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Coroutine
from typing import Any

Work = Coroutine[Any, Any, Any]
Done = Callable[[asyncio.Task[Any]], None]

AT_ONCE = 8
"""More than the readers that there usually are, so that one socket alone keeps them busy; and what a thousand
sockets stand in line with still fits in the store's queue."""


class Turns:
    """Work in the order of its arrival, at most `at_once` at the same time.

    How many wait is bounded by whoever brings them: a socket by its requests in flight.
    """

    def __init__(self, at_once: int = AT_ONCE) -> None:
        self._at_once = at_once
        self._running: set[asyncio.Task[Any]] = set()
        self._waiting: deque[tuple[Work, Done]] = deque()
        self._closed = False

    def add(self, work: Work, done: Done) -> None:
        """Begin the work, now or when it is its turn; `done` is told of its end if it was begun."""
        if self._closed:
            work.close()
            return
        self._waiting.append((work, done))
        self._go_on()

    def close(self) -> None:
        """Cancel what is at work, and forget what waits and whatever comes later."""
        self._closed = True
        for work, _ in self._waiting:
            work.close()
        self._waiting.clear()
        for task in self._running:
            task.cancel()

    def _go_on(self) -> None:
        while self._waiting and len(self._running) < self._at_once:
            work, done = self._waiting.popleft()
            task = asyncio.get_running_loop().create_task(work)
            self._running.add(task)
            task.add_done_callback(self._ended)
            task.add_done_callback(done)

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        self._go_on()
