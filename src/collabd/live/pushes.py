"""What is sent to sockets: encoded once, shared by every connection that it goes to."""

from __future__ import annotations

from collections.abc import Callable, Container

Framing = Callable[[bytes], bytes]
"""From payloads joined by newlines to what the transport sends: a WebSocket text frame, SSE lines."""


class Push:
    """One encoded message, made once and shared by every connection that it goes to.

    `payload` is a JSON object without a newline; `stream` names the stream that it belongs to ("" for a reply
    and whatever else belongs to none); an `ephemeral` one may be dropped for a connection that falls behind.
    """

    __slots__ = ("ephemeral", "payload", "stream")

    def __init__(self, payload: bytes, stream: str = "", ephemeral: bool = False) -> None:
        self.payload = payload
        self.stream = stream
        self.ephemeral = ephemeral

    def without(self, stream: str) -> Push | None:
        """What may still go out when `stream` has been taken from the person: all of it, or nothing."""
        return None if stream and stream == self.stream else self


class Reply(Push):
    """A reply with events of `streams` in it: once one of them is taken away, `instead(stream)` goes out."""

    __slots__ = ("_instead", "_streams")

    def __init__(self, payload: bytes, streams: Container[str], instead: Callable[[str], Push]) -> None:
        super().__init__(payload)
        self._streams = streams
        self._instead = instead

    def without(self, stream: str) -> Push | None:
        """Itself, or the reply that tells nothing of `stream`."""
        return self._instead(stream) if stream in self._streams else self
