"""Connections that have just arrived: by what they ask for first, and however it arrives, they are served."""

import asyncio
from typing import TYPE_CHECKING

import pytest
from tests.api.hypercorn.conftest import HANDSHAKE

if TYPE_CHECKING:
    from tests.api.hypercorn.conftest import Peer, Server, Start

ECHO = b"GET /echo HTTP/1.1\r\nHost: here\r\n\r\n"


async def greet(server: "Server", peer: "Peer") -> None:
    """Read the answer to a handshake, and say something."""
    assert (await peer.head()).startswith(b"HTTP/1.1 101")
    guest = await server.guests.get()
    await peer.text("hello")
    assert await guest.received.get() == "hello"


@pytest.mark.parametrize("head", [HANDSHAKE + b"\r\n", ECHO], ids=["WebSocket", "HTTP"])
async def test_a_head_may_arrive_byte_by_byte(start: "Start", head: bytes) -> None:
    async with start() as server:
        peer = await server.connect()
        for at in range(len(head)):
            await peer.say(head[at : at + 1])
            await asyncio.sleep(0)
        if head == ECHO:
            assert (await peer.head()).startswith(b"HTTP/1.1 200")
        else:
            await greet(server, peer)


async def test_a_websocket_may_follow_requests_on_the_same_connection(start: "Start") -> None:
    """Proxies keep connections and use them again."""
    async with start() as server:
        peer = await server.connect()
        for _ in range(2):
            await peer.say(ECHO)
            assert (await peer.head()).startswith(b"HTTP/1.1 200")
        await peer.say(HANDSHAKE + b"\r\n")
        await greet(server, peer)


async def test_a_handshake_that_is_only_unusual_is_taken(start: "Start") -> None:
    async with start() as server:
        peer = await server.connect()
        await peer.say(HANDSHAKE + "Cookie: name=Zoë\r\n\r\n".encode("latin-1"))
        await greet(server, peer)


async def test_after_requests_nobody_is_let_in_who_does_not_wait_for_the_answer(start: "Start") -> None:
    async with start() as server:
        peer = await server.connect()
        await peer.say(ECHO)
        await peer.head()
        await peer.say(HANDSHAKE + b"\r\n\x81\x85\0\0\0\0hello")
        assert (await peer.head()).startswith(b"HTTP/1.1 400")
        assert await peer.rest() == b""
        assert server.guests.empty()


@pytest.mark.parametrize("head", [b"", b"GE", HANDSHAKE], ids=["nothing", "half a word", "no end"])
async def test_whoever_does_not_say_what_it_wants_is_sent_away(start: "Start", head: bytes) -> None:
    async with start(header_seconds=0.2) as server:
        peer = await server.connect()
        await peer.say(head)
        assert await peer.rest() == b""
        assert not server.began.is_set()


async def test_an_endless_head_is_refused(start: "Start") -> None:
    async with start(header_bytes=1000) as server:
        peer = await server.connect()
        await peer.say(HANDSHAKE + b"X: " + b"x" * 2000)
        assert (await peer.head()).startswith(b"HTTP/1.1 431")


async def test_whoever_has_left_while_waiting_is_not_served(start: "Start") -> None:
    async with start() as server:
        for _ in range(50):
            peer = await server.connect()
            peer.writer.write(HANDSHAKE + b"\r\n")
            peer.writer.write_eof()
            assert await peer.rest() == b""
        assert server.guests.empty()
        await greet(server, await knock(server))


async def knock(server: "Server") -> "Peer":
    peer = await server.connect()
    await peer.say(HANDSHAKE + b"\r\n")
    return peer


async def test_the_end_does_not_wait_for_those_who_have_said_nothing(start: "Start") -> None:
    async with start(header_seconds=60) as server:
        peer = await server.connect()
        await greet(server, await knock(server))
        begun = asyncio.get_running_loop().time()
        server.shutdown.set()
        assert await peer.rest() == b""
        assert asyncio.get_running_loop().time() - begun < 5
