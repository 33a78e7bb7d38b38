"""Hypercorn's work on one connection, from the first byte to the last."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from hypercorn.asyncio.tcp_server import TCPServer
from hypercorn.events import Closed, Event, RawData, Updated
from hypercorn.typing import ConnectionState
from hypercorn.utils import parse_socket_addr

from collabd.api.hypercorn.http import HttpProtocol, SwitchingError
from collabd.api.hypercorn.limits import ServerLimits
from collabd.api.hypercorn.link import Link
from collabd.api.hypercorn.tasks import Tasks

if TYPE_CHECKING:
    from collabd.api.hypercorn.handshake import Handshake
    from collabd.api.hypercorn.http import HttpStream

log = logging.getLogger("collabd.api")

# What asyncio's own servers use: reading pauses at twice this.
READ_BUFFER_BYTES = 64 * 1024


class HttpLink(Link, asyncio.StreamReaderProtocol):
    """The protocol of a connection on which HTTP is spoken: a reader and a writer for `Conversation`.

    `start(link, reader, writer)` starts that, and is called with the transport taken over.
    """

    def __init__(
        self,
        transport: asyncio.Transport,
        loop: asyncio.AbstractEventLoop,
        start: Callable[[HttpLink, asyncio.StreamReader, asyncio.StreamWriter], None],
    ) -> None:
        Link.__init__(self, transport, loop)
        self.answer: HttpStream | None = None
        self._reader = asyncio.StreamReader(READ_BUFFER_BYTES, loop)
        asyncio.StreamReaderProtocol.__init__(
            self, self._reader, lambda reader, writer: start(self, reader, writer), loop
        )

    @property
    def surplus(self) -> bool:
        """Whether there is something that nobody has read yet."""
        return bool(self._reader._buffer)  # type: ignore[attr-defined]  # noqa: SLF001

    def connection_lost(self, exc: Exception | None) -> None:
        """Called by the loop: nothing can be written any more."""
        self.answer = None
        super().connection_lost(exc)


class Conversation(TCPServer):
    """Reads from one link and drives the protocol on it; HTTP/1.1 only.

    `switch` takes the connection over when it is to become a WebSocket.
    """

    def __init__(
        self,
        link: HttpLink,
        limits: ServerLimits,
        switch: Callable[[asyncio.Transport, Handshake], None],
        *inherited: Any,
    ) -> None:
        super().__init__(*inherited)
        self._link = link
        self._limits = limits
        self._switch = switch

    async def run(self) -> None:
        """Serve the connection until it ends. A peer that vanishes is ordinary; what else fails is logged."""
        self._link.enter()
        protocol: HttpProtocol | None = None
        switching = False
        try:
            async with (tasks := Tasks(self.loop)):
                self._task_group = tasks
                self.protocol = protocol = self._speak(tasks)  # type: ignore[assignment]
                await protocol.initiate()
                await self.idle_task.restart(tasks, self._idle_timeout)
                await self._read_data()
                await self.idle_task.stop()  # nobody will ask for anything more
        except* SwitchingError:
            switching = not (self._link.surplus or self._link.lost or self.reader.at_eof())
        except* OSError as gone:
            log.debug("a peer vanished: %s", gone.exceptions[0])
        except* Exception:
            log.exception("a connection failed")
        finally:
            if switching and protocol is not None and protocol.handshake is not None:
                self._switch(self._link.transport, protocol.handshake)
            else:
                await self._close()

    async def protocol_send(self, event: Event) -> None:
        """Write, close, or note that the connection idles (and end it if the peer has ended its side).

        A write is a whole part of a response and goes to the transport at once, without the original's lock:
        whoever ends a connection must not wait behind a peer that takes nothing.
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
            # Over TLS this waits for the peer's goodbye, too. A peer that takes nothing ends by the kernel.
            if not self._link.transport.get_write_buffer_size():
                self._link.cut_after(self._limits.close_seconds)
            with suppress(OSError, RuntimeError):
                await self.writer.wait_closed()
        finally:
            await self.idle_task.stop()
