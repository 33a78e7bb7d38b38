"""Asking an ASGI application without a network."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

Application = Callable[[Any, Any, Any], Awaitable[None]]


@dataclass
class Told:
    """What an application sent."""

    messages: list[dict[str, Any]] = field(default_factory=list)

    @property
    def status(self) -> int:
        return int(self.messages[0]["status"])

    @property
    def headers(self) -> dict[str, str]:
        pairs = self.messages[0]["headers"]
        return {name.decode(): value.decode() for name, value in pairs}

    @property
    def body(self) -> bytes:
        return b"".join(message.get("body", b"") for message in self.messages[1:])

    @property
    def json(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.body)
        return found


REQUEST_ID = "01a2042c-c61a-76d4-832a-35c6a2994681"
"""The id under which a request comes to what stands behind `Access`."""


def scope_of(line: str, *, kind: str = "http", scheme: str = "", **headers: str) -> dict[str, Any]:
    """The scope of a request; `line` is like "GET /path?query"; header names have _ for each dash."""
    method, address = line.split()
    path, _, query = address.partition("?")
    pairs = {"host": "localhost:8000", **{name.replace("_", "-"): value for name, value in headers.items()}}
    return {
        "type": kind,
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": scheme or ("ws" if kind == "websocket" else "http"),
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(name.lower().encode(), value.encode()) for name, value in pairs.items() if value],
        "client": ("127.0.0.1", 50_000),
        "server": ("127.0.0.1", 8000),
        "extensions": {"websocket.http.response": {}},
        "request_id": REQUEST_ID,
    }


async def ask(app: Application, line: str, *, body: bytes = b"", **parts: Any) -> Told:
    """What an application answers to a request; see `scope_of`."""
    return await put(app, scope_of(line, **parts), body)


async def put(app: Application, scope: dict[str, Any], body: bytes = b"") -> Told:
    """The same for a request whose scope is at hand."""
    told = Told()

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        told.messages.append(message)

    await app(scope, receive, send)
    return told
