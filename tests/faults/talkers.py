"""People who go on talking at an even pace, whatever the server does; all is sent until acknowledged.

`python -m tests.faults.talkers` reads a line {"url", "people": [{"token", "rooms"}], "rate"} and talks until
the next line; then it waits for what is not acknowledged yet and answers with {"acknowledged": {id: [room,
offset]}, "again", "waits"}: how many were sent more than once, and the seconds until each was acknowledged.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import random
import sys
import time
from contextlib import suppress
from typing import Any

import msgspec
import uvloop
from picows import WSError, WSFrame, WSListener, WSMsgType, WSTransport, ws_connect

from collabd.domain.ids import new_id

FIRST_DELAY = 0.5
LONGEST_DELAY = 20.0
"""Between which bounds (s) a talker waits before the next try to connect, as the npm package does."""
PAUSE = 0.2
"""How long (s) a refused message waits if the refusal does not say."""
ADDRESSES = 200
"""Loopback addresses that they come from, as from as many households."""
WORDS, SPOKEN = 5_000, 12
"""Words that there are, and those of a message."""
LENGTHS = range(2, 10)
COMMONNESS = 0.6
"""The shape of the Pareto distribution by which words are drawn: few are in every message, most seldom."""


class Vocabulary:
    """Says what somebody could say, as far as an index of words can tell."""

    def __init__(self, seed: int = 1) -> None:
        self._random = random.Random(seed)
        self._words = [self._word() for _ in range(WORDS)]

    def say(self) -> str:
        """A message."""
        return " ".join(
            self._words[int(self._random.paretovariate(COMMONNESS)) % WORDS] for _ in range(SPOKEN)
        )

    def _word(self) -> str:
        return "".join(self._random.choices("abcdefghijklmnopqrstuvwxyz", k=self._random.choice(LENGTHS)))


def id_now() -> str:
    """A fresh id that tells the moment to a quarter of a microsecond (RFC 9562, section 6.2, method 3)."""
    milliseconds, rest = divmod(time.time_ns(), 1_000_000)
    text = new_id(milliseconds)
    return f"{text[:15]}{rest * 4096 // 1_000_000:03x}{text[18:]}"


class Talker(WSListener):
    """One person who talks."""

    def __init__(self, url: str, token: str, rooms: list[str], number: int, vocabulary: Vocabulary) -> None:
        self.unsent: dict[int, dict[str, Any]] = {}
        self.acknowledged: dict[str, tuple[str, int]] = {}
        self.waits: list[float] = []
        self.again = 0
        self.all_sent = asyncio.Event()
        self._url = url
        self._address = f"127.0.{1 + number % ADDRESSES}.2"
        self._token = token
        self._vocabulary = vocabulary
        self._rooms = itertools.cycle(rooms)
        self._numbers = itertools.count(2)
        self._begun: dict[int, float] = {}
        self._greeted = False
        self._transport: WSTransport | None = None
        self._task: asyncio.Task[None] | None = None

    def say(self) -> None:
        """Send one more message, or keep it for the next connection."""
        number = next(self._numbers)
        data = {"id": id_now(), "roomId": next(self._rooms), "content": self._vocabulary.say()}
        self.unsent[number] = data
        self.all_sent.clear()
        self._begun[number] = time.monotonic()
        if self._transport is not None:
            self._send(number, data)

    async def connect(self) -> None:
        """Open the socket, and try again until it is."""
        for attempt in itertools.count():
            self._greeted = False
            with suppress(OSError, TimeoutError, WSError):
                async with asyncio.timeout(5):
                    await ws_connect(lambda: self, self._url, local_addr=(self._address, 0))
            # It also comes back, without a word, from a handshake that was cut off.
            if self._greeted:
                return
            spread = random.uniform(0, min(LONGEST_DELAY, FIRST_DELAY * 2**attempt))
            await asyncio.sleep(min(LONGEST_DELAY, FIRST_DELAY + spread))

    def on_ws_connected(self, transport: WSTransport) -> None:
        """Say who this is."""
        self._greeted = True
        connect = {"token": self._token, "data": {"rooms": "none"}}
        transport.send(WSMsgType.TEXT, json.dumps({"id": 1, "connect": connect}).encode())

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        """Take what the server says."""
        if frame.msg_type != WSMsgType.TEXT:
            if frame.msg_type == WSMsgType.CLOSE:
                transport.disconnect()
            return
        for line in frame.get_payload_as_bytes().split(b"\n"):
            if line == b"{}":
                transport.send(WSMsgType.TEXT, b"{}")
            elif line.startswith(b'{"id":1,'):
                self._connected(transport)
            elif line.startswith(b'{"id":'):
                self._take(msgspec.json.decode(line))

    def on_ws_disconnected(self, _: WSTransport) -> None:
        """Come back."""
        self._transport = None
        self._task = asyncio.create_task(self.connect())

    def _connected(self, transport: WSTransport) -> None:
        self._transport = transport
        self.again += len(self.unsent)
        for number, data in self.unsent.items():
            self._send(number, data)

    def _send(self, number: int, data: dict[str, Any]) -> None:
        assert self._transport is not None
        command = {"id": number, "rpc": {"method": "message.send", "data": data}}
        self._transport.send(WSMsgType.TEXT, msgspec.json.encode(command))

    def _take(self, reply: dict[str, Any]) -> None:
        number = reply["id"]
        if "error" in reply:
            assert reply["error"]["temporary"], reply
            pause = reply["error"].get("details", {}).get("retryAfter", PAUSE)
            asyncio.get_running_loop().call_later(pause, self._repeat, number)
            return
        data = self.unsent.pop(number)
        self.waits.append(time.monotonic() - self._begun.pop(number))
        self.acknowledged[data["id"]] = (data["roomId"], reply["rpc"]["data"]["message"]["offset"])
        if not self.unsent:
            self.all_sent.set()

    def _repeat(self, number: int) -> None:
        if self._transport is not None and number in self.unsent:
            self.again += 1
            self._send(number, self.unsent[number])


async def talk(talkers: list[Talker], rate: float) -> None:
    """All in turn, so many messages a second; late ones are made up for."""
    begun = time.monotonic()
    for number in itertools.count():
        await asyncio.sleep(max(0.0, begun + number / rate - time.monotonic()))
        talkers[number % len(talkers)].say()


def answer(what: object) -> None:
    """Say a line to whoever started this process."""
    print(json.dumps(what), flush=True)  # noqa: T201 - that is how


async def main() -> None:
    loop = asyncio.get_running_loop()
    given = json.loads(await loop.run_in_executor(None, sys.stdin.readline))
    vocabulary = Vocabulary()
    talkers = [
        Talker(given["url"], one["token"], one["rooms"], number, vocabulary)
        for number, one in enumerate(given["people"])
    ]
    await asyncio.gather(*(talker.connect() for talker in talkers))
    answer({})
    talking = asyncio.create_task(talk(talkers, given["rate"]))
    await loop.run_in_executor(None, sys.stdin.readline)
    talking.cancel()
    await asyncio.gather(*(talker.all_sent.wait() for talker in talkers if talker.unsent))
    acknowledged = {key: place for talker in talkers for key, place in talker.acknowledged.items()}
    waits = sorted(wait for talker in talkers for wait in talker.waits)
    answer({"acknowledged": acknowledged, "again": sum(one.again for one in talkers), "waits": waits})


if __name__ == "__main__":
    uvloop.run(main())
