"""One accepted TCP connection, whatever is spoken on it: flow control, the cut after a close."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextvars import ContextVar
from typing import TYPE_CHECKING

from collabd.live.connection import SINK_HIGH_WATER, Sink

if TYPE_CHECKING:
    from collabd.api.hypercorn.http import HttpStream
    from collabd.api.hypercorn.sink import WebSocketSink
    from collabd.api.hypercorn.stream import StreamSink

Hear = Callable[[bytes, bool], None]
"""Takes a message; the second argument says whether it is text (in UTF-8)."""

_link: ContextVar[Link | None] = ContextVar("link", default=None)


def current_link() -> Link | None:
    """The connection that the calling task serves; None under a plain ASGI server or a test client."""
    return _link.get()


def current_sink() -> Sink | None:
    """The sink of the WebSocket that the calling task serves, once it is accepted; None when there is none.

    There is none under a plain ASGI server or a test client, before `websocket.accept`, after a close, and in
    a request that is no WebSocket.
    """
    link = _link.get()
    if link is None or link.sink is None or link.sink.closing:
        return None
    return link.sink


def hear(receive: Hear) -> None:
    """Hand each message of the calling task's WebSocket to `receive` as it arrives, in the loop's thread.

    Past ASGI's queue and the task's switches, which take most of the time of a message; what is in that queue
    already, and the news of the end, still come by ASGI. Without such a WebSocket nothing changes. While the
    peer takes nothing, nothing is taken from it.
    """
    link = _link.get()
    if link is not None:
        link.hear(receive)


class Link(asyncio.Protocol):
    """The protocol of one accepted socket."""

    __slots__ = ("_cut", "_full", "_hold", "loop", "lost", "sink", "transport")

    answer: HttpStream | None = None
    """The answer under way, if HTTP is spoken."""

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        self.transport = transport
        self.loop = loop
        self.lost = False
        self.sink: WebSocketSink | StreamSink | None = None
        """Where the flush pass writes, once there is something that it may write to."""
        self._full = False
        self._hold: Callable[[bool], None] | None = None
        self._cut: asyncio.TimerHandle | None = None

    def hear(self, receive: Hear) -> None:
        """See the function of this name; only a WebSocket has messages."""

    def enter(self) -> None:
        """Make this the link of the running task and of those that it starts, for `current_sink`."""
        _link.set(self)

    def watch(self, hold: Callable[[bool], None]) -> None:
        """Tell `hold` whenever the write buffer has filled up or drained."""
        self._hold = hold
        if self._full:
            hold(True)

    def write(self, data: bytes) -> None:
        """Write unless the transport is closing."""
        if not self.transport.is_closing():
            self.transport.write(data)

    def cut_after(self, seconds: float) -> None:
        """Abort the transport in `seconds`, whatever it still holds, unless it has ended by then."""
        if self._cut is None and not self.lost:
            self._cut = self.loop.call_later(seconds, self.transport.abort)

    def end_within(self, seconds: float) -> None:
        """Close once everything has been written, at the latest in `seconds`."""
        self.cut_after(seconds)
        self.transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        """Called by the loop: nothing can be written any more."""
        self.lost = True
        if self.sink is not None:
            self.sink.stop()
        if self._cut is not None:
            self._cut.cancel()
        # A timer set in this connection's context keeps the link until it is due: let it keep no more.
        self.sink = self._hold = self._cut = None
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        """Called by the loop: the write buffer is above its high-water mark."""
        super().pause_writing()
        self._full = True
        if self._hold is not None:
            self._hold(True)

    def resume_writing(self) -> None:
        """Called by the loop: the write buffer has drained."""
        super().resume_writing()
        self._full = False
        if self._hold is not None:
            self._hold(False)


def bound_buffer(transport: asyncio.Transport) -> None:
    """Have the transport say when more is waiting in it than the flush pass should add to."""
    transport.set_write_buffer_limits(high=SINK_HIGH_WATER)
