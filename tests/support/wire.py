"""Requests as bytes: what a well-behaved client would never send."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import Any

from tests.support.servers import ServerProcess


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.body)
        return found

    @property
    def code(self) -> str:
        return str(self.json["error"]["code"])


async def exchange(server: ServerProcess, request: bytes) -> Answer:
    """Send bytes over a connection of their own; the first answer."""
    reader, writer = await asyncio.open_connection("localhost", server.port)
    try:
        writer.write(request)
        await writer.drain()
        return await answer_from(reader)
    finally:
        writer.close()


async def answer_from(reader: asyncio.StreamReader) -> Answer:
    """Read one answer."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    pairs = [line.split(": ", 1) for line in head[1:] if line]
    headers = {name.lower(): value for name, value in pairs}
    size = int(headers.get("content-length", "0"))
    return Answer(int(head[0].split()[1]), headers, await reader.readexactly(size))


def request(
    server: ServerProcess,
    line: str,
    *,
    token: str | None = None,
    body: bytes | None = None,
    host: str | None = None,
    **headers: str,
) -> bytes:
    """A request's bytes; `line` is like "GET /path"; underscores in header names stand for dashes."""
    lines = [f"{line} HTTP/1.1", f"Host: {host or f'localhost:{server.port}'}"]
    if token is not None:
        lines.append(f"Authorization: Bearer {token}")
    if body is not None:
        lines.append(f"Content-Length: {len(body)}")
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + (body or b"")


async def ask(server: ServerProcess, line: str, **parts: Any) -> Answer:
    """The answer to a request; see `request`."""
    return await exchange(server, request(server, line, **parts))
