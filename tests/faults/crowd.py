"""Many clients in one process, each coming back as the stock SDKs do, each keeping books of what it hears.

`python -m tests.faults.crowd` reads a line {"url", "tokens", "rooms"} and then lines of [what, with what],
and answers each with a line of JSON: `connect` opens all sockets; `settle` waits until all are open; `hear`
waits for so many more events; `reach` waits until everybody has their streams up to {stream: offset}; `books`
gives the books.
"""

from __future__ import annotations

import asyncio
import json
import random
import re
import sys
import time
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import msgspec
import uvloop
from picows import WSError, WSFrame, WSListener, WSMsgType, WSTransport, ws_connect

# The npm package's defaults, version 5.8: seconds.
FIRST_DELAY = 0.5
LONGEST_DELAY = 20.0
TIMEOUT = 5.0

AT_ONCE = 200
"""How many sockets are opened at once at the beginning, when no storm is meant."""
ADDRESSES = 200
"""Loopback addresses that the clients come from, as from as many households."""
GLANCE = 0.02
"""How often (s) it is looked whether what is waited for has come."""
PUSH = b'{"push":{"channel":"'
OFFSET = re.compile(rb'"offset":(\d+)\}\}\}$')


@dataclass
class Books:
    """What all clients have seen.

    `missed` and `doubled` events break the promise; who had to start over was told so.
    """

    events: int = 0
    missed: int = 0
    doubled: int = 0
    started_over: int = 0
    refused: int = 0
    attempts: int = 0
    bursts: list[int] = field(default_factory=list)
    """How many missed events each client got when it came back."""


class Attempt(WSListener):
    """One socket of a client; what comes after it was given up is not heard."""

    def __init__(self, client: Client) -> None:
        self.greeted = False
        self._client: Client | None = client
        self._transport: WSTransport | None = None

    def on_ws_connected(self, transport: WSTransport) -> None:
        """Introduce the client."""
        self._transport = transport
        self.greeted = True
        if self._client is None:
            transport.disconnect(graceful=False)
        else:
            transport.send(WSMsgType.TEXT, self._client.greeting())

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        """Pass on what the server says."""
        if frame.msg_type == WSMsgType.CLOSE:
            transport.disconnect()
        elif frame.msg_type == WSMsgType.TEXT and self._client is not None:
            lines = frame.get_payload_as_bytes().split(b"\n")
            if b"{}" in lines:
                transport.send(WSMsgType.TEXT, b"{}")
            self._client.take(line for line in lines if line != b"{}")

    def on_ws_disconnected(self, _: WSTransport) -> None:
        """Tell the client."""
        if self._client is not None:
            self._client.lost()

    def give_up(self) -> None:
        """Hear nothing more."""
        self._client = None
        if self._transport is not None:
            self._transport.disconnect(graceful=False)


