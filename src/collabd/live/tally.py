"""What a hub counts. Plain integers, raised per event and not per delivery, read when somebody asks."""

from __future__ import annotations


class Tally:
    """Counts since the start; only the event loop's thread touches them."""

    __slots__ = ("delivered", "ephemerals", "published")

    def __init__(self) -> None:
        self.published = 0
        """Events that were handed over, whether or not anybody listens."""
        self.delivered = 0
        """Events, times the subscribers that each was queued for."""
        self.ephemerals = 0
        """Typing, presence and the like that were handed over."""
