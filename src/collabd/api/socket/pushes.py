"""Pushes: how the Centrifuge client protocol (JSON form) words what the hub has to say. No I/O."""

from __future__ import annotations

from collabd.api.socket.protocol import SubscribeResult, encode
from collabd.domain.records import Position

CODES_BEGIN = 3000
"""Codes of the protocol; those below are the WebSocket's own, for peers that have gone by themselves."""


class CentrifugeEncoding:
    """How the protocol words what the hub has to say; see `live.encoding.Encoding`."""

    def publication(self, stream: str, body: bytes, offset: int) -> bytes:
        """An event (offset > 0) or an ephemeral (0); `body` is JSON without a newline."""
        if offset:
            return b'{"push":{"channel":"%s","pub":{"data":%s,"offset":%d}}}' % (
                stream.encode(),
                body,
                offset,
            )
        return b'{"push":{"channel":"%s","pub":{"data":%s}}}' % (stream.encode(), body)

    def subscribed(self, position: Position) -> bytes:
        """A server-side subscription has been added."""
        result = encode(SubscribeResult(position.epoch, True, True, position.offset))
        return b'{"push":{"channel":"%s","subscribe":%s}}' % (position.stream.encode(), result)

    def unsubscribed(self, stream: str, code: int, reason: str) -> bytes:
        """A subscription has been taken away."""
        return b'{"push":{"channel":"%s","unsubscribe":{"code":%d,"reason":"%s"}}}' % (
            stream.encode(),
            code,
            reason.encode(),
        )


def disconnected(code: int, reason: str) -> bytes:
    """The connection ends, and why: on transports that have no close code of their own. No code, no word."""
    if code < CODES_BEGIN:
        return b""
    return b'{"push":{"disconnect":{"code":%d,"reason":%s}}}' % (code, encode(reason))