class Client:
    """One client: its places in its streams, and how it comes back."""

    def __init__(self, url: str, token: str, number: int, rooms: str, books: Books) -> None:
        self.places: dict[str, list[Any]] = {}
        self.open = asyncio.Event()
        self.current = 0.0
        self._attempts = 0
        self._url = url
        self._token = token
        self._address = f"127.0.{1 + number % ADDRESSES}.1"
        self._rooms = rooms
        self._books = books
        self._attempt: Attempt | None = None
        self._waiting: asyncio.TimerHandle | None = None
        self._task: asyncio.Task[None] | None = None

    async def connect(self) -> None:
        """Open the socket; a failure is answered by another try, later."""
        self._books.attempts += 1
        attempt = self._attempt = Attempt(self)
        with suppress(OSError, TimeoutError, WSError):
            # A cancelled attempt would leave its socket open; picows ends it by its own time-out.
            async with asyncio.timeout(2 * TIMEOUT):
                await ws_connect(
                    lambda: attempt,
                    self._url,
                    local_addr=(self._address, 0),
                    websocket_handshake_timeout=TIMEOUT,
                )
        # It also comes back, without a word, from a handshake that was cut off.
        if not attempt.greeted and attempt is self._attempt:
            self.lost()

    def greeting(self) -> bytes:
        """Who this is and where it stands; without an answer in time the socket is given up."""
        self._waiting = asyncio.get_running_loop().call_later(TIMEOUT, self.lost)
        subs = {
            channel: {"recover": True, "epoch": epoch, "offset": offset}
            for channel, (epoch, offset) in self.places.items()
        }
        connect = {"token": self._token, "subs": subs, "data": {"rooms": self._rooms}}
        return json.dumps({"id": 1, "connect": connect}).encode()

    def take(self, lines: Iterable[bytes]) -> None:
        """Take what the server says."""
        for line in lines:
            if line.startswith(PUSH):
                self._take_push(line)
            else:
                self._take_reply(msgspec.json.decode(line))

    def lost(self) -> None:
        """Give the socket up, and come back a random moment later."""
        if self._attempt is None:
            return
        self._attempt.give_up()
        self._attempt = None
        self.open.clear()
        if self._waiting is not None:
            self._waiting.cancel()
        spread = random.uniform(0, min(LONGEST_DELAY, FIRST_DELAY * 2**self._attempts))
        self._attempts += 1
        asyncio.get_running_loop().call_later(min(LONGEST_DELAY, FIRST_DELAY + spread), self._try)

    def _try(self) -> None:
        self._task = asyncio.create_task(self.connect())

    def _take_push(self, line: bytes) -> None:
        end = line.index(b'"', len(PUSH))
        found = OFFSET.search(line, max(end, len(line) - 40))
        if found is not None:
            self._note(line[len(PUSH) : end].decode(), int(found[1]))

    def _note(self, channel: str, offset: int) -> None:
        place = self.places[channel]
        self._books.events += 1
        if offset > place[1] + 1:
            self._books.missed += offset - place[1] - 1
        elif offset <= place[1]:
            self._books.doubled += 1
        place[1] = max(offset, place[1])

    def _take_reply(self, reply: dict[str, Any]) -> None:
        if "connect" not in reply:
            self._books.refused += 1
            self.lost()
            return
        if self._waiting is not None:
            self._waiting.cancel()
        self._books.bursts.append(
            sum(self._begin(channel, sub) for channel, sub in reply["connect"].get("subs", {}).items())
        )
        self.current = time.monotonic()
        self._attempts = 0
        self.open.set()

    def _begin(self, channel: str, sub: dict[str, Any]) -> int:
        if channel not in self.places or not sub.get("recovered"):
            self._books.started_over += channel in self.places
            self.places[channel] = [sub["epoch"], sub.get("offset", 0)]
            return 0
        missed = sub.get("publications", [])
        for publication in missed:
            self._note(channel, publication["offset"])
        return len(missed)


class Crowd:
    """All clients, and what they are told to do."""

    def __init__(self, url: str, tokens: list[str], rooms: str) -> None:
        self.books = Books()
        self.clients = [Client(url, token, n, rooms, self.books) for n, token in enumerate(tokens)]

    async def connect(self, _: object) -> None:
        """Open all sockets, a few at a time."""
        for start in range(0, len(self.clients), AT_ONCE):
            few = self.clients[start : start + AT_ONCE]
            await asyncio.gather(*(client.connect() for client in few))
            await asyncio.gather(*(client.open.wait() for client in few))

    async def settle(self, _: object) -> None:
        """Wait until all are open."""
        await asyncio.gather(*(client.open.wait() for client in self.clients))

    async def hear(self, events: int) -> None:
        """Wait for so many more events."""
        enough = self.books.events + events
        while self.books.events < enough:  # noqa: ASYNC110 - an event a delivery would cost more than this
            await asyncio.sleep(GLANCE)

    async def reach(self, tops: dict[str, int]) -> None:
        """Wait until everybody has heard everything up to there."""
        for client in self.clients:
            for channel in client.places.keys() & tops.keys():
                while client.places[channel][1] < tops[channel]:  # noqa: ASYNC110 - the same
                    await asyncio.sleep(GLANCE)

    async def tell(self, _: object) -> dict[str, Any]:
        """The books, and when each client last became current (s); new books from here on."""
        books: dict[str, Any] = msgspec.to_builtins(self.books)
        books["current"] = [client.current for client in self.clients]
        self.books.__init__()  # type: ignore[misc]
        return books


async def main() -> None:
    loop = asyncio.get_running_loop()
    given = json.loads(await loop.run_in_executor(None, sys.stdin.readline))
    crowd = Crowd(given["url"], given["tokens"], given["rooms"])
    words: dict[str, Callable[[Any], Awaitable[Any]]] = {
        "connect": crowd.connect,
        "settle": crowd.settle,
        "hear": crowd.hear,
        "reach": crowd.reach,
        "books": crowd.tell,
    }
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        word, about = json.loads(line)
        answer = await words[word](about)
        print(json.dumps(answer), flush=True)  # noqa: T201 - whoever started this process reads it


if __name__ == "__main__":
    uvloop.run(main())
