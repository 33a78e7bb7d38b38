"""One port for two: TLS and plain http arrive at the same listening socket, told apart by the first byte.

Who types an address without https:// gets a word from the server instead of a failure of the browser, and a
phone that does not trust the server yet can fetch what it needs for that.
"""

from __future__ import annotations

import asyncio
import logging
import socket
import ssl
from collections.abc import Callable

from collabd.api.hypercorn.limits import ServerLimits

log = logging.getLogger("collabd.api")

ACCEPT_AGAIN_SECONDS = 1.0
"""The pause when the process has no descriptors left; asyncio's own servers wait as long."""

CLIENT_HELLO = b"\x16"
"""The type of a handshake record, which TLS begins with (RFC 8446, 5.1). No HTTP method does."""


class Doorway:
    """Accepts on one listening socket; each connection gets a protocol of `factory`, inside TLS or not.

    `has_room(waiting)` says whether one more may wait at the door beside so many; if not, it is closed.
    """

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        listener: socket.socket,
        tls: ssl.SSLContext,
        factory: Callable[[], asyncio.Protocol],
        has_room: Callable[[int], bool],
        limits: ServerLimits,
    ) -> None:
        self._loop = loop
        self._listener = listener
        self._tls = tls
        self._factory = factory
        self._has_room = has_room
        self._limits = limits
        self._again: asyncio.TimerHandle | None = None
        self._waiting: set[asyncio.Task[None]] = set()

    def open(self) -> None:
        """Begin to accept."""
        self._listener.listen(self._limits.backlog)
        self._loop.add_reader(self._listener, self._accept)

    def close(self) -> None:
        """Accept nothing more, and send away who is still at the door."""
        if self._again is not None:
            self._again.cancel()
        self._loop.remove_reader(self._listener)
        self._listener.close()
        for task in self._waiting:
            task.cancel()

    async def wait_closed(self) -> None:
        """Wait until nobody is at the door."""
        await asyncio.gather(*self._waiting, return_exceptions=True)

    def _accept(self) -> None:
        for _ in range(self._limits.backlog):
            try:
                arrived, _address = self._listener.accept()
            except (BlockingIOError, InterruptedError, ConnectionAbortedError):
                return
            except OSError as error:
                log.warning("no connection can be accepted: %s", error)
                self._loop.remove_reader(self._listener)
                self._again = self._loop.call_later(
                    ACCEPT_AGAIN_SECONDS, self._loop.add_reader, self._listener, self._accept
                )
                return
            self._receive(arrived)

    def _receive(self, arrived: socket.socket) -> None:
        if not self._has_room(len(self._waiting)):
            arrived.close()
            return
        arrived.setblocking(False)
        task = self._loop.create_task(self._show_in(arrived))
        self._waiting.add(task)
        task.add_done_callback(self._waiting.discard)

    async def _show_in(self, arrived: socket.socket) -> None:
        patience = self._limits.handshake_seconds
        try:
            async with asyncio.timeout(patience):
                first = await self._first_byte(arrived)
            if first == CLIENT_HELLO:
                await self._loop.connect_accepted_socket(
                    self._factory,
                    arrived,
                    ssl=self._tls,
                    ssl_handshake_timeout=patience,
                    ssl_shutdown_timeout=self._limits.close_seconds,
                )
            elif first:
                await self._loop.connect_accepted_socket(self._factory, arrived)
            else:
                arrived.close()
        except OSError as error:
            # Peers that vanish, scan or do not trust the certificate are ordinary. A timeout is one of these.
            log.debug("a connection ended at the door: %s", error)
            arrived.close()
        except BaseException:
            arrived.close()
            raise

    async def _first_byte(self, arrived: socket.socket) -> bytes:
        """The first byte that arrives, left where it is; nothing if the peer ends before."""
        readable = asyncio.Event()
        self._loop.add_reader(arrived, readable.set)
        try:
            await readable.wait()
            return arrived.recv(1, socket.MSG_PEEK)
        finally:
            self._loop.remove_reader(arrived)
