"""Pings: the server sends one at an even pace, and a client that does not answer is taken for gone."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Protocol


class Timer(Protocol):
    """A scheduled call."""

    def cancel(self) -> None:
        """Do not make the call."""


CallLater = Callable[[float, Callable[[], None]], Timer]


class Heartbeat:
    """Calls `ping` every `ping_seconds` and `gone` when no pong follows in `pong_seconds`."""

    def __init__(
        self,
        call_later: CallLater,
        ping_seconds: float,
        pong_seconds: float,
        ping: Callable[[], None],
        gone: Callable[[], None],
    ) -> None:
        self._call_later = call_later
        self._ping_seconds = ping_seconds
        self._pong_seconds = pong_seconds
        self._ping = ping
        self._gone = gone
        self._timer: Timer | None = None
        self._asked = False

    def start(self) -> None:
        """Begin, at a random moment, so that a thousand sockets opened together do not ping together."""
        first = random.uniform(self._ping_seconds / 2, self._ping_seconds)  # noqa: S311 - spreading load
        self._timer = self._call_later(first, self._beat)

    def pong(self) -> None:
        """The client has answered; without having been asked, it keeps no ping away."""
        if self._asked and self._timer is not None:
            self._asked = False
            self._timer.cancel()
            self._timer = self._call_later(self._ping_seconds, self._beat)

    def stop(self) -> None:
        """No more pings."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _beat(self) -> None:
        self._asked = True
        self._timer = self._call_later(self._pong_seconds, self._gone)
        self._ping()
