"""Typing: who is writing in a room. Relayed, not stored; the receivers let it expire."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

import msgspec

from collabd.domain.events import TypingStarted, TypingStopped
from collabd.domain.streams import room_stream
from collabd.domain.times import rfc3339
from collabd.domain.typing import TypingIndicator

RELAY_MILLISECONDS = 1000
"""One person's typing in one place is relayed at most this often."""
MOST_PLACES = 5
"""In how many places one person can be writing at a time: a few devices, and not every thread there is."""


class Place(NamedTuple):
    """Where someone is writing: a room's timeline, or a thread of it."""

    room_id: str
    thread_id: str | None
    user_id: str


class Typing:
    """Relays typing indicators to a room's stream. `clock` gives milliseconds."""

    def __init__(
        self, clock: Callable[[], int], send: Callable[[str, bytes], None], expires_seconds: int
    ) -> None:
        self._clock = clock
        self._send = send
        self._expires_seconds = expires_seconds
        self._started: dict[Place, int] = {}
        self._places: Counter[str] = Counter()
        self._writing: set[Place] = set()

    def start(self, user_id: str, name: str, room_id: str, thread_id: str | None = None) -> None:
        """Someone is writing; too soon after the last time, or in too many places, nothing is relayed."""
        now = self._clock()
        self._forget_old(now)
        place = Place(room_id, thread_id, user_id)
        if not self._may_relay(place, now):
            return
        self._note(place, now)
        indicator = TypingIndicator(
            user_id=user_id, user_name=name, room_id=room_id, thread_id=thread_id, timestamp=rfc3339(now)
        )
        event = TypingStarted(at=rfc3339(now), typing=indicator, expires_in=self._expires_seconds)
        self._send(room_stream(room_id), msgspec.json.encode(event))

    def stop(self, user_id: str, room_id: str, thread_id: str | None = None) -> None:
        """Someone has stopped writing; nothing happens if they were not."""
        now = self._clock()
        self._forget_old(now)
        place = Place(room_id, thread_id, user_id)
        if place in self._writing:
            # When it began is kept, so that starting and stopping in turns is no way around the pace.
            self._writing.remove(place)
            event = TypingStopped(at=rfc3339(now), room_id=room_id, user_id=user_id, thread_id=thread_id)
            self._send(room_stream(room_id), msgspec.json.encode(event))

    def _may_relay(self, place: Place, now: int) -> bool:
        started = self._started.get(place)
        if started is None:
            return self._places[place.user_id] < MOST_PLACES
        return now - started >= RELAY_MILLISECONDS

    def _note(self, place: Place, now: int) -> None:
        if self._started.pop(place, None) is None:
            self._places[place.user_id] += 1
        self._started[place] = now
        self._writing.add(place)

    def _forget_old(self, now: int) -> None:
        # Insertion order is time order: what has expired stands at the front.
        while self._started:
            place, started = next(iter(self._started.items()))
            if now - started < self._expires_seconds * 1000:
                break
            del self._started[place]
            self._writing.discard(place)
            self._places[place.user_id] -= 1
            if not self._places[place.user_id]:
                del self._places[place.user_id]
