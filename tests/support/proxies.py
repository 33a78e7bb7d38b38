"""A reverse proxy in front of a real server: a few lines that do what nginx and the others do by default."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from tests.support.servers import ServerProcess, serve

LONGEST_HEAD = 64 * 1024


def reserve() -> socket.socket:
    """A free port of the loopback interface, kept for a server that asks for SO_REUSEADDR, as ours does."""
    kept = socket.socket()
    kept.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    kept.bind(("127.0.0.1", 0))
    return kept


class ReverseProxy:
    """Passes requests on to a port. It appends to X-Forwarded-For, and says http in X-Forwarded-Proto.

    `takes_away` is what it takes away from the front of a path. Each request has a connection of its own.
    """

    def __init__(self, upstream: int, takes_away: str) -> None:
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self.listener.getsockname()[1]
        self._upstream = upstream
        self._takes_away = takes_away
        self._serving: set[asyncio.Task[None]] = set()
        self._writers: list[asyncio.StreamWriter] = []
        self._loop = asyncio.new_event_loop()
        self._end = asyncio.Event()
        self._thread = threading.Thread(target=self._loop.run_until_complete, args=[self._run()])

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Cut all connections."""
        self._loop.call_soon_threadsafe(self._end.set)
        self._thread.join()
        self._loop.close()

    async def _run(self) -> None:
        server = await asyncio.start_server(self._accept, sock=self.listener, limit=LONGEST_HEAD)
        await self._end.wait()
        server.close()
        for task in self._serving:
            task.cancel()
        await asyncio.gather(*self._serving, return_exceptions=True)
        for writer in self._writers:
            writer.transport.abort()
        await asyncio.sleep(0)  # a transport that is closed is gone a turn later

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.append(writer)
        task = self._loop.create_task(self._serve(reader, writer))
        self._serving.add(task)
        task.add_done_callback(self._serving.discard)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.IncompleteReadError):
            try:
                head = await reader.readuntil(b"\r\n\r\n")
                peer = writer.get_extra_info("peername")[0]
                await self._pass_on(self._rewritten(head, peer), reader, writer)
            finally:
                writer.close()

    async def _pass_on(self, head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection("127.0.0.1", self._upstream)
        self._writers.append(back)
        up = self._loop.create_task(copy(reader, back))
        try:
            back.write(head)
            await copy(there, writer)
        finally:
            up.cancel()
            await asyncio.gather(up, return_exceptions=True)
            back.close()

    def _rewritten(self, head: bytes, peer: str) -> bytes:
        line, *fields = head.decode("latin-1").removesuffix("\r\n\r\n").split("\r\n")
        method, path, version = line.split(" ")
        headers = [(name, value.strip()) for name, _, value in (field.partition(":") for field in fields)]
        known = [value for name, value in headers if name.lower() == "x-forwarded-for"]
        upgrades = any(name.lower() == "upgrade" for name, _ in headers)
        dropped = {"x-forwarded-for", "x-forwarded-proto", *(() if upgrades else ("connection",))}
        kept = [(name, value) for name, value in headers if name.lower() not in dropped]
        kept += [("X-Forwarded-For", ", ".join([*known, peer])), ("X-Forwarded-Proto", "http")]
        kept += [] if upgrades else [("Connection", "close")]
        lines = [f"{method} {path.removeprefix(self._takes_away) or '/'} {version}"]
        return "\r\n".join([*lines, *(f"{name}: {value}" for name, value in kept), "", ""]).encode("latin-1")


async def copy(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
    """Pass bytes on until there are no more."""
    while data := await source.read(LONGEST_HEAD):
        sink.write(data)
        await sink.drain()
    if sink.can_write_eof():
        sink.write_eof()


@contextmanager
def served_behind_a_proxy(
    folder: Path, path: str = "", *, takes_away: str = "", environ: dict[str, str] | None = None
) -> Iterator[ServerProcess]:
    """A server below `path` of a proxy that it trusts; its address is the one that people use."""
    with reserve() as kept:
        upstream: int = kept.getsockname()[1]
        proxy = ReverseProxy(upstream, takes_away)
        settings = {
            "COLLABD_SERVER_PUBLIC_URLS": ",".join(
                f"http://{host}:{proxy.port}{path}" for host in ("localhost", "127.0.0.1")
            ),
            "COLLABD_SERVER_TRUSTED_PROXIES": "127.0.0.1",
        }
        proxy.start()
        try:
            with serve(folder, port=upstream, environ={**settings, **(environ or {})}) as server:
                yield replace(server, address=f"http://localhost:{proxy.port}{path}")
        finally:
            proxy.stop()
