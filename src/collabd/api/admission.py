"""Who is let in when thousands come at once: a few at a time, so that each is served before it gives up.

All sockets opened together would all get a little further and all time out together, and come back, and the
work done for them would be lost. Here a new handshake waits while enough work of opening is under way;
whoever has left meanwhile costs nothing. Only the server's own work counts, never a wait for the client:
nobody can hold others up by being slow.

Clients give the handshake its time, and the connect after it the same once more. Whoever has waited for most
of the first is let in out of turn, and its connect waits in the order of coming (`socket/openings.py`): who
gave up would come back only after a pause that doubles with each time. But no more of them than can be served
in time, or all the work of letting them in would be lost again.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

AT_ONCE = 16
"""How many handshakes and connects are worked on before the next handshake begins: enough to keep the event
loop and the database's readers busy, and about 50 ms of work."""
PATIENCE_SECONDS = 3.0
"""After so long a handshake is let in out of turn, and so long its connect should wait at most: the stock
SDKs give up either after 5 s."""


class Turn(NamedTuple):
    """A handshake that waits; `until` is a moment of the event loop's clock."""

    until: float
    come: asyncio.Future[None]


class Admission:
    """Counts the work of opening sockets; all calls come from the event loop's thread."""

    def __init__(self, at_once: int = AT_ONCE, patience: float = PATIENCE_SECONDS) -> None:
        self._at_once = at_once
        self._patience = patience
        self._waiting: deque[Turn] = deque()
        self._oldest: asyncio.TimerHandle | None = None
        self._inside = 0
        self._served: deque[float] = deque()

    @property
    def waiting(self) -> int:
        """How many handshakes wait for their turn."""
        return len(self._waiting)

    async def enter(self) -> None:
        """Wait for one's turn, in the order of coming, or for `patience` seconds; `leave` must follow."""
        if self._inside < self._at_once and not self._waiting:
            self._inside += 1
            return
        loop = asyncio.get_running_loop()
        turn = Turn(loop.time() + self._patience, loop.create_future())
        self._waiting.append(turn)
        self._watch()
        try:
            await turn.come
        except asyncio.CancelledError:
            if not turn.come.cancelled():  # its turn had come
                self.leave()
            raise

    def leave(self) -> None:
        """One piece of work is done; the next in line begins."""
        self._inside -= 1
        self._let_in()

    @contextmanager
    def working(self) -> Iterator[None]:
        """A connect: it waits for nobody here, but new handshakes wait for it."""
        self._inside += 1
        try:
            yield
        finally:
            self._note_served()
            self.leave()

    def _note_served(self) -> None:
        now = asyncio.get_running_loop().time()
        self._served.append(now)
        while self._served[0] < now - self._patience:
            self._served.popleft()

    def _let_in(self) -> None:
        now = asyncio.get_running_loop().time()
        while self._waiting and (self._inside < self._at_once or self._is_overdue(now)):
            turn = self._waiting.popleft()
            if not turn.come.done():  # it has not given up
                self._inside += 1
                turn.come.set_result(None)

    def _is_overdue(self, now: float) -> bool:
        """Whether the first in line has waited long enough, and is served in time: as many were lately."""
        return self._waiting[0].until <= now and self._inside < len(self._served)

    def _watch(self) -> None:
        """Look again when the first in line has waited long enough: one timer for all of them."""
        if self._oldest is None and self._waiting:
            self._oldest = asyncio.get_running_loop().call_at(self._waiting[0].until, self._look)

    def _look(self) -> None:
        self._oldest = None
        self._let_in()
        # Who is overdue and may not come in yet is let in when somebody leaves.
        if self._waiting and self._waiting[0].until > asyncio.get_running_loop().time():
            self._watch()
