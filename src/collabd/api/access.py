"""The outermost wrapper: gives each request its id, counts it, and writes one line when it is finished.

A line names the route's template, never the path that was asked for: paths hold one-time codes (set-up,
password reset, invites), and query strings hold what people look for.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any

from collabd.api.guard import Application, Message, Receive, Send
from collabd.api.measures import Measures
from collabd.api.probes import ANY_HOST
from collabd.api.tracing import serving
from collabd.domain.ids import new_id

log = logging.getLogger("collabd.access")

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
NO_ROUTE = "none"
"""The route of what was refused before one was found: a foreign Host, a method that nothing takes."""
GONE = 499
"""The status of a request that nobody waited for any more; proxies write the same number for it."""
SWITCHED = 101
"""The status of a handshake that became a WebSocket."""
QUIET = frozenset({"/", "/{path}", *ANY_HOST})
"""The web app's files and the probes: many, and all alike."""


class Access:
    """Passes requests on to `app`; `clock` gives milliseconds since 1970."""

    def __init__(self, app: Application, measures: Measures, clock: Callable[[], int]) -> None:
        self._app = app
        self._measures = measures
        self._clock = clock

    async def __call__(self, scope: Any, receive: Receive, send: Send) -> None:
        """Serve one request or socket (ASGI)."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        scope["request_id"] = request_id = new_id(self._clock())
        visit = Visit(scope, send, self._measures)
        with serving(request_id):
            try:
                await self._app(scope, receive, visit.send)
            finally:
                visit.finish()


class Visit:
    """One request on its way: its status, and how long it takes."""

    def __init__(self, scope: Any, send: Send, measures: Measures) -> None:
        self._scope = scope
        self._send = send
        self._measures = measures
        self._began = time.perf_counter()
        self._status = GONE

    async def send(self, message: Message) -> None:
        """Pass a message of the application on (ASGI)."""
        kind = message["type"]
        if kind in {"http.response.start", "websocket.http.response.start"}:
            self._status = message["status"]
        elif kind == "websocket.accept":
            self._status = SWITCHED
            # Counted now: how long a socket stays says nothing about how long a request takes.
            self._measures.request(self._method, self._route, SWITCHED, None)
        await self._send(message)

    def finish(self) -> None:
        """Count the request and write its line; a socket's own lines come from `api/socket`."""
        if self._status == SWITCHED:
            return
        seconds = time.perf_counter() - self._began
        self._measures.request(self._method, self._route, self._status, seconds)
        quiet = self._route in QUIET and self._status < 400
        level = logging.DEBUG if quiet else logging.INFO
        if log.isEnabledFor(level):
            fields = {"method": self._method, "route": self._route, "status": self._status}
            log.log(level, "request", extra={"fields": {**fields, "ms": round(seconds * 1000, 1)}})

    @property
    def _method(self) -> str:
        method = self._scope.get("method", "GET")
        return method if method in METHODS else "OTHER"

    @property
    def _route(self) -> str:
        return self._scope.get("path_template") or NO_ROUTE
