"""What the tests ask of a client library, whichever it is, and what it reports back.

Both adapters (`npm.py`, `pypi.py`) hand over the library's own words unchanged, under the names that the npm
library uses, so that one test tells the same story with each of them.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

PATIENCE_SECONDS = 30.0
"""How long a test waits for what must come; only a failing one waits so long."""


class RefusedError(Exception):
    """The server has answered with an error."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message


@dataclass(frozen=True)
class Place:
    """A position as the libraries know it."""

    offset: int
    epoch: str


@dataclass(frozen=True)
class Report:
    """One thing that a library has told its application; `channel` is empty for the connection itself."""

    event: str
    channel: str
    context: dict[str, Any]

    def __getattr__(self, name: str) -> Any:
        return self.context[name]


class Reports:
    """Everything that a client has reported, in order; `next` takes each report once."""

    def __init__(self) -> None:
        self.all: list[Report] = []
        self._fresh: dict[tuple[str, str], deque[Report]] = defaultdict(deque)
        self._changed = asyncio.Event()

    def add(self, report: Report) -> None:
        """Take one more report."""
        self.all.append(report)
        self._fresh[report.event, report.channel].append(report)
        self._changed.set()

    async def until(self, true: Callable[[], object]) -> None:
        """Wait until something holds that only a report can bring about."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while not true():
                self._changed.clear()
                await self._changed.wait()

    async def next(self, event: str, channel: str = "") -> Report:
        """The first report of this kind, about this channel, that has not been taken yet."""
        waiting = self._fresh[event, channel]
        await self.until(lambda: waiting)
        return waiting.popleft()

    async def each(self, event: str, channels: Sequence[str]) -> list[Report]:
        """The next report of this kind from each of the channels, in their order."""
        return [await self.next(event, channel) for channel in channels]

    def of(self, event: str, channel: str = "") -> list[Report]:
        """All reports of this kind so far."""
        return [one for one in self.all if one.event == event and one.channel == channel]

    def offsets(self, channel: str) -> list[int]:
        """The offsets of a channel's publications as they came; ephemerals have none."""
        return [one.offset for one in self.of("publication", channel) if one.context.get("offset")]

    def contents(self, channel: str) -> list[str]:
        """What people have said in a room, as it came."""
        events = [one.data for one in self.of("publication", channel)]
        messages = [event["message"] for event in events if event["type"] == "message.created"]
        return [message["content"] for message in messages if message["messageType"] == "TEXT"]


class Client(Protocol):
    """A client of an unmodified library."""

    reports: Reports

    async def start(self) -> None:
        """Begin to connect."""

    async def disconnect(self) -> None:
        """Close the connection for good."""

    async def subscribe(self, *channels: str, states: Sequence[Place] | None = None) -> None:
        """Subscribe from the client's side.

        With `states` the application says where it stands whenever the library asks: with these, one after
        the other, then with the position of the channel's history. The library then sets flag 2.
        """

    async def unsubscribe(self, channel: str) -> None:
        """End a subscription from the client's side."""

    async def call(self, method: str, **data: Any) -> Any:
        """An RPC; raises `RefusedError`."""

    async def publish(self, channel: str, data: Any) -> None:
        """Publish to a channel; raises `RefusedError`."""

    async def history(
        self, channel: str, *, limit: int = 0, since: Place | None = None, reverse: bool = False
    ) -> dict[str, Any]:
        """A channel's history: `publications`, `offset`, `epoch`; raises `RefusedError`."""

    async def presence(self, channel: str) -> dict[str, str]:
        """Who is subscribed: user by client id."""

    async def presence_stats(self, channel: str) -> tuple[int, int]:
        """How many are subscribed: clients, users."""


async def connect(client: Client) -> Report:
    """Connect a client; its report of that, whose `data` is the server's greeting."""
    await client.start()
    return await client.reports.next("connected")


class Library(Protocol):
    """An unmodified client library."""

    async def open(
        self, url: str, token: str, *, data: dict[str, Any] | None = None, ping_delay: float = 10.0
    ) -> Client:
        """A client that is not connected yet; `ping_delay` is how late (s) a ping may be."""

    async def close(self) -> None:
        """End all clients."""
