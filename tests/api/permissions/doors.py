"""The two doors of the real application, without a network: what they answer, by the code of the refusal."""

from __future__ import annotations

import asyncio
import json
from typing import Any, Protocol
from urllib.parse import urlencode

from tests.live.sockets import Pipe
from tests.support.asgi import Application
from tests.support.asgi import ask as ask_app

from collabd.api.errors import RPC_CODE
from collabd.api.handlers import PREFIX
from collabd.api.http import OPERATIONS
from collabd.api.services import Caller, Services
from collabd.api.socket.peer import Peer
from collabd.api.socket.protocol import INVALID_TOKEN

OPERATION = {operation.name: operation for operation in OPERATIONS}
CODES = {number: str(code) for code, number in RPC_CODE.items()}


class Door(Protocol):
    """A way in."""

    async def answer(self, token: str, operation: str, asks: dict[str, Any]) -> str:
        """Ask with this token ("" for none); "ok" or the code of the refusal."""


class Http:
    """Requests to the ASGI application."""

    def __init__(self, app: Application) -> None:
        self._app = app

    async def answer(self, token: str, operation: str, asks: dict[str, Any]) -> str:
        """Ask with this token ("" for none); "ok" or the code of the refusal."""
        line, body, headers = request_of(operation, asks)
        credential = f"Bearer {token}" if token else ""
        told = await ask_app(self._app, line, body=body, authorization=credential, **headers)
        return "ok" if told.status < 300 else str(told.json["error"]["code"])


def request_of(operation: str, asks: dict[str, Any]) -> tuple[str, bytes, dict[str, str]]:
    """The request line, the body and the headers.

    What is no operation is called like its route; it asks by what is in its path, `body` and `headers`.
    """
    if operation not in OPERATION:
        return operation.format_map(asks), asks.get("body", b""), asks.get("headers", {})
    found = OPERATION[operation]
    path, rest = PREFIX + found.path, dict(asks)
    for name in found.path_fields:
        path = path.replace(f"{{{name}}}", str(rest.pop(name)))
    if found.method == "GET":
        return f"GET {path}?{urlencode(rest)}", b"", {}
    return f"{found.method} {path}", json.dumps(rest).encode(), {}


class Rpc:
    """Calls over a socket for each token, whose transport alone is none."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._sockets: dict[str, Socket] = {}

    async def answer(self, token: str, operation: str, asks: dict[str, Any]) -> str:
        """Ask with this token ("" for none); "ok" or the code of the refusal."""
        socket = self._sockets.get(token)
        if socket is None or socket.closes:
            socket = self._sockets[token] = Socket(self._services, token)
        return await socket.answer(operation, asks)

    def leave(self) -> None:
        """Close the sockets."""
        for socket in self._sockets.values():
            socket.peer.close(1000, "")


class Socket(Pipe):
    """One client, which connects and does not wait for that."""

    def __init__(self, services: Services, token: str) -> None:
        super().__init__()
        self.peer = Peer(services, Caller(actor=None), "", self)
        self._last = 1
        self._changed = asyncio.Event()
        self._send({"id": 1, "connect": {"token": token, "data": {"rooms": "none"}}})

    async def answer(self, operation: str, asks: dict[str, Any]) -> str:
        """Call a method."""
        self._last = number = self._last + 1
        self._send({"id": number, "rpc": {"method": operation, "data": asks}})
        async with asyncio.timeout(20):
            while (told := self._told(number)) is None:
                self._changed.clear()
                await self._changed.wait()
        return told

    def write(self, frame: bytes) -> None:
        super().write(frame)
        self._changed.set()

    def close(self, code: int, reason: str) -> None:
        super().close(code, reason)
        self._changed.set()

    def _send(self, command: dict[str, Any]) -> None:
        self.peer.receive(json.dumps(command).encode())

    def _told(self, number: int) -> str | None:
        """The answer to a call, once it is there; a socket that is not let in answers none."""
        for reply in self.said:
            if reply.get("id") == 1 and "error" in reply:
                return CODES[reply["error"]["code"]]
            if reply.get("id") == number:
                self.said.remove(reply)
                return "ok" if "rpc" in reply else CODES[reply["error"]["code"]]
        if self.closes:
            return "unauthenticated" if self.closes[0] == INVALID_TOKEN else str(self.closes[0])
        return None
