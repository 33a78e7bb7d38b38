"""Someone who posts at a steady rate over one WebSocket and notes when each message was acknowledged."""

from __future__ import annotations

import asyncio
import itertools
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import websockets
from tests.faults.writers import Draft, posting
from websockets.asyncio.client import ClientConnection

from collabd.domain.ids import new_id

TICK_SECONDS = 0.02


class SteadyWriter:
    """Posts `rate` messages a second to the rooms in turn, whether or not they are answered."""

    def __init__(self, rooms: list[str], rate: int) -> None:
        self.acknowledged: dict[str, int] = {}
        """The offset of each message by its id, in the order of the answers."""
        self.seconds: list[float] = []
        """How long each answer took."""
        self._rooms = itertools.cycle(rooms)
        self._rate = rate
        self._asked: dict[int, tuple[str, float]] = {}
        self._ids = itertools.count(2)
        self._over = False
        self._all_sent = False

    @asynccontextmanager
    async def writing(self, url: str, token: str) -> AsyncIterator[None]:
        """Post while the block runs; at its end everything that was sent has been answered."""
        async with websockets.connect(url, max_size=None, ping_interval=None) as socket:
            await socket.send(json.dumps({"id": 1, "connect": {"token": token}}))
            hearing = asyncio.create_task(self._hear(socket))
            posting_on = asyncio.create_task(self._post(socket))
            try:
                yield
            finally:
                self._over = True
                await posting_on
                await hearing

    async def _post(self, socket: ClientConnection) -> None:
        began, sent = time.monotonic(), 0
        while not self._over:
            await asyncio.sleep(TICK_SECONDS)  # the pace is what this is about
            due = int((time.monotonic() - began) * self._rate)
            for _ in range(due - sent):
                message = Draft(new_id(time.time_ns() // 1_000_000), next(self._rooms), "x" * 200)
                number = next(self._ids)
                self._asked[number] = (message.id, time.monotonic())
                await socket.send(json.dumps({"id": number, "rpc": posting(message)}))
            sent = due
        self._all_sent = True
        # Its answer ends the hearing even if all the others have been heard.
        await socket.send(json.dumps({"id": next(self._ids), "rpc": {"method": "user.me", "data": {}}}))

    async def _hear(self, socket: ClientConnection) -> None:
        async with asyncio.timeout(None) as patience:
            while self._asked or not self._all_sent:
                if self._all_sent and patience.when() is None:
                    patience.reschedule(asyncio.get_running_loop().time() + 30)
                for line in str(await socket.recv()).split("\n"):
                    if line == "{}":
                        await socket.send(line)  # a ping
                    self._take(json.loads(line))

    def _take(self, reply: dict[str, Any]) -> None:
        if reply.get("id") in self._asked:
            message_id, sent_at = self._asked.pop(reply["id"])
            message = reply["rpc"]["data"]["message"]
            assert message["id"] == message_id
            self.acknowledged[message_id] = message["offset"]
            self.seconds.append(time.monotonic() - sent_at)
