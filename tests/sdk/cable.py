"""A cable between client and server that a test can cut, mend and hold: a TCP proxy on loopback."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from asyncio import StreamReader, StreamWriter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

CHUNK_BYTES = 64 * 1024


@contextmanager
def reserved_port() -> Iterator[int]:
    """A port that nobody is given meanwhile, and that a listening socket may still take."""
    with socket.socket() as holder:
        holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        holder.bind(("127.0.0.1", 0))
        yield holder.getsockname()[1]


class Cable:
    """Carries connections from its own port to the server's. Make it with `cable`."""

    def __init__(self, to_port: int) -> None:
        self._to_port = to_port
        self._whole = True
        self._flowing = asyncio.Event()
        self._flowing.set()
        self._writers: set[StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    def cut(self) -> None:
        """End every connection without a word, and every new one until the cable is mended."""
        self._whole = False
        for writer in self._writers:
            writer.transport.abort()

    def mend(self) -> None:
        """Carry new connections again."""
        self._whole = True

    def hold(self) -> None:
        """Carry nothing more while all connections stay open, as a lost network does."""
        self._flowing.clear()

    def release(self) -> None:
        """Carry on, beginning with what was held."""
        self._flowing.set()

    async def carry(self, reader: StreamReader, writer: StreamWriter) -> None:
        """Carry one connection."""
        if not self._whole:
            writer.transport.abort()
            return
        try:
            onward = await asyncio.open_connection("127.0.0.1", self._to_port)
        except ConnectionRefusedError:
            writer.transport.abort()
            return
        self._start(reader, onward[1])
        self._start(onward[0], writer)

    async def close(self) -> None:
        """End every connection and wait until all are through."""
        self.cut()
        self.release()
        await asyncio.gather(*self._tasks)

    def _start(self, reader: StreamReader, writer: StreamWriter) -> None:
        self._writers.add(writer)
        task = asyncio.create_task(self._pass_on(reader, writer))
        self._tasks.add(task)

    async def _pass_on(self, reader: StreamReader, writer: StreamWriter) -> None:
        with contextlib.suppress(ConnectionError):
            while data := await reader.read(CHUNK_BYTES):
                await self._flowing.wait()
                writer.write(data)
                await writer.drain()
        writer.close()
        with contextlib.suppress(ConnectionError):
            await writer.wait_closed()
        self._writers.discard(writer)


@asynccontextmanager
async def cable(port: int, to_port: int) -> AsyncIterator[Cable]:
    """A cable from `port` to `to_port`, whole at first."""
    made = Cable(to_port)
    server = await asyncio.start_server(made.carry, "127.0.0.1", port)
    try:
        yield made
    finally:
        server.close()
        await made.close()
        await server.wait_closed()
