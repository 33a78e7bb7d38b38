"""Messages of a WebSocket past ASGI: in order, none lost, none twice, and none from whoever takes nothing."""

import asyncio
import logging
from typing import TYPE_CHECKING

import pytest

from collabd.api.hypercorn import current_sink, hear

if TYPE_CHECKING:
    from tests.api.hypercorn.conftest import Peer, Receive, Send, Server, Start


class Listener:
    """An application that hears what a peer says, straight from the transport once it is told to."""

    def __init__(self, server: "Server") -> None:
        self.heard: asyncio.Queue[str | bytes] = asyncio.Queue()
        self.accepted = asyncio.Event()
        self.go = asyncio.Event()
        self.gone = asyncio.Event()
        server.handlers["/socket"] = self

    async def __call__(self, receive: "Receive", send: "Send") -> None:
        await receive()
        await send({"type": "websocket.accept"})
        self.accepted.set()
        await self.go.wait()
        hear(self.take)
        while (message := await receive())["type"] == "websocket.receive":
            self.heard.put_nowait(message["text"])
        self.gone.set()

    def take(self, message: bytes, text: bool) -> None:
        if message == b"fail":
            raise ValueError("this one was too much")
        self.heard.put_nowait(message.decode() if text else message)


async def test_every_message_comes_once_and_in_order_whenever_hearing_begins(start: "Start") -> None:
    async with start(app_queue=1000) as server:
        listener = Listener(server)
        peer = await server.shake()
        await listener.accepted.wait()
        for number in range(100):
            await peer.text(str(number))
            if number == 50:
                listener.go.set()
        await peer.frame(1, b"in two ", last=False)
        await peer.frame(9, b"still here?")
        await peer.frame(0, b"parts")
        expected = [*map(str, range(100)), "in two parts"]
        assert [await listener.heard.get() for _ in expected] == expected
        assert await peer.next() == (10, b"still here?")
        await peer.frame(2, b"\x00")
        assert await listener.heard.get() == b"\x00"
        await peer.frame(8, (1000).to_bytes(2, "big"))
        assert await peer.next() == (8, (1000).to_bytes(2, "big"))
        await listener.gone.wait()
        assert listener.heard.empty()


async def heard(server: "Server") -> "tuple[Peer, Listener]":
    listener = Listener(server)
    listener.go.set()
    peer = await server.shake()
    await peer.text("hello")
    assert await listener.heard.get() == "hello"
    return peer, listener


async def test_a_message_that_cannot_be_taken_ends_its_socket_alone(
    start: "Start", caplog: pytest.LogCaptureFixture
) -> None:
    async with start() as server:
        peer, listener = await heard(server)
        other = await server.shake()
        with caplog.at_level(logging.CRITICAL):
            await peer.text("fail")
            assert (await peer.closed_with())[0] == 1011
        await listener.gone.wait()
        await other.text("and I?")
        assert await listener.heard.get() == "and I?"


async def test_what_is_too_large_or_no_websocket_is_refused_as_before(start: "Start") -> None:
    async with start(frame_bytes=1000, close_seconds=0.2) as server:
        peer, listener = await heard(server)
        await peer.text("x" * 1001)
        assert await peer.closed_with() == (1009, "message too large")
        await listener.gone.wait()

        peer, listener = await heard(server)
        await peer.say(b"\xff\xff\xff\xff")
        assert (await peer.closed_with())[0] == 1002
        await listener.gone.wait()
        assert listener.heard.empty()


async def test_nothing_is_taken_from_a_peer_that_takes_nothing(start: "Start") -> None:
    sinks = []

    async def welcome(receive: "Receive", send: "Send") -> None:
        await receive()
        await send({"type": "websocket.accept"})
        hear(lambda _, __: None)
        sinks.append(current_sink())
        await receive()

    async with start(close_seconds=0.1) as server:
        server.handlers["/socket"] = welcome
        peer = await server.shake()
        peer.writer.transport.pause_reading()
        (sink,) = sinks
        assert sink is not None
        # No more pings than a peer may send without saying anything.
        pings = ((b"\x89\xfd\0\0\0\0" + b"x" * 125) * 500 + b"\x81\x80\0\0\0\0") * 2
        while not sink.backlog():
            peer.writer.write(pings)
            await asyncio.sleep(0)
        for _ in range(200):
            peer.writer.write(pings)
            await asyncio.sleep(0)
        assert sink.backlog() < 512 * 1024, "its pongs do not pile up"
        peer.writer.transport.resume_reading()
        for _ in range(1000):
            assert (await peer.next())[0] == 10
