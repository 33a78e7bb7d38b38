"""A small raw client of the WebSocket door, for tests that look at every frame."""

from __future__ import annotations

import itertools
import json
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import websockets
from websockets.asyncio.client import ClientConnection


class RawClient:
    """Sends commands and collects replies and pushes; pings are answered."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.pushes: list[dict[str, Any]] = []
        self._replies: dict[int, dict[str, Any]] = {}
        self._ids = itertools.count(1)

    async def send(self, **command: Any) -> int:
        """Send one command; its id."""
        number = next(self._ids)
        await self.socket.send(json.dumps({"id": number, **command}))
        return number

    async def ask(self, **command: Any) -> dict[str, Any]:
        """Send one command and wait for its reply."""
        return await self.reply(await self.send(**command))

    async def reply(self, number: int) -> dict[str, Any]:
        """The reply to a command; raises when the socket closes first."""
        while number not in self._replies:
            await self.take()
        return self._replies.pop(number)

    async def rpc(self, method: str, **data: Any) -> dict[str, Any]:
        """Call a method; the whole reply."""
        return await self.ask(rpc={"method": method, "data": data})

    async def push(self) -> dict[str, Any]:
        """The next push."""
        while not self.pushes:
            await self.take()
        return self.pushes.pop(0)

    async def event(self, kind: str) -> dict[str, Any]:
        """The next publication of that type; pushes before it are thrown away."""
        while True:
            publication: dict[str, Any] = (await self.push()).get("pub", {})
            if publication.get("data", {}).get("type") == kind:
                return publication

    async def take(self) -> None:
        """Take one frame."""
        for line in str(await self.socket.recv()).split("\n"):
            message = json.loads(line)
            if message.get("id"):
                self._replies[message["id"]] = message
            elif "push" in message:
                self.pushes.append(message["push"])
            else:
                await self.socket.send("{}")


@asynccontextmanager
async def connected(
    url: str,
    token: str,
    *,
    data: dict[str, Any] | None = None,
    subs: dict[str, Any] | None = None,
    tls: ssl.SSLContext | None = None,
) -> AsyncIterator[tuple[RawClient, dict[str, Any]]]:
    """A client that is connected, and the result of its connect."""
    async with websockets.connect(url, max_size=None, ping_interval=None, ssl=tls) as socket:
        client = RawClient(socket)
        reply = await client.ask(connect={"token": token, "data": data or {}, "subs": subs or {}})
        yield client, reply["connect"]
