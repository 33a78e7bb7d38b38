"""After a start: who was here before has time to come back before anybody hears that they are gone.

Clients whose server goes away wait up to 20 s between two attempts, and thousands are let in a few at a time.
So the wait is two grace periods long, goes on for one more with each who returns, and ends after twenty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from collabd.live.bulletin import CallLater

AT_LEAST = 2
AT_MOST = 20
"""In grace periods: with that of 15 s from half a minute to five."""


class Returning:
    """Who is awaited; `gone` is called with each who has not come in time. `clock` gives milliseconds."""

    def __init__(
        self,
        clock: Callable[[], int],
        call_later: CallLater,
        grace_seconds: float,
        gone: Callable[[str], None],
    ) -> None:
        self._clock = clock
        self._call_later = call_later
        self._grace = int(grace_seconds * 1000)
        self._gone = gone
        self._awaited: dict[str, None] = {}
        self._until = self._latest = 0

    def expect(self, user_ids: Iterable[str]) -> None:
        """Await these from now on."""
        self._awaited = dict.fromkeys(user_ids)
        self._until = self._clock() + AT_LEAST * self._grace
        self._latest = self._clock() + AT_MOST * self._grace
        self._wait()

    def is_awaited(self, user_id: str) -> bool:
        """Whether this person was here before, is not back yet, and may still come."""
        return user_id in self._awaited

    def came(self, user_id: str) -> None:
        """This person is here; if they were awaited, others may be on their way, too."""
        if user_id in self._awaited:
            del self._awaited[user_id]
            self._until = min(self._latest, max(self._until, self._clock() + self._grace))

    def _wait(self) -> None:
        if self._awaited:
            self._call_later((self._until - self._clock()) / 1000, self._look)

    def _look(self) -> None:
        if self._clock() < self._until:
            return self._wait()
        missing, self._awaited = self._awaited, {}
        for user_id in missing:
            self._gone(user_id)
        return None
