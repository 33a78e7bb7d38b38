"""HTTP through the hardened server: what is refused, what may take how long, what arrives all the same."""

import asyncio
import ssl
from typing import TYPE_CHECKING

import pytest

from collabd.live.connection import SINK_HIGH_WATER
from collabd.live.pushes import Push

if TYPE_CHECKING:
    from tests.api.hypercorn.conftest import Peer, Receive, Send, Server, Start

POST = b"POST /echo HTTP/1.1\r\nHost: here\r\nContent-Length: %d\r\n\r\n"


async def answer(peer: "Peer") -> tuple[int, bytes]:
    """The status and body of the next response."""
    head = await peer.head()
    length = head.lower().split(b"content-length: ")[1].split(b"\r\n")[0]
    return int(head[9:12]), await peer.reader.readexactly(int(length))


async def test_requests_follow_one_another_on_a_connection(start: "Start") -> None:
    async with start() as server:
        peer = await server.connect()
        for body in (b"", b"one", b"x" * 200_000):
            await peer.say(POST % len(body) + body)
            assert await answer(peer) == (200, body)


@pytest.mark.parametrize(
    ("request_head", "status"),
    [
        (b"PRI * HTTP/2.0\r\n\r\n", 505),
        (b"GET /echo HTTP/2.0\r\nHost: here\r\n\r\n", 505),
        (
            b"GET /echo HTTP/1.1\r\nHost: here\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n",
            400,
        ),
        (b"GET /echo HTTP/1.1\r\nHost: here\r\nConnection: Upgrade\r\nUpgrade: H2C, websocket\r\n\r\n", 400),
        (b"GET /echo HTTP/1.1\r\n\r\n", 400),
        (b"nonsense\r\n\r\n", 400),
        (
            (
                b"POST /echo HTTP/1.1\r\nHost: here\r\nContent-Length: 4\r\n"
                b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
            ),
            400,
        ),
    ],
    ids=["PRI", "version 2", "h2c", "h2c in a list", "no host", "nonsense", "two lengths"],
)
async def test_other_protocols_are_refused_in_the_clear(
    start: "Start", request_head: bytes, status: int
) -> None:
    async with start() as server:
        peer = await server.connect()
        await peer.say(POST % 2 + b"ok")
        assert await answer(peer) == (200, b"ok")
        await peer.say(request_head)
        assert (await peer.head()).startswith(b"HTTP/1.1 %d" % status)
        assert await peer.rest() == b""


async def test_a_peer_that_has_said_all_still_gets_its_answer(start: "Start") -> None:
    async with start() as server:
        peer = await server.connect()
        await peer.say(POST % 4 + b"last")
        peer.writer.write_eof()
        assert await answer(peer) == (200, b"last")
        async with asyncio.timeout(3):
            assert await peer.rest() == b""


def tls_contexts() -> list[ssl.SSLContext]:
    """For the server and for the client."""
    # Cipher suites without certificates, so that the test needs no key: the handshake is otherwise the same.
    contexts = [ssl.SSLContext(side) for side in (ssl.PROTOCOL_TLS_SERVER, ssl.PROTOCOL_TLS_CLIENT)]
    for context in contexts:
        context.maximum_version = ssl.TLSVersion.TLSv1_2
        context.set_ciphers("aNULL:@SECLEVEL=0")
    contexts[1].check_hostname = False
    contexts[1].verify_mode = ssl.CERT_NONE
    contexts[1].set_alpn_protocols(["h2", "http/1.1"])
    return contexts


async def test_only_http_1_1_is_agreed_on_over_tls(start: "Start") -> None:
    ours, theirs = tls_contexts()
    async with start(tls=ours) as server:
        peer = await server.connect(ssl=theirs)
        assert peer.writer.get_extra_info("ssl_object").selected_alpn_protocol() == "http/1.1"
        await peer.say(POST % 2 + b"ok")
        assert await answer(peer) == (200, b"ok")


async def test_a_websocket_over_tls_fills_its_buffer_to_the_same_mark(start: "Start") -> None:
    ours, theirs = tls_contexts()
    async with start(tls=ours) as server:
        peer, guest = await server.join(ssl=theirs)
        guest.connection.offer(Push(b"hello"))
        assert await peer.next() == (1, b"hello")
        await peer.text("hello")
        assert await guest.received.get() == "hello"
        assert guest.sink._transport.get_write_buffer_limits()[1] == SINK_HIGH_WATER


async def test_a_head_that_takes_too_long_ends_the_connection(start: "Start") -> None:
    async with start(header_seconds=0.3) as server:
        peer = await server.connect()
        await peer.say(POST % 2 + b"ok")
        assert await answer(peer) == (200, b"ok")
        slow = await server.connect()
        await slow.say(b"GET /echo HTTP/1.1\r\nHost: he")
        async with asyncio.timeout(3):
            assert await slow.rest() == b""


