"""Who is let in when thousands come at once: a few at a time, so that each is served before it gives up.

All sockets opened together would all get a little further and all time out together, and come back, and the
work done for them would be lost. Here a new handshake waits while enough work of opening is under way;
whoever has left meanwhile costs nothing. Only the server's own work counts, never a wait for the client:
nobody can hold others up by being slow.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

AT_ONCE = 16
"""How many handshakes and connects are worked on before the next handshake begins: enough to keep the event
loop and the database's readers busy, and about 50 ms of work."""


class Admission:
    """Counts the work of opening sockets; all calls come from the event loop's thread."""

    def __init__(self, at_once: int = AT_ONCE) -> None:
        self._room = at_once
        self._waiting: deque[asyncio.Future[None]] = deque()

    @property
    def waiting(self) -> int:
        """How many handshakes wait for their turn."""
        return len(self._waiting)

    async def enter(self) -> None:
        """Wait for one's turn, in the order of coming; `leave` must follow."""
        if self._room > 0 and not self._waiting:
            self._room -= 1
            return
        turn = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if not turn.cancelled():  # its turn had come
                self.leave()
            raise

    def leave(self) -> None:
        """One piece of work is done; the next in line begins."""
        self._room += 1
        while self._room > 0 and self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():  # it has not given up
                self._room -= 1
                turn.set_result(None)

    @contextmanager
    def working(self) -> Iterator[None]:
        """Work that waits for nobody, but that new handshakes wait for."""
        self._room -= 1
        try:
            yield
        finally:
            self.leave()
