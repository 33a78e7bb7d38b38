"""The end: sockets are told to go, requests in flight finish, nothing is left."""

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.api.hypercorn.conftest import Peer, Receive, Send, Server, Start

from tests.api.hypercorn.conftest import HANDSHAKE

GET = b"GET /echo HTTP/1.1\r\nHost: here\r\n\r\n"


async def answer_to(peer: "Peer") -> bytes:
    await peer.say(GET)
    return await peer.head()


async def test_fifty_open_sockets_are_told_and_the_server_ends_in_time(start: "Start") -> None:
    loop = asyncio.get_running_loop()
    async with start(close_seconds=0.3) as server:
        answering = [(await server.join())[0] for _ in range(25)]
        silent = [(await server.join())[0] for _ in range(25)]
        idle = await server.connect()
        await answer_to(idle)
        begun = loop.time()
        server.shutdown.set()
        for peer in answering:
            assert await peer.closed_with() == (3001, "shutdown")
            assert await peer.rest() == b""
        for peer in silent:
            assert await peer.next() == (8, (3001).to_bytes(2, "big") + b"shutdown")
            assert await peer.rest() == b""
        assert await idle.rest() == b""
        await server.ended.wait()
        assert loop.time() - begun < 2


async def test_a_request_in_flight_is_finished_before_the_end(start: "Start") -> None:
    async with start() as server:
        peer = await server.connect()
        await peer.say(b"POST /echo HTTP/1.1\r\nHost: here\r\nContent-Length: 4\r\n\r\nha")
        await server.began.wait()
        server.shutdown.set()
        await peer.say(b"lf")
        assert (await peer.head()).startswith(b"HTTP/1.1 200")
        assert await peer.rest() == b"half"


async def test_a_request_that_never_ends_is_cut_off(start: "Start") -> None:
    async def wait(receive: "Receive", send: "Send") -> None:
        await asyncio.Event().wait()

    async with start(grace_seconds=0.3) as server:
        server.handlers["/wait"] = wait
        peer = await server.connect()
        await peer.say(b"GET /wait HTTP/1.1\r\nHost: here\r\n\r\n")
        await server.began.wait()
        server.shutdown.set()
        assert await peer.rest() == b""
        await server.ended.wait()
        assert not server.busy


async def test_sockets_are_told_one_by_one_while_requests_are_still_answered(start: "Start") -> None:
    loop = asyncio.get_running_loop()
    async with start(drain_seconds=1, drain_rate=30) as server:
        peers = [(await server.join())[0] for _ in range(30)]
        server.shutdown.set()
        told = [asyncio.create_task(moment_of_end(peer)) for peer in peers]
        await asyncio.wait(told, return_when=asyncio.FIRST_COMPLETED)
        assert await answers(server)
        stranger = await server.connect()
        await stranger.say(HANDSHAKE + b"\r\n")
        assert (await stranger.head()).startswith(b"HTTP/1.1 503"), "nobody new is let in"
        assert not server.ended.is_set()

        moments = await asyncio.gather(*told)
        assert 0.3 < max(moments) - min(moments) < 1.5, "not all at once"
        await server.ended.wait()
        assert loop.time() - max(moments) < 1


async def answers(server: "Server") -> bool:
    return (await answer_to(await server.connect())).startswith(b"HTTP/1.1 200")


async def moment_of_end(peer: "Peer") -> float:
    assert await peer.closed_with() == (3001, "shutdown")
    return asyncio.get_running_loop().time()


async def test_few_sockets_do_not_keep_anybody_waiting(start: "Start") -> None:
    loop = asyncio.get_running_loop()
    async with start(drain_seconds=60) as server:
        peers = [(await server.join())[0] for _ in range(3)]
        begun = loop.time()
        server.shutdown.set()
        for peer in peers:
            await moment_of_end(peer)
        await server.ended.wait()
        assert loop.time() - begun < 5


async def test_who_was_waiting_to_be_let_in_is_sent_away_and_nobody_waits_for_that(start: "Start") -> None:
    loop = asyncio.get_running_loop()
    asked, go_on = asyncio.Event(), asyncio.Event()

    async def hesitate(receive: "Receive", send: "Send") -> None:
        asked.set()
        await go_on.wait()
        await send({"type": "websocket.accept"})

    async with start() as server:
        server.handlers["/socket"] = hesitate
        waiting = await server.connect()
        await waiting.say(HANDSHAKE + b"\r\n")
        await asked.wait()
        begun = loop.time()
        server.shutdown.set()
        go_on.set()
        assert (await waiting.head()).startswith(b"HTTP/1.1 503")
        assert await waiting.rest() == b""
        await server.ended.wait()
        assert loop.time() - begun < 2
