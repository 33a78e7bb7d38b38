"""What of presence is written to the disk: seldom, and never per change.

It serves two ends: when people who are gone were last seen, and who was here when the server ended.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from collabd.domain.presence import Seen

NOTED_AGAIN = 10 * 60 * 1000
"""How old (ms) what is stored of somebody who is here may become: what a crash may cost of `lastSeen`."""


class Attendance:
    """What the store holds of those who are here, and who has gone since. `clock` gives milliseconds."""

    def __init__(self, clock: Callable[[], int]) -> None:
        self._clock = clock
        self._stored: dict[str, Seen] = {}
        self._gone: dict[str, Seen] = {}

    def went(self, seen: Seen) -> None:
        """This person has gone."""
        self._stored.pop(seen.user_id, None)
        self._gone[seen.user_id] = seen

    def came(self, user_id: str) -> None:
        """This person is here."""
        self._gone.pop(user_id, None)

    def due(self, here: Iterable[Seen], *, exactly: bool) -> list[Seen]:
        """What should be written: who came, who went, whom the store saw last a while ago.

        `exactly`: also whoever has another status by now, as at the end of the server.
        """
        return [*self._gone.values(), *(seen for seen in here if self._is_due(seen, exactly=exactly))]

    def written(self, seen: Iterable[Seen]) -> None:
        """This is in the store now."""
        for one in seen:
            if self._gone.get(one.user_id) == one:
                del self._gone[one.user_id]
            elif one.status != "OFFLINE":
                self._stored[one.user_id] = one

    def _is_due(self, seen: Seen, *, exactly: bool) -> bool:
        stored = self._stored.get(seen.user_id)
        if stored is None or (exactly and stored.status != seen.status):
            return True
        return seen.at > stored.at and self._clock() - stored.at >= NOTED_AGAIN
