"""A server on loopback in the test's own event loop, and peers that write raw bytes to it."""

import asyncio
import struct
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, NoReturn

import pytest

from collabd.api.hypercorn import ServerLimits, current_sink, listen, serve
from collabd.live.connection import Connection, QueueLimits, Sink
from collabd.live.flush import Flusher

HANDSHAKE = (
    b"GET /socket HTTP/1.1\r\nHost: here\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n"
)

Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]


class Peer:
    """A client that says exactly what it is told to say."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader = reader
        self.writer = writer

    async def say(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()

    async def say_endlessly(self, data: bytes) -> NoReturn:
        while True:
            await self.say(data)

    async def frame(self, opcode: int, payload: bytes, *, last: bool = True) -> None:
        """Send one frame, masked with zeros."""
        size = len(payload)
        head = bytes((opcode | (0x80 if last else 0),))
        if size < 126:
            head += bytes((0x80 | size,))
        elif size < 65_536:
            head += b"\xfe" + struct.pack("!H", size)
        else:
            head += b"\xff" + struct.pack("!Q", size)
        await self.say(head + b"\0\0\0\0" + payload)

    async def text(self, text: str) -> None:
        await self.frame(1, text.encode())

    async def head(self) -> bytes:
        """The head of the next response."""
        return await self.reader.readuntil(b"\r\n\r\n")

    async def next(self) -> tuple[int, bytes]:
        """The next frame's opcode and payload."""
        first, size = await self.reader.readexactly(2)
        assert first & 0xF0 == 0x80, "neither fragments nor reserved bits come from this server"
        if size == 126:
            (size,) = struct.unpack("!H", await self.reader.readexactly(2))
        elif size == 127:
            (size,) = struct.unpack("!Q", await self.reader.readexactly(8))
        return first & 0x0F, await self.reader.readexactly(size)

    async def closed_with(self) -> tuple[int, str]:
        """Answer the close that is the next frame; what it said."""
        opcode, payload = await self.next()
        assert opcode == 8, (opcode, payload)
        await self.frame(8, payload[:2])
        return int.from_bytes(payload[:2], "big"), payload[2:].decode()

    async def rest(self) -> bytes:
        """Everything until the end, however the end comes."""
        parts = []
        try:
            while part := await self.reader.read(65_536):
                parts.append(part)
        except ConnectionError:
            pass
        return b"".join(parts)

    def leave(self) -> None:
        self.writer.transport.abort()


class Guest:
    """The server's side of an accepted WebSocket."""

    def __init__(self, sink: Sink, send: Send, server: "Server") -> None:
        self.sink = sink
        self.send = send
        self.received: asyncio.Queue[str] = asyncio.Queue()
        self.gone = asyncio.Event()
        self.code = 0
        """What the application was told that it ended with."""
        self.ends: list[tuple[int, str]] = []
        self.connection = Connection(
            sink, server.flusher, QueueLimits(), lambda code, reason: self.ends.append((code, reason))
        )


class Server:
    """A running server and its application: `/echo` answers a body, `/socket` makes guests."""

    def __init__(self, limits: ServerLimits) -> None:
        self.limits = limits
        self.port = 0
        self.shutdown = asyncio.Event()
        self.flusher = Flusher(asyncio.get_running_loop().call_soon)
        self.guests: asyncio.Queue[Guest] = asyncio.Queue()
        self.handlers: dict[str, Callable[[Receive, Send], Awaitable[None]]] = {"/echo": echo}
        self.peers: list[Peer] = []
        self.busy = 0
        self.began = asyncio.Event()
        self.idle = asyncio.Event()
        self.ended = asyncio.Event()

    async def __call__(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            for moment in ("startup", "shutdown"):
                await receive()
                await send({"type": f"lifespan.{moment}.complete"})
            return
        self.busy += 1
        self.began.set()
        self.idle.clear()
        try:
            await self.handlers.get(scope["path"], self.welcome)(receive, send)
        finally:
            self.busy -= 1
            if not self.busy:
                self.idle.set()

    async def welcome(self, receive: Receive, send: Send) -> None:
        assert (await receive())["type"] == "websocket.connect"
        assert current_sink() is None, "no frames before the handshake is answered"
        await send({"type": "websocket.accept"})
        sink = current_sink()
        assert sink is not None
        guest = Guest(sink, send, self)
        self.guests.put_nowait(guest)
        while (message := await receive())["type"] == "websocket.receive":
            guest.received.put_nowait(message["text"])
        guest.code = message["code"]
        assert current_sink() is None, "no frames after the end"
        guest.gone.set()

    async def connect(self, **options: Any) -> Peer:
        peer = Peer(*await asyncio.open_connection("127.0.0.1", self.port, **options))
        self.peers.append(peer)
        return peer

    async def shake(self, headers: bytes = b"", **options: Any) -> Peer:
        """A peer whose WebSocket is open, without compression."""
        peer = await self.connect(**options)
        await peer.say(HANDSHAKE + headers + b"\r\n")
        head = await peer.head()
        assert head.startswith(b"HTTP/1.1 101"), head
        assert b"sec-websocket-extensions" not in head.lower()
        return peer

    async def join(self, headers: bytes = b"", **options: Any) -> tuple[Peer, Guest]:
        """A peer whose WebSocket is open, and the server's side of it."""
        return await self.shake(headers, **options), await self.guests.get()


async def echo(receive: Receive, send: Send) -> None:
    assert current_sink() is None, "a request is no WebSocket"
    body = b""
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            return
        body += message["body"]
        more = message["more_body"]
    headers = [(b"content-length", b"%d" % len(body))]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})


Start = Callable[..., Any]


@asynccontextmanager
async def running(tls: Any = None, **limits: Any) -> AsyncIterator[Server]:
    """A server that has ended, with all that it began, when the block is left; nothing may take a minute."""
    async with asyncio.timeout(60):
        server = Server(ServerLimits(**limits))
        listeners = listen("127.0.0.1", 0, server.limits)
        server.port = listeners[0].getsockname()[1]
        ready = asyncio.Event()
        serving = asyncio.create_task(
            serve(server, listeners, server.limits, shutdown=server.shutdown, ready=ready.set, tls=tls)
        )
        serving.add_done_callback(lambda _: server.ended.set())
        await ready.wait()
        try:
            yield server
        finally:
            for peer in server.peers:
                peer.leave()
            server.shutdown.set()
            await serving


@pytest.fixture
def start() -> Start:
    """Starts a server: `async with start(frame_bytes=1000) as server`."""
    return running


@pytest.fixture(params=[True, False], ids=["uvloop", "asyncio"])
def anyio_backend(request: pytest.FixtureRequest) -> tuple[str, dict[str, bool]]:
    """Both event loops: what Hypercorn runs on differs just where this matters."""
    return "asyncio", {"use_uvloop": request.param}
