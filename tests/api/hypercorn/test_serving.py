"""Starting, the number of connections, and the end."""

import asyncio
import logging
import resource
import socket
import ssl
import struct
from typing import TYPE_CHECKING

import pytest
from tests.api.hypercorn.conftest import HANDSHAKE, Server

from collabd.api.hypercorn import ServerLimits, listen, serve
from collabd.api.hypercorn.listening import DESCRIPTORS_KEPT_BACK, affordable_connections, close_all

if TYPE_CHECKING:
    from tests.api.hypercorn.conftest import Peer, Receive, Send, Start

GET = b"GET /echo HTTP/1.1\r\nHost: here\r\n\r\n"


async def answer_to(peer: "Peer") -> bytes:
    await peer.say(GET)
    return await peer.head()


async def test_beyond_the_cap_a_connection_is_refused_and_room_that_is_freed_is_used(
    start: "Start", caplog: pytest.LogCaptureFixture
) -> None:
    async with start(connections=2) as server:
        first, guest = await server.join()
        second = await server.connect()
        assert (await answer_to(second)).startswith(b"HTTP/1.1 200")

        third = await server.connect()
        assert (await third.rest()).startswith(b"HTTP/1.1 503")
        assert (await (await server.connect()).rest()).startswith(b"HTTP/1.1 503")
        assert caplog.text.count("all 2 connections are taken") == 1, "a storm is not a storm of log lines"
        assert (await answer_to(second)).startswith(b"HTTP/1.1 200")

        first.leave()
        await guest.gone.wait()
        await freed(server)


async def freed(server: "Server") -> None:
    """Wait until the only place is free again; the fixture's time-out is the bound."""
    while not (await answer_to(await server.connect())).startswith(b"HTTP/1.1 200"):
        pass


async def test_a_request_s_connection_makes_room_as_soon_as_its_peer_has_ended_it(start: "Start") -> None:
    loop = asyncio.get_running_loop()
    async with start(connections=1, header_seconds=60) as server:
        peer = await server.connect()
        assert (await answer_to(peer)).startswith(b"HTTP/1.1 200")
        begun = loop.time()
        peer.writer.close()
        await freed(server)
        assert loop.time() - begun < 5


async def test_a_half_closed_socket_that_takes_nothing_makes_room(start: "Start") -> None:
    loop = asyncio.get_running_loop()
    async with start(connections=1, close_seconds=0.2) as server:
        peer, guest = await server.join()
        while not guest.sink.backlog():
            guest.sink.write(b"x" * 65_536)
        begun = loop.time()
        peer.writer.transport.pause_reading()
        peer.writer.write_eof()
        await freed(server)
        assert loop.time() - begun < 5


async def test_an_application_that_fails_in_the_middle_of_a_refusal_keeps_no_place(
    start: "Start", caplog: pytest.LogCaptureFixture
) -> None:
    async def refuse(receive: "Receive", send: "Send") -> None:
        await receive()
        await send({"type": "websocket.http.response.start", "status": 404, "headers": []})
        raise LookupError("a fault of the application")

    async with start(connections=1, close_seconds=0.2) as server:
        server.handlers["/socket"] = refuse
        peer = await server.connect()
        await peer.say(HANDSHAKE + b"\r\n")
        assert (await peer.head()).startswith(b"HTTP/1.1 404")
        await freed(server)
    assert "a fault of the application" in caplog.text


async def test_accepted_sockets_have_the_kernel_give_up_on_peers_that_take_nothing(start: "Start") -> None:
    async with start(unread_seconds=7) as server:
        _, guest = await server.join()
        accepted = guest.sink._transport.get_extra_info("socket")
        assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) == 7000
        assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) == 1


@pytest.mark.parametrize("encrypted", [False, True], ids=["plain", "TLS"])
async def test_a_storm_waits_in_the_kernel_until_it_is_accepted(encrypted: bool) -> None:
    limits, ready, shutdown = ServerLimits(backlog=77), asyncio.Event(), asyncio.Event()
    listeners = listen("127.0.0.1", 0, limits)
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER) if encrypted else None
    server = Server(limits)
    serving = asyncio.create_task(
        serve(server, listeners, limits, shutdown=shutdown, ready=ready.set, tls=tls)
    )
    await ready.wait()
    # Linux tells a listening socket's backlog in the field `tcpi_sacked` of `struct tcp_info`.
    told = listeners[0].getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 104)
    assert struct.unpack_from("=I", told, 28) == (77,)
    shutdown.set()
    await serving


async def test_a_server_that_is_cancelled_still_ends_its_application() -> None:
    moments: list[str] = []

    async def app(scope: object, receive: "Receive", send: "Send") -> None:
        for moment in ("startup", "shutdown"):
            assert (await receive())["type"] == f"lifespan.{moment}"
            await send({"type": f"lifespan.{moment}.complete"})
            moments.append(moment)

    limits = ServerLimits()
    ready = asyncio.Event()
    serving = asyncio.create_task(
        serve(app, listen("127.0.0.1", 0, limits), limits, shutdown=asyncio.Event(), ready=ready.set)
    )
    await ready.wait()
    serving.cancel()
    with pytest.raises(asyncio.CancelledError):
        await serving
    assert moments == ["startup", "shutdown"]


async def test_no_connection_is_taken_after_the_end(start: "Start") -> None:
    async with start() as server:
        peer = await server.connect()
        peer.leave()
        server.shutdown.set()
        await server.ended.wait()
        with pytest.raises(ConnectionRefusedError):
            await server.connect()


async def test_an_application_that_cannot_start_stops_the_start() -> None:
    async def app(scope: object, receive: "Receive", send: "Send") -> None:
        await receive()
        await send({"type": "lifespan.startup.failed", "message": "the data folder is in use"})

    limits = ServerLimits()
    listeners = listen("127.0.0.1", 0, limits)
    with pytest.raises(Exception, match="the data folder is in use"):
        await serve(app, listeners, limits, shutdown=asyncio.Event(), ready=lambda: None)
    assert listeners[0].fileno() == -1


def test_a_port_that_is_taken_is_said_so() -> None:
    (first,) = listen("127.0.0.1", 0, ServerLimits())
    first.listen()
    with first, pytest.raises(OSError, match="in use"):
        listen("127.0.0.1", first.getsockname()[1], ServerLimits())


def test_a_name_with_several_addresses_gets_one_port() -> None:
    listeners = listen("localhost", 0, ServerLimits())
    assert len({listener.getsockname()[1] for listener in listeners}) == 1
    everywhere = listen("", 0, ServerLimits())
    assert len({listener.getsockname()[1] for listener in everywhere}) == 1
    close_all([*listeners, *everywhere])


def test_an_address_that_this_machine_lacks_is_said_so() -> None:
    with pytest.raises(OSError, match="assign"):
        listen("203.0.113.1", 0, ServerLimits())


def test_the_cap_is_one_that_the_system_can_keep(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    granted: list[int] = []
    monkeypatch.setattr(resource, "setrlimit", lambda _, limits: granted.append(limits[0]))
    monkeypatch.setattr(resource, "getrlimit", lambda _: (1024, 100_000))
    assert affordable_connections(500) == 500
    assert affordable_connections(12_000) == 12_000
    assert granted == [12_000 + DESCRIPTORS_KEPT_BACK]
    monkeypatch.setattr(resource, "getrlimit", lambda _: (1024, 4096))
    with caplog.at_level(logging.WARNING):
        assert affordable_connections(12_000) == 4096 - DESCRIPTORS_KEPT_BACK
    assert "4096 open files" in caplog.text
