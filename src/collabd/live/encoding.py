"""What a hub says, left to the socket's protocol to word."""

from __future__ import annotations

from typing import Protocol

from collabd.domain.records import Position


class Encoding(Protocol):
    """How the socket's protocol words what the hub has to say, as one JSON object each."""

    def publication(self, stream: str, body: bytes, offset: int) -> bytes:
        """An event (offset > 0) or an ephemeral (0)."""

    def subscribed(self, position: Position) -> bytes:
        """The stream was added for this client."""

    def unsubscribed(self, stream: str, code: int, reason: str) -> bytes:
        """The stream was taken from this client."""
