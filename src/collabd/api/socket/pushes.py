"""Pushes: how the Centrifuge client protocol (JSON form) words what the hub has to say. No I/O."""

from __future__ import annotations

from collabd.api.socket.protocol import SubscribeResult, encode
from collabd.domain.records import Position


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
