"""Typing: who is writing in a room. Relayed, not stored; the receivers let it expire."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from collabd.domain.events import TypingStarted, TypingStopped
from collabd.domain.streams import room_stream
from collabd.domain.times import rfc3339
from collabd.domain.typing import TypingIndicator

RELAY_MILLISECONDS = 1000
"""One person's typing in one room is relayed at most this often."""


class Typing:
    """Relays typing indicators to a room's stream. `clock` gives milliseconds."""

    def __init__(
        self, clock: Callable[[], int], send: Callable[[str, bytes], None], expires_seconds: int
    ) -> None:
        self._clock = clock
        self._send = send
        self._expires_seconds = expires_seconds
        self._started: dict[tuple[str, str], int] = {}
        self._writing: set[tuple[str, str]] = set()

    def start(self, user_id: str, name: str, room_id: str) -> None:
        """Someone is writing; too soon after the last time, nothing is relayed."""
        now = self._clock()
        self._forget_old(now)
        key = (room_id, user_id)
        if now - self._started.get(key, -RELAY_MILLISECONDS) < RELAY_MILLISECONDS:
            return
        self._started.pop(key, None)
        self._started[key] = now
        self._writing.add(key)
        indicator = TypingIndicator(user_id=user_id, user_name=name, room_id=room_id, timestamp=rfc3339(now))
        event = TypingStarted(at=rfc3339(now), typing=indicator, expires_in=self._expires_seconds)
        self._send(room_stream(room_id), msgspec.json.encode(event))

    def stop(self, user_id: str, room_id: str) -> None:
        """Someone has stopped writing; nothing happens if they were not."""
        self._forget_old(self._clock())
        if (room_id, user_id) in self._writing:
            # When it began is kept, so that starting and stopping in turns is no way around the pace.
            self._writing.remove((room_id, user_id))
            event = TypingStopped(at=rfc3339(self._clock()), room_id=room_id, user_id=user_id)
            self._send(room_stream(room_id), msgspec.json.encode(event))

    def _forget_old(self, now: int) -> None:
        # Insertion order is time order: what has expired stands at the front.
        while self._started:
            key, started = next(iter(self._started.items()))
            if now - started < self._expires_seconds * 1000:
                break
            del self._started[key]
            self._writing.discard(key)
