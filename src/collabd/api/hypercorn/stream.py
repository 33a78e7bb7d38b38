"""An answer without an end on Hypercorn: a sink for ready-made pieces of an HTTP response's body.

Hypercorn and h11 send the head; from then on the flush pass writes to the transport, as it does for a
WebSocket. To HTTP/1.1 the pieces are chunks (RFC 9112, section 7.1); to HTTP/1.0, which many proxies speak to
what is behind them, they go as they are and the connection's end is the end. Nothing else may be asked on
that connection: what the peer still sends is thrown away.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from collabd.api.hypercorn.frames import NORMAL
from collabd.api.hypercorn.link import current_link
from collabd.api.hypercorn.sink import TransportSink
from collabd.live.pushes import Framing

if TYPE_CHECKING:
    from collabd.api.hypercorn.link import Link

LAST_CHUNK = b"0\r\n\r\n"

Farewell = Callable[[int, str], bytes]
"""What a peer is told last, for a code and a reason: a payload for the framing, b"" for nothing."""


@cache
def chunked(framing: Framing) -> Framing:
    """The framing whose frames are chunks; the same function for the same framing, so frames are shared."""

    def frame(payload: bytes) -> bytes:
        piece = framing(payload)
        return b"%x\r\n%b\r\n" % (len(piece), piece)

    return frame


def may_stream() -> bool:
    """Whether an endless answer may be begun: not while the server is ending."""
    link = current_link()
    return link is None or link.answer is None or not link.answer.parting


def open_stream(framing: Framing, farewell: Farewell) -> StreamSink | None:
    """The sink for the body of the calling task's request, whose response head has been sent.

    None when there is nobody to write to: the peer has gone, has sent more than its request, or the server is
    a plain ASGI one. The application has only to return then, and whenever it receives `http.disconnect`.
    """
    link = current_link()
    if link is None or link.answer is None:
        return None
    return link.answer.open_stream(framing, farewell)


class StreamSink(TransportSink):
    """Where the flush pass writes the body of an endless answer."""

    __slots__ = ("_farewell", "_last", "_seconds", "ending")

    def __init__(
        self, link: Link, framing: Framing, farewell: Farewell, *, chunks: bool, seconds: float
    ) -> None:
        super().__init__(link, chunked(framing) if chunks else framing)
        self._last = LAST_CHUNK if chunks else b""
        self._farewell = farewell
        self._seconds = seconds
        self.ending = (NORMAL, "")
        """Code and reason of its close; a client ends a stream in one way only, by leaving it."""

    def close(self, code: int, reason: str) -> None:
        """Say farewell and end the answer; the peer has `close_seconds` to read it."""
        if not self.closing:
            self.ending = (code, reason)
        payload = self._farewell(code, reason)
        self._end(self.framing(payload) if payload else b"")

    def finish(self) -> None:
        """End the answer without a word."""
        self._end(b"")

    def _end(self, word: bytes) -> None:
        if self.closing:
            return
        self.stop()
        self._link.write(word + self._last)
        self._link.end_within(self._seconds)
