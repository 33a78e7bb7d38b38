"""The application's tasks of one connection, and the bounded queue of what waits for each.

In Hypercorn 0.18 whoever puts into the queue of an application that has stopped reading waits for ever: an
answer given before a large upload has been read would hold its connection for good.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, cast

from hypercorn.asyncio.task_group import TaskGroup

if TYPE_CHECKING:
    from hypercorn.config import Config
    from hypercorn.typing import AppWrapper, ASGIReceiveEvent, ASGISendEvent, Scope


class Mailbox:
    """What waits for one application; calling it puts a message there unless nobody wants it any more."""

    def __init__(self, queue: asyncio.Queue[ASGIReceiveEvent], spawn: Callable[..., None]) -> None:
        self._queue = queue
        self._spawn = spawn
        self._wants_data = True
        self._wants_end = True

    async def __call__(self, message: ASGIReceiveEvent) -> None:
        """Put `message`, waiting for room; the news of a disconnect never waits."""
        if not message["type"].endswith(".disconnect"):
            if self._wants_data:
                await self._queue.put(message)
        elif self._wants_end:
            if self._queue.full():
                self._spawn(self._queue.put, message)
            else:
                self._queue.put_nowait(message)

    def close(self) -> None:
        """Forget what is there and what comes; whoever waits for room goes on."""
        self._wants_end = False
        self.discard()

    def discard(self) -> None:
        """Forget what is there and what comes, but for the news of a disconnect."""
        self._wants_data = False
        while not self._queue.empty():
            self._queue.get_nowait()


class Tasks(TaskGroup):
    """Hypercorn's task group, with a mailbox for each application that it starts."""

    async def spawn_app(
        self,
        app: AppWrapper,
        config: Config,
        scope: Scope,
        send: Callable[[ASGISendEvent | None], Awaitable[None]],
    ) -> Mailbox:
        """Start `app` for one request; the mailbox is closed when it returns."""

        async def run(*arguments: Any) -> None:
            try:
                await app(*arguments)
            finally:
                mailbox.close()

        put = await super().spawn_app(cast("AppWrapper", run), config, scope, send)
        mailbox = Mailbox(put.__self__, self.spawn)  # type: ignore[attr-defined]
        return mailbox
