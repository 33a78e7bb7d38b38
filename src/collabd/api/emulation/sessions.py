"""Which client a request belongs to: the table of clients that use requests in place of a socket."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collabd.api.socket.peer import Peer


@dataclass(slots=True)
class Entry:
    """A client, and what its stream was asked for with: the token of a cookie or of a bearer, or ""."""

    credential: str
    peer: Peer


class Sessions:
    """Clients by the secret that only they and the server know; `node` names this process.

    As long as there are streams, so bounded by the number of connections.
    """

    def __init__(self) -> None:
        self.node = secrets.token_hex(8)
        self._entries: dict[str, Entry] = {}

    def __len__(self) -> int:
        return len(self._entries)

    @contextmanager
    def holding(self, secret: str, entry: Entry) -> Iterator[None]:
        """The client can be found under `secret` inside the block."""
        self._entries[secret] = entry
        try:
            yield
        finally:
            del self._entries[secret]

    def find(self, secret: str, node: str, credential: str) -> Peer | None:
        """The client to which a request with this credential belongs; None if there is none, or no longer.

        The credential must be that of the stream: then a secret that was seen by somebody is of no use
        without the cookie or token, and nobody's cookie can act on somebody else's stream.
        """
        entry = self._entries.get(secret)
        if entry is None or node != self.node or entry.peer.ended:
            return None
        same = hmac.compare_digest(entry.credential.encode(), credential.encode())
        return entry.peer if same else None
