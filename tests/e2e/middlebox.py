"""A box between browsers and server, as some companies have one: it refuses what it does not know."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from asyncio import StreamReader, StreamWriter
from collections.abc import Iterator
from contextlib import contextmanager

from tests.sdk.cable import Cable

REFUSAL = b"HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
WEBSOCKET = b"\r\nupgrade: websocket\r\n"


class Middlebox(Cable):
    """Carries what is asked to the server unless there is one of the words `refused` in it (lower case)."""

    def __init__(self, to_port: int, *refused: bytes) -> None:
        super().__init__(to_port)
        self._loop = asyncio.get_running_loop()
        self._refused = refused
        self.asked: list[str] = []
        """The first line of everything that was carried."""

    def cut_from_outside(self) -> None:
        """See `cut`; from another thread."""
        self._loop.call_soon_threadsafe(self.cut)

    async def carry(self, reader: StreamReader, writer: StreamWriter) -> None:
        """Carry one connection, request by request, until one is refused."""
        carried = StreamReader()
        self._tasks.add(asyncio.create_task(self._look(reader, carried, writer)))
        await super().carry(carried, writer)

    async def _look(self, reader: StreamReader, carried: StreamReader, writer: StreamWriter) -> None:
        with contextlib.suppress(ConnectionError):
            while data := await reader.read(65_536):
                if any(word in data.lower() for word in self._refused):
                    writer.write(REFUSAL)
                    break
                self.asked.append(data.split(b"\r\n")[0].decode("latin-1"))
                carried.feed_data(data)
        carried.feed_eof()


@contextmanager
def middlebox(port: int, to_port: int, *refused: bytes) -> Iterator[Middlebox]:
    """A box at `port` in a thread of its own, since Playwright's loop runs in this one."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()

    async def begin() -> tuple[Middlebox, asyncio.Server]:
        made = Middlebox(to_port, *refused)
        return made, await asyncio.start_server(made.carry, "127.0.0.1", port)

    async def end() -> None:
        server.close()
        await box.close()
        await server.wait_closed()

    box, server = asyncio.run_coroutine_threadsafe(begin(), loop).result(10)
    try:
        yield box
    finally:
        asyncio.run_coroutine_threadsafe(end(), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
