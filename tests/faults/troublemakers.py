"""Peers that close, reset, half-close, read slowly or not at all, and ping, and record what they are sent."""

from __future__ import annotations

import asyncio
import json
import random
import socket
import ssl
import struct
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field

HANDSHAKE = (
    b"GET /connection/websocket HTTP/1.1\r\nHost: localhost:%d\r\nUpgrade: websocket\r\n"
    b"Connection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)
TEXT, CLOSE, PING, PONG = 1, 8, 9, 10
SMALL_BUFFER = 4096
"""Of the peer's kernel, so that little gets lost in it."""
PATIENCE_SECONDS = 30


class RefusedError(Exception):
    """The server takes nobody more from here just now."""


class Raw:
    """One WebSocket, byte by byte."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader = reader
        self.writer = writer
        self.socket: socket.socket = writer.get_extra_info("socket")
        self.port: int = writer.get_extra_info("sockname")[1]

    def send(self, opcode: int, payload: bytes) -> None:
        """Send one short frame, masked with zeros."""
        assert len(payload) < 65_536
        size = len(payload)
        length = bytes((0x80 | size,)) if size < 126 else b"\xfe" + struct.pack("!H", size)
        self.writer.write(bytes((0x80 | opcode,)) + length + b"\0\0\0\0" + payload)

    def say(self, **command: object) -> None:
        """Send a command."""
        self.send(TEXT, json.dumps(command).encode())

    async def next(self) -> tuple[int, bytes]:
        """The next frame's opcode and payload."""
        first, size = await self.reader.readexactly(2)
        assert first & 0xF0 == 0x80, f"no frame begins like this: {first:#x}"
        if size == 126:
            (size,) = struct.unpack("!H", await self.reader.readexactly(2))
        elif size == 127:
            (size,) = struct.unpack("!Q", await self.reader.readexactly(8))
        return first & 0x0F, await self.reader.readexactly(size)

    async def until(self, wanted: int) -> bytes:
        """The payload of the next frame of this kind; others are passed over."""
        opcode, payload = await self.next()
        while opcode != wanted:
            assert opcode != CLOSE, payload
            opcode, payload = await self.next()
        return payload

    async def until_close(self) -> bytes:
        """The payload of the close; what comes before it is passed over."""
        opcode, payload = await self.next()
        while opcode != CLOSE:
            opcode, payload = await self.next()
        return payload

    async def nothing_more(self) -> None:
        """Read to the end, however it comes; nothing may come before it."""
        try:
            rest = await self.reader.read()
        except ConnectionError:
            return
        assert rest == b"", f"after the close: {rest[:60]!r}"

    def hold(self) -> None:
        """Read nothing from now on."""
        self.writer.transport.pause_reading()  # type: ignore[attr-defined]

    def go_on(self) -> None:
        """Read again."""
        self.writer.transport.resume_reading()  # type: ignore[attr-defined]

    def abort(self) -> None:
        """Be gone."""
        self.writer.transport.abort()


@dataclass
class Trouble:
    """One peer after the other makes trouble, by the dice, until it is told to stop."""

    port: int
    token: str
    tls: ssl.SSLContext | None
    dice: random.Random
    done: Counter[str] = field(default_factory=Counter)
    peers: set[Raw] = field(default_factory=set)

    def leave(self) -> None:
        """All of them are gone."""
        for peer in self.peers:
            peer.abort()

    async def connect(self) -> Raw:
        """A peer that is connected and hears its rooms."""
        own = socket.socket()
        own.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, SMALL_BUFFER)
        own.setblocking(False)
        await asyncio.get_running_loop().sock_connect(own, ("127.0.0.1", self.port))
        name = "localhost" if self.tls else None
        peer = Raw(*await asyncio.open_connection(sock=own, ssl=self.tls, server_hostname=name))
        self.peers.add(peer)
        peer.writer.write(HANDSHAKE % self.port)
        head = b""
        with suppress(EOFError, ConnectionError):  # a server that is starved of time ends who is not heard of
            head = await peer.reader.readuntil(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 101"):
            self.peers.remove(peer)
            peer.abort()
            raise RefusedError(head)
        peer.say(id=1, connect={"token": self.token})
        assert b'"connect"' in await peer.until(TEXT)
        return peer

    async def make(self, stop: asyncio.Event) -> None:
        """One kind of trouble after the other."""
        kinds = [self.closes, self.is_closed, self.resets, self.half_closes, self.is_slow, self.pings]
        while not stop.is_set():
            kind = self.dice.choice(kinds)
            try:
                async with asyncio.timeout(PATIENCE_SECONDS):
                    peer = await self.connect()
                    await self._listen(peer, self.dice.randint(0, 20))
                    await kind(peer)
            except RefusedError:
                self.done["refused"] += 1
                continue
            self.done[kind.__name__] += 1
            self.peers.remove(peer)
            peer.abort()

    async def closes(self, peer: Raw) -> None:
        """Close, in the middle of everything, and look at what follows the answer."""
        peer.send(CLOSE, (1000).to_bytes(2, "big"))
        assert (await peer.until_close())[:2] == (1000).to_bytes(2, "big")
        await peer.nothing_more()

    async def is_closed(self, peer: Raw) -> None:
        """Have the server close, and go on talking to it."""
        peer.send(TEXT, self.dice.choice((b"no json", b'{"id":0,"rpc":{}}', b'{"id":5,"connect":{}}')))
        for _ in range(5):
            peer.send(PING, b"still there?")
        code = int.from_bytes((await peer.until_close())[:2], "big")
        assert code == 3501, code
        for _ in range(5):
            peer.send(PING, b"and now?")
        if self.dice.random() < 0.5:
            peer.send(CLOSE, (3501).to_bytes(2, "big"))
        await peer.nothing_more()

    async def resets(self, peer: Raw) -> None:
        """Vanish with a reset, while things are being written."""
        peer.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        peer.abort()

    async def half_closes(self, peer: Raw) -> None:
        """End one's own side alone, and read to the end."""
        peer.socket.shutdown(socket.SHUT_WR)
        try:
            while await peer.reader.read(65_536):
                pass
        except (ConnectionError, ssl.SSLError):
            self.done["cut off"] += 1

    async def is_slow(self, peer: Raw) -> None:
        """Read nothing for a while, then a little, again and again."""
        for _ in range(self.dice.randint(1, 3)):
            peer.hold()
            await asyncio.sleep(self.dice.uniform(0, 1))
            peer.go_on()
            if not await self._listen(peer, self.dice.randint(1, 5)):
                return

    async def pings(self, peer: Raw) -> None:
        """Ping, by WebSocket and by protocol; every ping is answered in its turn."""
        for number in range(self.dice.randint(1, 30)):
            peer.send(PING, b"%d" % number)
            if self.dice.random() < 0.3:
                peer.send(TEXT, b"{}")
                peer.send(PONG, b"")
            assert await peer.until(PONG) == b"%d" % number

    async def _listen(self, peer: Raw, frames: int) -> bool:
        """Take some frames; False if the server has closed (it may: the peer was slow)."""
        for _ in range(frames):
            opcode, payload = await peer.next()
            if opcode == CLOSE:
                assert payload[2:] in {b"slow", b"no pong"}, payload
                await peer.nothing_more()
                return False
            if payload == b"{}":
                peer.send(TEXT, b"{}")
        return True
