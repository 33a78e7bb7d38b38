"""The addresses of what stands in for the WebSocket."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from litestar.enums import ScopeType
from litestar.exceptions import MethodNotAllowedException
from litestar.handlers import ASGIRouteHandler
from litestar.types import Receive, Scope, Send

from collabd.api.emulation.commands import take_commands
from collabd.api.emulation.streams import serve_events, serve_lines
from collabd.api.services import Services

Serve = Callable[[Services, Any, Any, Any], Awaitable[None]]

ROUTES: tuple[tuple[str, str, Serve], ...] = (
    ("GET", "/connection/sse", serve_events),
    ("POST", "/connection/http_stream", serve_lines),
    ("POST", "/emulation", take_commands),
)


def emulation_routes(services: Services) -> list[ASGIRouteHandler]:
    """The routes for clients that cannot use a WebSocket."""
    return [route(services, *one) for one in ROUTES]


def route(services: Services, method: str, path: str, serve: Serve) -> ASGIRouteHandler:
    """One address, with the one method that it takes."""

    async def handle(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == ScopeType.WEBSOCKET:
            await send({"type": "websocket.close", "code": 1000, "reason": ""})
        elif scope["method"] != method:
            raise MethodNotAllowedException(f"{path} takes {method} only")
        else:
            await serve(services, scope, receive, send)

    return ASGIRouteHandler(path, copy_scope=True)(handle)