async def test_a_head_that_is_too_large_is_refused(start: "Start") -> None:
    async with start() as server:
        peer = await server.connect()
        await peer.say(b"GET /echo HTTP/1.1\r\nHost: here\r\nX-Long: " + b"x" * 10_000)
        await peer.say(b"\r\n\r\n")
        assert await answer(peer) == (200, b"")
        await peer.say(b"GET /echo HTTP/1.1\r\nHost: here\r\nX-Long: " + b"x" * 20_000)
        assert (await peer.head()).startswith(b"HTTP/1.1 431")


async def test_a_body_that_takes_too_long_is_refused(
    start: "Start", caplog: pytest.LogCaptureFixture
) -> None:
    async def insist(receive: "Receive", send: "Send") -> None:
        while (await receive())["type"] != "http.disconnect":
            pass
        await refuse(receive, send)

    async with start(body_seconds=0.3, close_seconds=0.2) as server:
        server.handlers["/insist"] = insist
        peer = await server.connect()
        await peer.say(POST % 2 + b"ok")
        assert await answer(peer) == (200, b"ok")
        await peer.say((POST % 10).replace(b"/echo", b"/insist") + b"ok")
        assert (await peer.head()).startswith(b"HTTP/1.1 408")
        assert await peer.rest() == b""
        await server.idle.wait()
    assert caplog.records == [], "an application that answers too late has done nothing wrong"


async def test_a_long_body_at_a_steady_rate_has_the_time_it_needs(start: "Start") -> None:
    async with start(body_seconds=0.1, body_rate=100) as server:
        peer = await server.connect()
        await peer.say(POST % 1001 + b"x" * 1000)
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(peer.reader.read(1), 0.4)
        await peer.say(b"x")
        assert await answer(peer) == (200, b"x" * 1001)


async def refuse(receive: "Receive", send: "Send") -> None:
    """Answer without having read the body."""
    await send({"type": "http.response.start", "status": 413, "headers": [(b"content-length", b"5")]})
    await send({"type": "http.response.body", "body": b"large"})


async def test_an_answer_given_before_the_body_was_read_arrives(start: "Start") -> None:
    async with start() as server:
        server.handlers["/refuse"] = refuse
        peer = await server.connect()
        body = b"x" * 3_000_000
        await peer.say(
            b"POST /refuse HTTP/1.1\r\nHost: here\r\nContent-Length: %d\r\n\r\n" % len(body) + body
        )
        assert await answer(peer) == (413, b"large")
        await peer.say(POST % 2 + b"ok")
        assert await answer(peer) == (200, b"ok")


async def test_a_body_that_nobody_wants_does_not_hold_the_connection(start: "Start") -> None:
    async with start(close_seconds=0.2) as server:
        server.handlers["/refuse"] = refuse
        peer = await server.connect()
        await peer.say(b"POST /refuse HTTP/1.1\r\nHost: here\r\nContent-Length: 3000000\r\n\r\n")
        await peer.say(b"x" * 2_000_000)
        assert await answer(peer) == (413, b"large")
        assert await peer.rest() == b""
        await server.idle.wait()


async def stuck(server: "Server") -> tuple["Peer", asyncio.Event]:
    """A peer whose request is with an application that waits for an event and reads nothing."""
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def wait(receive: "Receive", send: "Send") -> None:
        begun.set()
        await go_on.wait()
        while (await receive())["type"] != "http.disconnect":
            pass

    server.handlers["/wait"] = wait
    peer = await server.connect()
    await peer.say(b"POST /wait HTTP/1.1\r\nHost: here\r\nContent-Length: 9000000\r\n\r\n")
    await begun.wait()
    return peer, go_on


async def test_a_peer_that_leaves_in_the_middle_of_a_body_is_noticed(start: "Start") -> None:
    async with start() as server:
        peer, go_on = await stuck(server)
        await peer.say(b"x" * 500_000)
        peer.leave()
        go_on.set()
        await server.idle.wait()


async def test_an_application_without_an_answer_gives_500_and_the_log_says_why(
    start: "Start", caplog: pytest.LogCaptureFixture
) -> None:
    async def fail(receive: "Receive", send: "Send") -> None:
        raise LookupError("a fault of the application")

    async with start() as server:
        server.handlers["/fail"] = fail
        peer = await server.connect()
        await peer.say(b"GET /fail HTTP/1.1\r\nHost: here\r\n\r\n")
        assert (await answer(peer))[0] == 500
    assert "a fault of the application" in caplog.text


async def test_a_peer_that_takes_no_answer_is_ended_by_the_kernel(start: "Start") -> None:
    async def pour(receive: "Receive", send: "Send") -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        for _ in range(1000):
            await send({"type": "http.response.body", "body": b"x" * 100_000, "more_body": True})
        await send({"type": "http.response.body", "body": b""})

    async with start(unread_seconds=0.5) as server:
        server.handlers["/pour"] = pour
        reads = await server.connect()
        await reads.say(b"GET /pour HTTP/1.1\r\nHost: here\r\n\r\n")
        assert len(await reads.reader.readexactly(10_000_000)) == 10_000_000
        reads.leave()
        reads_not = await server.connect(limit=1)
        await reads_not.say(b"GET /pour HTTP/1.1\r\nHost: here\r\n\r\n")
        await reads_not.reader.readexactly(1)
        await server.idle.wait()
