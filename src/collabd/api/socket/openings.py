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
"""How often a connect is read again when it cannot be made up for what happened meanwhile."""


class Waiting(Struct, eq=False):
    """A connect that waits for its beginning."""

    token: str
    places: Mapping[str, Place]
    rooms: bool
    done: asyncio.Future[tuple[Opened | None, int]]
    attempts: int = 0


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

        Raises `overloaded` if the hub cannot make up for what was committed meanwhile: a revocation may be in
        it.
        """
        loop = asyncio.get_running_loop()
        one = Waiting(token, places, rooms, loop.create_future())
        self._waiting.append(one)
        if self._work is None:
            # What is read for many belongs to no request: its lines must not name one.
            self._work = loop.create_task(self._read_all(), context=Context())
        return await one.done

    async def _read_all(self) -> None:
        while self._waiting:
            taken = [self._waiting.popleft() for _ in range(min(TOGETHER, len(self._waiting)))]
            batch = [one for one in taken if not one.done.done()]
            if batch:
                await self._read(batch)
        self._work = None

    async def _read(self, batch: Sequence[Waiting]) -> None:
        mark = self._hub.mark
        wishes = [Wish(one.token, one.places, self._recents(one), one.rooms) for one in batch]
        live = self._live
        try:
            opened = await self._store.read(open_connections, wishes, live.resume_events, live.resume_bytes)
        except Exception as error:  # noqa: BLE001 - each of the callers gets it
            for one in batch:
                if not one.done.done():
                    one.done.set_exception(error)
            return
        redacted = self._hub.journal.redacted(mark) if self._hub.remembers(mark) else None
        for one, wish, found in zip(batch, wishes, opened, strict=True):
            if redacted is None or not redacted.isdisjoint(wish.recents):
                self._try_again(one)
            elif not one.done.done():
                one.done.set_result((found, mark))

    def _recents(self, one: Waiting) -> Recents:
        """What the hub still holds of what the client missed; at the last attempt all comes from the log."""
        if one.attempts + 1 >= ATTEMPTS:
            return {}
        above = {stream: self._hub.recent.above(stream, place.offset) for stream, place in one.places.items()}
        return {stream: events for stream, events in above.items() if events}

    def _try_again(self, one: Waiting) -> None:
        one.attempts += 1
        if one.attempts < ATTEMPTS:
            self._waiting.append(one)
        elif not one.done.done():
            one.done.set_exception(overloaded())
