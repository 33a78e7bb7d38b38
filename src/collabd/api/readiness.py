"""Whether this server takes work: for a load balancer, which asks before it sends people here."""

from __future__ import annotations

from typing import Literal

from collabd.domain.records import Record
from collabd.store.base import Store

STALLED_SECONDS = 10.0
"""A batch takes milliseconds; after so long the disk hangs, and whoever writes waits in vain."""

Reason = Literal["draining", "broken", "stalled", "overloaded"]

SENTENCES: dict[Reason, str] = {
    "draining": "The server is ending. Another one, or this one when it is back, will answer.",
    "broken": "The database could not be written, so the server ends itself. Its log says why.",
    "stalled": "The database has not taken a write for ten seconds. Look at the disk.",
    "overloaded": "As many commands wait to be written as may wait. Try again in a moment.",
}


class Ready(Record, frozen=True, kw_only=True, omit_defaults=True):
    """The answer of `/readyz`: `reason` is absent while the server takes work."""

    ready: bool
    reason: Reason | None = None
    message: str | None = None


class Readiness:
    """Says whether the server takes work. `drain()` makes it say no for good."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.draining = False

    def drain(self) -> None:
        """The server is about to end: no new work, please."""
        self.draining = True

    def reason(self) -> Reason | None:
        """Why it takes no work; None while it does."""
        vitals = self._store.vitals()
        if vitals.broken:
            return "broken"
        if self.draining:
            return "draining"
        if vitals.busy_seconds > STALLED_SECONDS:
            return "stalled"
        return "overloaded" if vitals.queue_depth >= vitals.queue_limit else None

    def ready(self) -> Ready:
        """The answer to whoever asks."""
        reason = self.reason()
        return Ready(ready=reason is None, reason=reason, message=reason and SENTENCES[reason])
