"""What waits for the application of one WebSocket (ASGI's `receive`)."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]


class Inbox:
    """Messages in the order of their coming; `taken()` is called with each that the application takes.

    Whoever brings messages stops reading while it is `full`, at `limit` of them.
    """

    __slots__ = ("_limit", "_messages", "_taken", "_waiter")

    def __init__(self, limit: int, taken: Callable[[], None]) -> None:
        self._limit = limit
        self._taken = taken
        self._messages: deque[Message] = deque()
        self._waiter: asyncio.Future[None] | None = None

    @property
    def full(self) -> bool:
        """Whether nothing more should be brought."""
        return len(self._messages) >= self._limit

    def put(self, message: Message) -> None:
        """Add a message; the news of the end is added even if it is full."""
        self._messages.append(message)
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    async def get(self) -> Message:
        """The next message; does not suspend if there is one."""
        while not self._messages:
            self._waiter = asyncio.get_running_loop().create_future()
            await self._waiter
        message = self._messages.popleft()
        self._taken()
        return message
