"""The body of one request, piece by piece, for as long as it comes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

IDLE_SECONDS = 30.0
"""How long an upload keeps its place while nothing comes."""


async def nothing() -> dict[str, Any]:
    """What a request without a body receives."""
    return {"type": "http.request", "body": b"", "more_body": False}


class Incoming:
    """A request's body. `over` is for whoever waits until nothing is done with it any more."""

    def __init__(self, receive: Callable[[], Awaitable[Any]] = nothing) -> None:
        self.whole = False
        """Whether its end has come: it may also break off."""
        self.over = asyncio.Event()
        self._receive = receive
        self._stopped = False
        self._deadline: asyncio.Timeout | None = None

    async def pieces(self) -> AsyncIterator[bytes]:
        """What comes, until the end, until nothing has come for `IDLE_SECONDS`, or until `stop`."""
        while not self.whole and not self._stopped:
            try:
                async with asyncio.timeout(IDLE_SECONDS) as self._deadline:
                    event = await self._receive()
            except TimeoutError:
                return
            finally:
                self._deadline = None
            if event["type"] != "http.request":
                return
            self.whole = not event.get("more_body", False)
            if event.get("body"):
                yield event["body"]

    def stop(self) -> None:
        """Take no more of it."""
        self._stopped = True
        if self._deadline is not None:
            self._deadline.reschedule(asyncio.get_running_loop().time())
