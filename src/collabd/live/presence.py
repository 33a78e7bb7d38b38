"""Presence: who is online, by their sockets. Many sockets of one person count as one.

Someone whose last socket has gone counts as online for a grace period, so that a reload or a short break does
not flicker. Changes are announced together, at most once a second, the latest state per person.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

import msgspec

from collabd.domain.events import PresenceChanged
from collabd.domain.presence import Status, UserPresence
from collabd.domain.streams import DIRECTORY
from collabd.domain.times import rfc3339

ANNOUNCE_SECONDS = 1.0
ENTRIES_PER_FRAME = 500
ENTRIES_TOLD = 50_000
"""How many entries are told in a second to all sockets together: some 8 MB, a tenth of a core. With 100
sockets a frame is full before that, with 5,000 it has 10 entries."""

CallLater = Callable[[float, Callable[[], None]], object]


class Presence:
    """Who is online. `clock` gives milliseconds; `send` carries an ephemeral to a stream."""

    def __init__(
        self,
        clock: Callable[[], int],
        call_later: CallLater,
        send: Callable[[str, bytes], None],
        grace_seconds: float,
    ) -> None:
        self._clock = clock
        self._call_later = call_later
        self._send = send
        self._grace_seconds = grace_seconds
        self._sockets: dict[str, int] = {}
        self._leaving: dict[str, int] = {}
        self._online: dict[str, UserPresence] = {}
        self._changed: dict[str, UserPresence] = {}

    def entered(self, user_id: str, name: str) -> None:
        """One more socket of this person."""
        self._sockets[user_id] = self._sockets.get(user_id, 0) + 1
        self._leaving.pop(user_id, None)
        if user_id not in self._online:
            self._online[user_id] = self._now(user_id, name, "ONLINE")
            self._announce_soon(self._online[user_id])

    def left(self, user_id: str) -> None:
        """One socket fewer; after the grace period without another one, the person is offline."""
        self._sockets[user_id] -= 1
        if self._sockets[user_id] == 0:
            del self._sockets[user_id]
            departure = self._leaving[user_id] = self._clock()
            self._call_later(self._grace_seconds, lambda: self._gone(user_id, departure))

    def everybody(self) -> list[UserPresence]:
        """Everybody who is online."""
        return list(self._online.values())

    def _gone(self, user_id: str, departure: int) -> None:
        if self._leaving.get(user_id) != departure or user_id in self._sockets:
            return
        del self._leaving[user_id]
        was = self._online.pop(user_id)
        self._announce_soon(self._now(user_id, was.user_name, "OFFLINE"))

    def _now(self, user_id: str, name: str, status: Status) -> UserPresence:
        return UserPresence(user_id=user_id, user_name=name, status=status, last_seen=rfc3339(self._clock()))

    def _announce_soon(self, presence: UserPresence) -> None:
        if not self._changed:
            self._call_later(ANNOUNCE_SECONDS, self._announce)
        self._changed[presence.user_id] = presence

    def _announce(self) -> None:
        share = max(1, ENTRIES_TOLD // max(1, sum(self._sockets.values())))
        now = list(islice(self._changed, min(share, ENTRIES_PER_FRAME)))
        event = PresenceChanged(
            at=rfc3339(self._clock()), presences=[self._changed.pop(user_id) for user_id in now]
        )
        if self._changed:
            self._call_later(ANNOUNCE_SECONDS, self._announce)
        self._send(DIRECTORY, msgspec.json.encode(event))
