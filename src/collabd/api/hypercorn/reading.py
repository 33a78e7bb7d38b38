"""What is read from one WebSocket: a little at a time, and nothing while too much waits elsewhere.

Thousands of tiny frames fit into what one reading brings. All of them in one turn of the event loop would
keep everybody else waiting for as long as they take.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from collabd.api.hypercorn.inbox import Inbox
from collabd.api.hypercorn.limits import ServerLimits
from collabd.api.hypercorn.link import Hear
from collabd.api.hypercorn.parsing import Broken, FrameReader, Said


class Reading:
    """Hands frames to `take`, in order; messages go on to `hear`, or wait in `inbox` for the application."""

    __slots__ = ("_frames", "_held", "_loop", "_take", "_transport", "_turn", "hear", "inbox", "unbound")

    def __init__(
        self,
        transport: asyncio.Transport,
        loop: asyncio.AbstractEventLoop,
        limits: ServerLimits,
        take: Callable[[Said | Broken], None],
    ) -> None:
        self.hear: Hear | None = None
        self.inbox = Inbox(limits.app_queue, self.go_on)
        self.unbound = False
        """Whether nothing holds it any more: after a close only the peer's answer is waited for."""
        self._transport = transport
        self._loop = loop
        self._take = take
        self._frames = FrameReader(limits.frame_bytes)
        self._held = False
        self._turn: asyncio.Handle | None = None

    def feed(self, data: bytes) -> None:
        """Take what has arrived."""
        for said in self._frames.read(data):
            self._take(said)
        if self._frames.more or self._stuck:
            self._transport.pause_reading()
            self.go_on()

    def deliver(self, payload: bytes, *, text: bool) -> None:
        """Pass a message on; raises whatever `hear` raises."""
        # What came before `hear` waits for the application, and goes first.
        if self.hear is not None:
            self.hear(payload, text)
        else:
            said = payload.decode() if text else payload
            self.inbox.put({"type": "websocket.receive", "text" if text else "bytes": said})

    def hold(self, *, held: bool) -> None:
        """Read nothing while the peer itself takes nothing."""
        self._held = held
        if held and not self.unbound:
            self._transport.pause_reading()
        else:
            self.go_on()

    def go_on(self) -> None:
        """Read on, in the loop's next turn, unless something holds it."""
        if self._stuck or self._turn is not None:
            return
        if self._frames.more:
            self._turn = self._loop.call_soon(self._next)
        else:
            self._transport.resume_reading()

    def stop(self) -> None:
        """There is nothing more to read: let go of everything."""
        self.hear = None
        if self._turn is not None:
            self._turn.cancel()
        self._held = True
        self.unbound = False

    @property
    def _stuck(self) -> bool:
        return not self.unbound and (self._held or self.inbox.full)

    def _next(self) -> None:
        self._turn = None
        self.feed(b"")
        self.go_on()
