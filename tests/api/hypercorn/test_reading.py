"""A socket is read a little at a time: whoever floods the server keeps nobody else waiting."""

import asyncio
from typing import TYPE_CHECKING

import pytest

from collabd.api.hypercorn import current_sink, hear

if TYPE_CHECKING:
    from tests.api.hypercorn.conftest import Receive, Send, Server, Start

TINY = b"\x81\x81\0\0\0\0x"
PING = b"\x89\x80\0\0\0\0"
FLOOD = 30_000
ECHO = b"GET /echo HTTP/1.1\r\nHost: here\r\n\r\n"


class Counter:
    """An application that counts what it hears."""

    def __init__(self, server: "Server") -> None:
        self.heard = 0
        self.all = asyncio.Event()
        server.handlers["/socket"] = self

    async def __call__(self, receive: "Receive", send: "Send") -> None:
        await receive()
        await send({"type": "websocket.accept"})
        hear(self.take)
        await receive()

    def take(self, message: bytes, text: bool) -> None:
        assert (message, text) == (b"x", True)
        self.heard += 1
        if self.heard == FLOOD:
            self.all.set()


async def test_others_are_answered_while_a_flood_is_read(start: "Start") -> None:
    async with start() as server:
        counter = Counter(server)
        peer = await server.shake()
        other = await server.connect()
        await other.say(ECHO)
        await other.head()
        peer.writer.write(TINY * FLOOD)
        await other.say(ECHO)
        await other.head()
        assert counter.heard < FLOOD
        await counter.all.wait()


async def test_a_flood_of_nothing_ends_its_socket(start: "Start") -> None:
    async with start(close_seconds=0.2) as server:
        peer, guest = await server.join()
        await peer.say(PING * 1001)
        for _ in range(1000):
            assert await peer.next() == (10, b"")
        assert await peer.closed_with() == (1008, "too many frames without a message")
        await guest.gone.wait()


async def test_what_arrived_before_a_close_is_read_up_to_the_answer(start: "Start") -> None:
    """A close goes out while hundreds of frames still wait: the answer stands behind them."""

    async def leave(receive: "Receive", send: "Send") -> None:
        await receive()
        await send({"type": "websocket.accept"})
        sink = current_sink()
        assert sink is not None
        hear(lambda _, __: sink.close(4000, "enough"))
        await receive()

    async with start(close_seconds=30) as server:
        server.handlers["/socket"] = leave
        peer = await server.shake()
        peer.writer.write(TINY * 1000)
        await peer.frame(8, (4000).to_bytes(2, "big"))
        assert await peer.next() == (8, (4000).to_bytes(2, "big") + b"enough")
        assert await peer.rest() == b""


@pytest.mark.parametrize("late", [False, True], ids=["at once", "after the end of the peer"])
async def test_an_application_that_sends_waits_for_a_slow_peer_but_not_for_ever(
    start: "Start", late: bool
) -> None:
    sent = asyncio.Event()
    blocked = asyncio.Event()

    async def pour(receive: "Receive", send: "Send") -> None:
        await receive()
        await send({"type": "websocket.accept"})
        sink = current_sink()
        assert sink is not None
        while not sink.backlog():
            await send({"type": "websocket.send", "bytes": b"x" * 200_000})
        blocked.set()
        await asyncio.gather(*(send({"type": "websocket.send", "text": "on"}) for _ in range(2)))
        sent.set()

    async with start() as server:
        server.handlers["/socket"] = pour
        peer = await server.shake()
        await blocked.wait()
        assert not sent.is_set()
        if late:
            peer.leave()
        else:
            while (await peer.next())[0] == 2:
                pass
        await sent.wait()
