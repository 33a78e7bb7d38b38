"""How a WebSocket ends, by whose will ever: once, told to both sides, with nothing after it."""

import asyncio
import gc
import tracemalloc
import weakref
from typing import TYPE_CHECKING

import pytest

from collabd.api.hypercorn import current_sink
from collabd.live.pushes import Push

HANDSHAKE = (
    b"GET /socket HTTP/1.1\r\nHost: here\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n"
)

if TYPE_CHECKING:
    from tests.api.hypercorn.conftest import Receive, Send, Start

MIB = 1024 * 1024


@pytest.mark.parametrize("opening", [b"\x81", b"\x83"], ids=["endless message", "no message at all"])
async def test_a_peer_that_ignores_the_close_is_cut_off_and_memory_stays_flat(
    start: "Start", opening: bytes
) -> None:
    async with start(close_seconds=0.3) as server:
        peer, guest = await server.join()
        tracemalloc.start()
        before = tracemalloc.get_traced_memory()[0]
        await peer.say(opening + b"\xff" + (1 << 40).to_bytes(8, "big") + b"\0\0\0\0")
        with pytest.raises(ConnectionError):
            await peer.say_endlessly(b"x" * 65_536)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        await guest.gone.wait()
        assert peak - before < 4 * MIB


@pytest.mark.parametrize("code", [1000, 1001, 4321])
async def test_the_application_is_told_by_which_code_its_peer_has_ended(start: "Start", code: int) -> None:
    async with start() as server:
        peer, guest = await server.join()
        await peer.frame(8, code.to_bytes(2, "big"))
        assert await peer.closed_with() == (code, "")
        await guest.gone.wait()
        assert guest.code == code


async def test_the_application_is_told_of_a_peer_that_is_lost(start: "Start") -> None:
    async with start() as server:
        peer, guest = await server.join()
        peer.leave()
        await guest.gone.wait()
        assert guest.code == 1006


@pytest.mark.parametrize("answers", [True, False])
async def test_the_application_is_told_by_which_code_it_was_ended_itself(
    start: "Start", answers: bool
) -> None:
    async with start(close_seconds=0.3) as server:
        peer, guest = await server.join()
        server.shutdown.set()
        if answers:
            assert (await peer.closed_with())[0] == 3001
        await guest.gone.wait()
        assert guest.code == 3001


@pytest.mark.parametrize("by", ["sink", "asgi"])
async def test_nothing_follows_a_close_of_the_server(start: "Start", by: str) -> None:
    async with start() as server:
        peer, guest = await server.join()
        guest.connection.offer(Push(b"last words"))
        if by == "sink":
            guest.connection.close(3500, "signed out")
        else:
            server.flusher.flush()
            await guest.send({"type": "websocket.close", "code": 3500, "reason": "signed out"})
        guest.sink.write(b"\x81\x04late")
        guest.sink.close(1000, "again")
        await peer.frame(9, b"ping")
        await peer.text("too late")
        assert await peer.next() == (1, b"last words")
        assert await peer.closed_with() == (3500, "signed out")
        assert await peer.rest() == b""
        await guest.gone.wait()
        assert guest.received.empty()


async def test_a_timer_of_the_application_keeps_nothing_of_a_connection_that_has_ended(
    start: "Start",
) -> None:
    """Presence waits for a while before it says that somebody has left; a storm must not pile up in it."""
    timers: list[asyncio.TimerHandle] = []

    async with start() as server:
        welcome = server.welcome

        async def linger(receive: "Receive", send: "Send") -> None:
            await welcome(receive, send)
            timers.append(asyncio.get_running_loop().call_later(3600, lambda: None))

        server.handlers["/socket"] = linger
        peer, guest = await server.join()
        kept = weakref.ref(guest)
        await peer.frame(8, (1000).to_bytes(2, "big"))
        assert await peer.closed_with() == (1000, "")
        await server.idle.wait()
        assert kept() is guest
        del guest
        while kept() is not None:
            await asyncio.sleep(0)
            gc.collect()
        timers.pop().cancel()


async def test_a_close_waits_for_its_answer(start: "Start") -> None:
    async def leave(receive: "Receive", send: "Send") -> None:
        await receive()
        await send({"type": "websocket.accept"})
        await send({"type": "websocket.close", "code": 4000})

    async with start(close_seconds=30) as server:
        server.handlers["/socket"] = leave
        peer = await server.shake()
        assert await peer.next() == (8, (4000).to_bytes(2, "big"))
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(peer.reader.read(1), 0.2)
        await peer.frame(8, (4000).to_bytes(2, "big"))
        assert await peer.rest() == b""


async def test_nothing_is_sent_to_a_peer_that_has_ended_its_side(start: "Start") -> None:
    async def answer_late(receive: "Receive", send: "Send") -> None:
        await receive()
        await send({"type": "websocket.accept"})
        sink = current_sink()
        assert sink is not None
        assert (await receive())["type"] == "websocket.disconnect"
        sink.write(b"\x81\x04late")

    async with start() as server:
        server.handlers["/socket"] = answer_late
        peer = await server.shake()
        peer.writer.write_eof()
        assert await peer.rest() == b""


