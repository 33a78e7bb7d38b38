"""Connects that wait for the database are read together, in one snapshot.

No timer: a batch forms while the last one is read, as with commits. When thousands come back at once, what a
connect costs is not the query but the way to another thread and the fight for the interpreter there.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Mapping, Sequence
from contextvars import Context

from msgspec import Struct

from collabd.api.socket.opening import Opened, Wish, open_connections
from collabd.config import Live
from collabd.domain.errors import overloaded
from collabd.domain.sync import Place
from collabd.live.hub import Hub
from collabd.live.resume import Recents
from collabd.store.base import Store

TOGETHER = 32
"""How many connects one snapshot is read for, so that none waits long for the others."""
ATTEMPTS = 3
"""How often a connect is read when it cannot be made up for what happened meanwhile."""


class Waiting(Struct, eq=False):
    """A connect that waits for its beginning."""

    token: str
    places: Mapping[str, Place]
    rooms: bool
    done: asyncio.Future[tuple[Opened | None, int]]


class Openings:
    """Reads how connections begin; all calls come from the event loop's thread."""

    def __init__(self, store: Store, hub: Hub, live: Live) -> None:
        self._store = store
        self._hub = hub
        self._live = live
        self._waiting: deque[Waiting] = deque()
        self._work: asyncio.Task[None] | None = None

    async def read(
        self, token: str, places: Mapping[str, Place], *, rooms: bool
    ) -> tuple[Opened | None, int]:
        """What a connect begins with (None: its token opens nothing), and the hub's mark from before.

        The hub remembers that mark when this returns. Raises `overloaded` if it never does: what it cannot
        make up for may hold a revocation.
        """
        for _ in range(ATTEMPTS):
            opened, mark = await self._ask(token, places, rooms)
            if self._hub.remembers(mark):
                return opened, mark
        raise overloaded()

    async def _ask(self, token: str, places: Mapping[str, Place], rooms: bool) -> tuple[Opened | None, int]:
        done: asyncio.Future[tuple[Opened | None, int]] = asyncio.get_running_loop().create_future()
        self._waiting.append(Waiting(token, places, rooms, done))
        self._begin()
        return await done

    def _begin(self) -> None:
        if self._work is None and self._waiting:
            # What is read for many belongs to no request: its lines must not name one.
            self._work = asyncio.get_running_loop().create_task(self._read_some(), context=Context())
            self._work.add_done_callback(self._go_on)

    def _go_on(self, _: asyncio.Task[None]) -> None:
        self._work = None
        self._begin()

    async def _read_some(self) -> None:
        batch: list[Waiting] = []
        while self._waiting and len(batch) < TOGETHER:
            one = self._waiting.popleft()
            if not one.done.done():  # it has not given up
                batch.append(one)
        try:
            await self._read(batch)
        except Exception as error:  # noqa: BLE001 - each of the callers gets it
            for one in batch:
                if not one.done.done():
                    one.done.set_exception(error)

    async def _read(self, batch: Sequence[Waiting]) -> None:
        mark = self._hub.mark
        wishes = [Wish(one.token, one.places, self._recents(one.places), one.rooms) for one in batch]
        live = self._live
        opened = await self._store.read(open_connections, wishes, live.resume_events, live.resume_bytes)
        self._waiting.extendleft(reversed(batch[len(opened) :]))
        for one, found in zip(batch, opened, strict=False):
            if not one.done.done():
                one.done.set_result((found, mark))

    def _recents(self, places: Mapping[str, Place]) -> Recents:
        """What the hub still holds of what a client missed."""
        most = self._live.resume_events
        above = {
            stream: self._hub.recent.above(stream, place.offset, most) for stream, place in places.items()
        }
        return {stream: events for stream, events in above.items() if events}
