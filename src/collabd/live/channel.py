"""One stream's subscribers in this process, and where each of them stands."""

from __future__ import annotations

from collections.abc import Callable

from collabd.live.connection import Connection
from collabd.live.pushes import Push


class Subscriber:
    """One socket of a signed-in person: its connection, and the streams that it is subscribed to."""

    __slots__ = (
        "client_id",
        "connection",
        "follows_rooms",
        "on_left",
        "on_revoked",
        "session_id",
        "streams",
        "user_id",
    )

    def __init__(
        self, connection: Connection, client_id: str, user_id: str, session_id: str, *, follows_rooms: bool
    ) -> None:
        self.connection = connection
        self.client_id = client_id
        self.user_id = user_id
        self.session_id = session_id
        self.follows_rooms = follows_rooms
        self.streams: set[str] = set()
        self.on_revoked: Callable[[str], None] = lambda _: None
        """Called with each stream that is taken away."""
        self.on_left: Callable[[str], None] = lambda _: None
        """Called with each stream that it no longer follows, taken away or let go."""


class Channel:
    """The subscribers of one stream: those who have everything up to `last`, and those who stand apart.

    A snapshot may hold events whose effects are still on their way here, so the first subscriber may be ahead
    of what is delivered next, and others behind it; each gets just what it lacks until all are even.
    """

    __slots__ = ("apart", "last", "live")

    def __init__(self, last: int) -> None:
        self.last = last
        self.live: dict[Subscriber, Connection] = {}
        self.apart: dict[Subscriber, int] = {}

    def subscribers(self) -> list[Subscriber]:
        """All of them."""
        return [*self.live, *self.apart]

    def place(self, subscriber: Subscriber) -> int:
        """The offset up to which a subscriber has everything."""
        return self.apart.get(subscriber, self.last)

    def enter(self, subscriber: Subscriber, offset: int) -> None:
        """Take up a subscriber that has everything up to `offset`."""
        if offset == self.last:
            self.live[subscriber] = subscriber.connection
        else:
            self.apart[subscriber] = offset

    def leave(self, subscriber: Subscriber) -> None:
        """Forget a subscriber."""
        self.live.pop(subscriber, None)
        self.apart.pop(subscriber, None)

    def wants(self, offset: int) -> bool:
        """Whether anybody here may lack the event at `offset`."""
        return offset > self.last or bool(self.apart)

    def next_at(self, offset: int) -> int:
        """How many lack just the event at `offset`, and so get it."""
        even = len(self.live) if offset == self.last + 1 else 0
        return even + sum(place == offset - 1 for place in self.apart.values()) if self.apart else even

    def deliver(self, offset: int, push: Push) -> list[Subscriber]:
        """Hand the event at `offset` to those who lack just it; gives back who has lost what came before."""
        lost: list[Subscriber] = []
        if offset == self.last + 1:
            for connection in self.live.values():
                connection.offer(push)
        elif offset > self.last:
            lost = list(self.live)
        self.last = max(self.last, offset)
        return [*lost, *self._deliver_apart(offset, push)] if self.apart else lost

    def lacking(self, head: int) -> list[Subscriber]:
        """Who lacks something up to `head`."""
        return [subscriber for subscriber in self.subscribers() if self.place(subscriber) < head]

    def _deliver_apart(self, offset: int, push: Push) -> list[Subscriber]:
        lost = []
        for subscriber, place in list(self.apart.items()):
            if place == offset - 1:
                subscriber.connection.offer(push)
                self.apart[subscriber] = offset
            elif place < offset:
                lost.append(subscriber)
            if self.apart[subscriber] == self.last:
                del self.apart[subscriber]
                self.live[subscriber] = subscriber.connection
        return lost
