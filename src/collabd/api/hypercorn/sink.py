"""What the flush pass writes to: the transport of a link, until the end has been seen or sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from collabd.api.hypercorn.frames import text_frame
from collabd.live.pushes import Framing

if TYPE_CHECKING:
    from collabd.api.hypercorn.link import Link


class TransportSink:
    """The part of `collabd.live.connection.Sink` that is the same for every way over a transport.

    It is stopped as soon as an end has been seen or sent, or the connection is lost; `closing` says so.
    `write` takes one whole frame; until the stop it is the transport's own, for nothing is called as often.
    """

    __slots__ = ("_link", "_transport", "closing", "framing", "write")

    def __init__(self, link: Link, framing: Framing) -> None:
        self.closing = False
        self.framing = framing
        self._link = link
        self._transport = link.transport
        self.write: Callable[[bytes], None] = link.transport.write

    def stop(self) -> None:
        """Write nothing from now on."""
        self.closing = True
        self.write = _forget

    def backlog(self) -> int:
        """Bytes in the transport's buffer."""
        return 0 if self.closing else self._transport.get_write_buffer_size()

    def watch(self, hold: Callable[[bool], None]) -> None:
        """Tell `hold` when the transport's buffer fills up and when it has drained."""
        self._link.watch(hold)


class WebSocketSink(TransportSink):
    """Where the flush pass writes an accepted WebSocket's frames; `end` ends it in order."""

    __slots__ = ("_end",)

    def __init__(self, link: Link, end: Callable[[int, str], None]) -> None:
        super().__init__(link, text_frame)
        self._end = end

    def close(self, code: int, reason: str) -> None:
        """Send a close; the peer has `close_seconds` to read and answer it."""
        self._end(code, reason)


def _forget(_: bytes) -> None:
    """What `write` does after the end."""