async def test_messages_that_nobody_took_do_not_hold_up_the_end(start: "Start") -> None:
    go_on = asyncio.Event()

    async def take_nothing(receive: "Receive", send: "Send") -> None:
        await receive()
        await send({"type": "websocket.accept"})
        await go_on.wait()
        await send({"type": "websocket.close", "code": 4000})

    async with start(app_queue=5, close_seconds=30) as server:
        server.handlers["/socket"] = take_nothing
        peer = await server.shake()
        for number in range(20):
            await peer.text(str(number))
        # By the time that a request which came later is answered, the server has met the full queue.
        later = await server.connect()
        await later.say(b"GET /echo HTTP/1.1\r\nHost: here\r\n\r\n")
        await later.head()
        go_on.set()
        assert await peer.closed_with() == (4000, "")
        assert await peer.rest() == b""


async def test_a_message_sent_by_asgi_after_a_close_by_the_sink_is_dropped(start: "Start") -> None:
    async with start() as server:
        peer, guest = await server.join()
        guest.sink.close(3001, "shutdown")
        await guest.send({"type": "websocket.send", "text": "late"})
        assert await peer.closed_with() == (3001, "shutdown")
        assert await peer.rest() == b""


async def test_nothing_follows_the_answer_to_a_close_of_the_peer(start: "Start") -> None:
    async with start() as server:
        peer, guest = await server.join()
        await peer.text("bye")
        await peer.frame(8, (1000).to_bytes(2, "big") + b"done")
        await guest.gone.wait()
        guest.sink.write(b"\x81\x04late")
        guest.connection.offer(Push(b"late"))
        guest.connection.close(1000, "")
        assert await guest.received.get() == "bye"
        assert await peer.next() == (8, (1000).to_bytes(2, "big") + b"done")
        assert await peer.rest() == b""
        assert guest.ends == [(1000, "")]


@pytest.mark.parametrize(
    "headers",
    [
        HANDSHAKE.replace(b"Version: 13", b"Version: 8"),
        HANDSHAKE.replace(b"Sec-WebSocket-Key", b"X-Key"),
        HANDSHAKE.replace(b"HTTP/1.1", b"HTTP/1.0"),
    ],
    ids=["version", "no key", "HTTP/1.0"],
)
async def test_a_handshake_that_is_none_is_refused_and_not_kept_open(start: "Start", headers: bytes) -> None:
    async with start() as server:
        await server.join()
        peer = await server.connect()
        await peer.say(headers + b"\r\n")
        assert (await peer.head()).startswith(b"HTTP/1.1 400")
        assert await peer.rest() == b""


async def test_a_peer_that_speaks_before_it_is_let_in_is_refused(start: "Start") -> None:
    asked, told = asyncio.Event(), asyncio.Event()

    async def hesitate(receive: "Receive", send: "Send") -> None:
        assert (await receive())["type"] == "websocket.connect"
        asked.set()
        assert (await receive())["type"] == "websocket.disconnect"
        told.set()
        await send({"type": "websocket.accept"})

    async with start() as server:
        server.handlers["/socket"] = hesitate
        peer = await server.connect()
        await peer.say(HANDSHAKE + b"\r\n")
        await asked.wait()
        await peer.text("hello?")
        assert (await peer.head()).startswith(b"HTTP/1.1 400")
        assert await peer.rest() == b""
        await told.wait()
        await server.idle.wait()


async def test_a_peer_that_does_not_wait_for_the_answer_at_all_is_refused(start: "Start") -> None:
    async with start() as server:
        peer = await server.connect()
        await peer.say(HANDSHAKE + b"\r\n\x81\x85\0\0\0\0hello")
        assert (await peer.head()).startswith(b"HTTP/1.1 400")
        assert await peer.rest() == b""
        assert not server.began.is_set(), "the application never hears of it"


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"\x83\x80\0\0\0\0", 1002), (b"\x81\x01x", 1002), (b"\x81\x82\0\0\0\0\xff\xff", 1007)],
    ids=["unknown opcode", "no mask", "no UTF-8"],
)
async def test_what_is_no_websocket_is_told_so(start: "Start", data: bytes, code: int) -> None:
    async with start(close_seconds=0.2) as server:
        peer, guest = await server.join()
        await peer.say(data)
        assert (await peer.closed_with())[0] == code
        await guest.gone.wait()


async def test_an_application_that_fails_closes_with_1011(
    start: "Start", caplog: pytest.LogCaptureFixture
) -> None:
    async def fail(receive: "Receive", send: "Send") -> None:
        await receive()
        await send({"type": "websocket.accept"})
        raise LookupError("a fault of the application")

    async with start() as server:
        server.handlers["/socket"] = fail
        peer = await server.shake()
        assert (await peer.closed_with())[0] == 1011
        assert await peer.rest() == b""
    assert "a fault of the application" in caplog.text
