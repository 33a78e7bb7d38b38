"""A small raw client of the two ways without a WebSocket, for tests that look at every byte."""

from __future__ import annotations

import asyncio
import itertools
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import quote

from tests.support.servers import ServerProcess
from tests.support.wire import Answer, ask, request

KINDS = ("sse", "http_stream")


def opening(server: ServerProcess, kind: str, command: str, **parts: Any) -> bytes:
    """The request for a stream that begins with this command; see `wire.request`."""
    if kind == "sse":
        return request(server, f"GET /connection/sse?cf_connect={quote(command)}", **parts)
    return request(server, "POST /connection/http_stream", body=command.encode(), **parts)


class Stream:
    """One client: what comes on its stream, and what it says beside it. Pings are answered."""

    def __init__(self, server: ServerProcess, kind: str, **parts: Any) -> None:
        self.server = server
        self.kind = kind
        self.parts = parts
        self.greeting: dict[str, Any] = {}
        self.head = ""
        self.pushes: list[dict[str, Any]] = []
        self.reader: asyncio.StreamReader
        self.writer: asyncio.StreamWriter
        self._replies: dict[int, dict[str, Any]] = {}
        self._order: list[int] = []
        self._rest = b""
        self._ids = itertools.count(2)

    @property
    def status(self) -> int:
        return int(self.head.split()[1])

    @property
    def answered(self) -> list[int]:
        """The ids of all replies, in the order in which they came."""
        return self._order

    async def open(self, command: str) -> None:
        """Ask for the stream; its head."""
        self.reader, self.writer = await asyncio.open_connection("localhost", self.server.port)
        self.writer.write(opening(self.server, self.kind, command, **self.parts))
        self.head = (await self.reader.readuntil(b"\r\n\r\n")).decode()

    async def connect(self, token: str) -> dict[str, Any]:
        """Open the stream with a connect; its result."""
        await self.open(json.dumps({"id": 1, "connect": {"token": token} if token else {}}))
        assert self.status == 200, self.head
        self.greeting = (await self.reply(1))["connect"]
        return self.greeting

    def envelope(self, *commands: dict[str, Any], **changed: str) -> bytes:
        """The body in which commands travel."""
        data = "\n".join(map(json.dumps, commands))
        known = {"session": self.greeting["session"], "node": self.greeting["node"], "data": data}
        return json.dumps({**known, **changed}).encode()

    async def post(self, body: bytes, **parts: Any) -> Answer:
        """Say something beside the stream; `parts` replace those that the stream was asked for with."""
        return await ask(self.server, "POST /emulation", body=body, **{**self.parts, **parts})

    async def send(self, **command: Any) -> int:
        """Send one command; its id."""
        number = next(self._ids)
        assert (await self.post(self.envelope({"id": number, **command}))).status == 204
        return number

    async def rpc(self, method: str, **data: Any) -> dict[str, Any]:
        """Call a method; the whole reply."""
        return await self.reply(await self.send(rpc={"method": method, "data": data}))

    async def reply(self, number: int) -> dict[str, Any]:
        """The reply to a command; raises when the stream ends first."""
        while number not in self._replies:
            await self.take()
        return self._replies.pop(number)

    async def event(self, kind: str) -> dict[str, Any]:
        """The next publication of that type; pushes before it are thrown away."""
        while True:
            while not self.pushes:
                await self.take()
            publication: dict[str, Any] = self.pushes.pop(0).get("pub", {})
            if publication.get("data", {}).get("type") == kind:
                return publication

    async def ending(self) -> tuple[int, str] | None:
        """What the disconnect push said, once the stream has ended as HTTP has it; None without one."""
        while await self.take():
            pass
        words = [push["disconnect"] for push in self.pushes if "disconnect" in push]
        return (words[0]["code"], words[0]["reason"]) if words else None

    async def take(self) -> bool:
        """Take what comes next; whether it was anything but the last chunk."""
        size = int(await self.reader.readline(), 16)
        piece = (await self.reader.readexactly(size + 2))[:-2]
        if not piece:
            assert await self.reader.read() == b"", "nothing follows the end"
            return False
        for payload in self._payloads(piece):
            message = json.loads(payload)
            if message.get("id"):
                self._order.append(message["id"])
                self._replies[message["id"]] = message
            elif "push" in message:
                self.pushes.append(message["push"])
            else:
                assert (await self.post(self.envelope({}))).status == 204
        return True

    def _payloads(self, piece: bytes) -> list[bytes]:
        if self.kind == "http_stream":
            assert piece.endswith(b"\n")
            return piece.splitlines()
        events = piece.split(b"\n\n")
        assert events.pop() == b""
        assert all(event.startswith(b"data: ") and b"\n" not in event for event in events)
        return [event.removeprefix(b"data: ") for event in events]

    def leave(self) -> None:
        """Go without a word."""
        self.writer.transport.abort()


@asynccontextmanager
async def streaming(server: ServerProcess, kind: str, token: str = "", **parts: Any) -> AsyncIterator[Stream]:
    """A client that is connected; with `token` in its connect, or by what `parts` make of its request."""
    stream = Stream(server, kind, **parts)
    try:
        await stream.connect(token)
        yield stream
    finally:
        stream.leave()
