"""One accepted TCP connection: what Hypercorn reads and writes through, and the flush pass past it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextvars import ContextVar
from typing import TYPE_CHECKING, cast

from collabd.live.connection import SINK_HIGH_WATER, Sink

if TYPE_CHECKING:
    from collabd.api.hypercorn.http import HttpStream
    from collabd.api.hypercorn.stream import StreamSink
    from collabd.api.hypercorn.websocket import WebSocketSink

# What asyncio's own servers use: reading pauses at twice this.
READ_BUFFER_BYTES = 64 * 1024

FULL = (
    b"HTTP/1.1 503 Service Unavailable\r\nretry-after: 10\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"
)

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


def hear(receive: Callable[[str | bytes], None]) -> None:
    """Hand each message of the calling task's WebSocket to `receive` as it arrives, in the loop's thread.

    Past Hypercorn's tasks and ASGI's queue, which take most of the time of a message; what is in that queue
    already, and the news of the end, still come by ASGI. Without such a WebSocket nothing changes. While the
    peer takes nothing, nothing is taken from it.
    """
    link = _link.get()
    if link is not None and link.socket is not None:
        link.socket.hear(receive)


class Link(asyncio.StreamReaderProtocol):
    """The protocol of one accepted socket.

    `admit(link)` says whether there is room for it, `serve(link, reader, writer)` starts serving it,
    `leave(link)` is told of its end; all three are synchronous.
    """

    transport: asyncio.Transport

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        admit: Callable[[Link], bool],
        serve: Callable[[Link, asyncio.StreamReader, asyncio.StreamWriter], None],
        leave: Callable[[Link], None],
    ) -> None:
        reader = asyncio.StreamReader(READ_BUFFER_BYTES, loop)
        super().__init__(reader, self._connected, loop)
        self.loop = loop
        self._reader = reader
        self._feed: Callable[[bytes], None] | None = None
        self.lost = False
        self.sink: WebSocketSink | StreamSink | None = None
        self.socket: WebSocketSink | None = None
        self.answer: HttpStream | None = None
        self._admit = admit
        self._serve = serve
        self._leave = leave
        self._full = False
        self._hold: Callable[[bool], None] | None = None
        self._cut: asyncio.TimerHandle | None = None

    @property
    def gone(self) -> bool:
        """Whether the peer has ended its side, and nothing that it sent is left."""
        return self.lost or self._reader.at_eof()

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

    def feed(self, take: Callable[[bytes], None]) -> None:
        """Hand what arrives from now on to `take`, and what has arrived and nobody has read yet."""
        self._feed = take
        unread: bytearray = self._reader._buffer  # type: ignore[attr-defined]  # noqa: SLF001
        if unread:
            data = bytes(unread)
            unread.clear()
            take(data)
        if not self._full:
            self.transport.resume_reading()

    def data_received(self, data: bytes) -> None:
        """Called by the loop: bytes have arrived."""
        if self._feed is None:
            super().data_received(data)
        else:
            self._feed(data)

    def cut_after(self, seconds: float) -> None:
        """Abort the transport in `seconds`, whatever it still holds, unless it has ended by then."""
        if self._cut is None and not self.lost:
            self._cut = self.loop.call_later(seconds, self.transport.abort)

    def end_within(self, seconds: float) -> None:
        """Close once everything has been written, at the latest in `seconds`."""
        self.cut_after(seconds)
        self.transport.close()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Called by the loop: serve the connection if there is room, refuse it at once if there is none."""
        self.transport = cast("asyncio.Transport", transport)
        self.transport.set_write_buffer_limits(high=SINK_HIGH_WATER)
        if self._admit(self):
            super().connection_made(transport)
        else:
            self.transport.write(FULL)
            self.transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        """Called by the loop: nothing can be written any more."""
        self.lost = True
        if self.sink is not None:
            self.sink.stop()
        if self._cut is not None:
            self._cut.cancel()
        # A timer set in this connection's context keeps the link until it is due: let it keep no more.
        self.sink = self.socket = self.answer = self._feed = self._hold = self._cut = None
        super().connection_lost(exc)
        self._leave(self)

    def pause_writing(self) -> None:
        """Called by the loop: the write buffer is above its high-water mark."""
        super().pause_writing()
        self._full = True
        if self._feed is not None:
            self.transport.pause_reading()
        if self._hold is not None:
            self._hold(True)

    def resume_writing(self) -> None:
        """Called by the loop: the write buffer has drained."""
        super().resume_writing()
        self._full = False
        if self._feed is not None:
            self.transport.resume_reading()
        if self._hold is not None:
            self._hold(False)

    def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._serve(self, reader, writer)
