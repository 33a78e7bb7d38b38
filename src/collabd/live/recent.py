"""The newest events of every stream, in memory, for those who come back after a cut.

When a server starts anew, everybody lacks the same: what has happened since. Read from the log that would be
a row for each event and each client; here it is one object for all of them.
"""

from __future__ import annotations

from collections import deque
from itertools import islice

from collabd.domain.effects import Appended, Effect, Redacted, Revoked, Stored

GREATEST_BYTES = 16 * 1024 * 1024
"""About half a minute of 500 messages a second. What is older, the log has."""


class Recent:
    """A bounded tail of each stream; all calls come from the event loop's thread."""

    def __init__(self, greatest_bytes: int = GREATEST_BYTES) -> None:
        self._tails: dict[str, deque[Stored]] = {}
        self._order: deque[tuple[str, int, int]] = deque()
        self._room = greatest_bytes

    def take(self, effect: Effect) -> None:
        """Remember an event; forget what the log no longer says like that, or nobody may read any more."""
        if isinstance(effect, Appended):
            self._add(effect)
        elif isinstance(effect, Redacted):
            self._forget(effect.stream, effect.upto)
        elif isinstance(effect, Revoked) and effect.user_id is None:
            self._forget(effect.stream, effect.offset)

    def above(self, stream: str, offset: int, limit: int) -> list[Stored]:
        """The events above an offset up to the newest, without a gap.

        An empty list if the next one is not here, or if there are more than `limit`.
        """
        tail = self._tails.get(stream)
        if tail is None or not tail[0].offset <= offset + 1 <= tail[-1].offset <= offset + limit:
            return []
        # From the newest: a deque is slow to find a place in its middle.
        return list(islice(reversed(tail), tail[-1].offset - offset))[::-1]

    def _add(self, event: Appended) -> None:
        stream, offset = event.position.stream, event.position.offset
        tail = self._tails.get(stream)
        if tail is None or tail[-1].offset != offset - 1:
            tail = self._tails[stream] = deque()
        tail.append(Stored(offset, event.body))
        self._order.append((stream, offset, len(event.body)))
        self._room -= len(event.body)
        while self._room < 0:
            self._forget_oldest()

    def _forget(self, stream: str, upto: int) -> None:
        tail = self._tails.get(stream)
        while tail and tail[0].offset <= upto:
            tail.popleft()
        if tail is not None and not tail:
            del self._tails[stream]

    def _forget_oldest(self) -> None:
        stream, offset, size = self._order.popleft()
        self._room += size
        tail = self._tails.get(stream)
        if tail is not None and tail[0].offset == offset:
            self._forget(stream, offset)
