"""Bulletins: news about people, gathered and told together, so that thousands of changes cost little.

Everybody hears of everybody: 5,000 arrivals told at once would be 25 million entries. So there is at most one
push a second and stream, with a bounded number of people in it, and a bound for all sockets together. What is
told is how things stand when it is told, not when it was noted.
"""

from __future__ import annotations

from collections.abc import Callable

ANNOUNCE_SECONDS = 1.0
ENTRIES_PER_PUSH = 500
ENTRIES_TOLD = 50_000
"""How many entries are told in a second to all sockets together: some 8 MB, a tenth of a core. With 100
sockets a push is full before that, with 5,000 it has 10 entries."""

CallLater = Callable[[float, Callable[[], None]], object]


class Bulletin:
    """Who is to be told about, by stream, in the order in which it was noted.

    `audience` counts the sockets that follow a stream; `tell` is given a stream and the people to tell it of.
    """

    def __init__(
        self,
        call_later: CallLater,
        audience: Callable[[str], int],
        tell: Callable[[str, list[str]], None],
    ) -> None:
        self._call_later = call_later
        self._audience = audience
        self._tell = tell
        self._noted: dict[tuple[str, str], None] = {}

    def note(self, stream: str, user_id: str) -> None:
        """Something about this person has changed for those who follow the stream."""
        if not self._noted:
            self._call_later(ANNOUNCE_SECONDS, self._issue)
        self._noted[stream, user_id] = None

    def _issue(self) -> None:
        pushes = self._chosen()
        for stream, people in pushes.items():
            for user_id in people:
                del self._noted[stream, user_id]
        if self._noted:
            self._call_later(ANNOUNCE_SECONDS, self._issue)
        for stream, people in pushes.items():
            self._tell(stream, people)

    def _chosen(self) -> dict[str, list[str]]:
        """What goes out now: the oldest news first, as much as the bounds allow, and one entry always."""
        pushes: dict[str, list[str]] = {}
        audiences: dict[str, int] = {}
        left = ENTRIES_TOLD
        for stream, user_id in self._noted:
            people = pushes.get(stream, [])
            if len(people) == ENTRIES_PER_PUSH:
                continue
            if stream not in audiences:
                audiences[stream] = max(1, self._audience(stream))
            left -= audiences[stream]
            if left < 0 and pushes:
                break
            pushes.setdefault(stream, people).append(user_id)
        return pushes
