"""Start, serve, drain: the application on its listening sockets, in this process and this event loop."""

from __future__ import annotations

import asyncio
import logging
import socket
import ssl
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import Any

from hypercorn.app_wrappers import ASGIWrapper
from hypercorn.asyncio.lifespan import Lifespan
from hypercorn.config import Config

from collabd.api.admission import Admission
from collabd.api.hypercorn.arrival import Arrival
from collabd.api.hypercorn.doorway import Doorway
from collabd.api.hypercorn.draining import Context, cut_off, see_off
from collabd.api.hypercorn.handshake import Handshake
from collabd.api.hypercorn.limits import ServerLimits
from collabd.api.hypercorn.link import Link
from collabd.api.hypercorn.listening import affordable_connections, close_all
from collabd.api.hypercorn.tcp import Conversation, HttpLink
from collabd.api.hypercorn.websocket import WebSocket

log = logging.getLogger("collabd.api")

AsgiApp = Callable[..., Awaitable[None]]

# A storm of connections must not become a storm of log lines.
REFUSALS_LOGGED_EVERY_SECONDS = 60.0


def new_event_loop() -> asyncio.AbstractEventLoop:
    """uvloop's event loop where there is one (not on Windows), otherwise asyncio's; for `asyncio.Runner`."""
    try:
        import uvloop  # noqa: PLC0415 - absent on some platforms
    except ImportError:
        return asyncio.new_event_loop()
    return uvloop.new_event_loop()


async def serve(
    app: AsgiApp,
    listeners: Sequence[socket.socket],
    limits: ServerLimits,
    *,
    shutdown: asyncio.Event,
    ready: Callable[[], None],
    tls: ssl.SSLContext | None = None,
    admission: Admission | None = None,
) -> None:
    """Serve `app` on `listeners` (see `listen`) until `shutdown` is set, then drain and return.

    `ready` is called once connections are accepted. Draining takes at most `drain_seconds`, `close_seconds`,
    `grace_seconds` and what the end of the application's lifespan takes. Raises what the application's
    start-up raises. With `tls`, HTTP/1.1 is the only protocol agreed on; plain http on the same port reaches
    the application with that scheme. The listeners are closed in the end.
    """
    loop = asyncio.get_running_loop()
    config = _config(limits)
    state: dict[str, Any] = {}
    lifespan = Lifespan(ASGIWrapper(app), config, loop, state)
    living = loop.create_task(lifespan.handle_lifespan())
    try:
        await lifespan.wait_for_startup()
        if living.done():
            living.result()
        house = House(app, config, limits, state, admission or Admission())
        try:
            await house.serve(listeners, tls, shutdown, ready)
        finally:
            await lifespan.wait_for_shutdown()
    finally:
        close_all(listeners)
        living.cancel()
        await asyncio.gather(living, return_exceptions=True)


def _config(limits: ServerLimits) -> Config:
    config = Config()
    config.errorlog = logging.getLogger("collabd.http")
    config.h11_max_incomplete_size = limits.header_bytes
    config.include_server_header = False
    config.keep_alive_timeout = limits.header_seconds
    config.max_app_queue_size = limits.app_queue
    return config


class House:
    """All connections of one server, and the end of them."""

    def __init__(
        self,
        app: AsgiApp,
        config: Config,
        limits: ServerLimits,
        state: dict[str, Any],
        admission: Admission,
    ) -> None:
        self._app = app
        self._wrapped = ASGIWrapper(app)
        self._config = config
        self._limits = limits
        self._state = state
        self._loop = asyncio.get_running_loop()
        self._context = Context(admission)
        self._room = affordable_connections(limits.connections)
        self._refused = 0
        self._next_word = 0.0
        self._ended = False
        self._arrivals: set[Arrival] = set()
        self._tasks: dict[Link, asyncio.Task[None]] = {}

    async def serve(
        self,
        listeners: Sequence[socket.socket],
        tls: ssl.SSLContext | None,
        shutdown: asyncio.Event,
        ready: Callable[[], None],
    ) -> None:
        """Accept connections until `shutdown` is set, then end them all."""
        servers = [await self._open(listener, tls) for listener in listeners]
        try:
            ready()
            await shutdown.wait()
            await see_off(self._context, self._tasks, self._limits)
        finally:
            self._ended = True
            for server in servers:
                server.close()
            for arrival in self._arrivals:
                arrival.transport.abort()
            await cut_off(self._context, self._tasks, self._limits)
            for server in servers:
                await server.wait_closed()

    def admit(self, arrival: Arrival) -> bool:
        """Whether there is room for one more."""
        if self._ended or not self._has_room():
            return False
        self._arrivals.add(arrival)
        return True

    def leave(self, arrival: Arrival) -> None:
        """It has gone before it said what it wants."""
        self._arrivals.discard(arrival)

    def serve_http(self, arrival: Arrival, head: bytes) -> None:
        """Have Hypercorn serve a connection; `head` is what has arrived of its first request."""
        self._arrivals.discard(arrival)
        transport = arrival.transport
        link = HttpLink(transport, self._loop, self._converse)
        transport.set_protocol(link)
        link.connection_made(transport)
        link.data_received(head)

    def serve_socket(self, arrival: Arrival, handshake: Handshake) -> None:
        """Serve a WebSocket."""
        self._arrivals.discard(arrival)
        self._welcome(arrival.transport, handshake)

    async def _open(self, listener: socket.socket, tls: ssl.SSLContext | None) -> asyncio.Server | Doorway:
        if tls is not None:
            tls.set_alpn_protocols(["http/1.1"])
            doorway = Doorway(self._loop, listener, tls, self._arrive, self._has_room, self._limits)
            doorway.open()
            return doorway
        return await self._loop.create_server(self._arrive, sock=listener, backlog=self._limits.backlog)

    def _has_room(self, at_the_door: int = 0) -> bool:
        if len(self._arrivals) + len(self._tasks) + at_the_door < self._room:
            return True
        self._note_refusal()
        return False

    def _arrive(self) -> Arrival:
        return Arrival(self, self._loop, self._limits)

    def _note_refusal(self) -> None:
        self._refused += 1
        if self._loop.time() >= self._next_word:
            self._next_word = self._loop.time() + REFUSALS_LOGGED_EVERY_SECONDS
            log.warning("all %d connections are taken; refused so far: %d", self._room, self._refused)

    def _welcome(self, transport: asyncio.Transport, handshake: Handshake) -> None:
        link = WebSocket(handshake, self._limits, self._context, transport, self._loop)
        transport.set_protocol(link)
        self._begin(link, link.run(self._app, self._state))

    def _converse(self, link: HttpLink, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        conversation = Conversation(
            link,
            self._limits,
            self._welcome,
            self._wrapped,
            self._loop,
            self._config,
            self._context,
            self._state,
            reader,
            writer,
        )
        self._begin(link, conversation.run())

    def _begin(self, link: Link, work: Coroutine[Any, Any, None]) -> None:
        task = self._tasks[link] = self._loop.create_task(work)
        task.add_done_callback(lambda _: self._tasks.pop(link))
