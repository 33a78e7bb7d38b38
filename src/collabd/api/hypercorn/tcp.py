"""Hypercorn's work on one connection, from the first byte to the last."""

from __future__ import annotations

import logging
from contextlib import suppress
from typing import Any

from hypercorn.asyncio.tcp_server import TCPServer
from hypercorn.events import Closed, Event, RawData, Updated
from hypercorn.typing import ConnectionState
from hypercorn.utils import parse_socket_addr

from collabd.api.hypercorn.http import HttpProtocol
from collabd.api.hypercorn.limits import ServerLimits
from collabd.api.hypercorn.link import Link
from collabd.api.hypercorn.tasks import Tasks

log = logging.getLogger("collabd.api")


class Conversation(TCPServer):
    """Reads from one link and drives the protocol on it; HTTP/1.1 only."""

    def __init__(self, link: Link, limits: ServerLimits, *inherited: Any) -> None:
        super().__init__(*inherited)
        self._link = link
        self._limits = limits

    async def run(self) -> None:
        """Serve the connection until it ends. A peer that vanishes is ordinary; what else fails is logged."""
        self._link.enter()
        try:
            async with (tasks := Tasks(self.loop)):
                self._task_group = tasks
                self.protocol = self._speak(tasks)  # type: ignore[assignment]
                await self.protocol.initiate()
                await self.idle_task.restart(tasks, self._idle_timeout)
                await self._read_data()
        except* OSError as gone:
            log.debug("a peer vanished: %s", gone.exceptions[0])
        except* Exception:
            log.exception("a connection failed")
        finally:
            await self._close()

    async def protocol_send(self, event: Event) -> None:
        """Write, close, or note that the connection idles (and end it if the peer has ended its side).

        A write is a whole response part or frame and goes to the transport at once: waiting for a lock, as
        the original does, could put a pong behind a close. The wait for the buffer to drain comes after it.
        """
        if isinstance(event, RawData):
            try:
                self.writer.write(event.data)
                await self.writer.drain()
            except (ConnectionError, RuntimeError):
                await self.protocol.handle(Closed())
        elif isinstance(event, Updated) and event.idle and self.reader.at_eof():
            await self._close()
        else:
            await super().protocol_send(event)

    def _speak(self, tasks: Tasks) -> HttpProtocol:
        socket = self.writer.get_extra_info("socket")
        return HttpProtocol(
            self._link,
            self._limits,
            self.app,
            self.config,
            self.context,
            tasks,
            ConnectionState(self.state),
            self.writer.get_extra_info("ssl_object") is not None,
            parse_socket_addr(socket.family, socket.getpeername()),
            parse_socket_addr(socket.family, socket.getsockname()),
            self.protocol_send,
        )

    async def _close(self) -> None:
        with suppress(NotImplementedError, OSError, RuntimeError):
            self.writer.write_eof()
        try:
            self.writer.close()
            # A peer that takes nothing is ended by the cut after a WebSocket's close or by TCP_USER_TIMEOUT.
            with suppress(OSError, RuntimeError):
                await self.writer.wait_closed()
        finally:
            await self.idle_task.stop()
