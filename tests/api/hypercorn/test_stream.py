"""An endless answer through the hardened server: written by the flush pass, ended once, noticed when left."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
import tracemalloc
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any

import pytest
from tests.api.hypercorn.conftest import Guest, echo
from tests.api.hypercorn.test_http import tls_contexts
from tests.api.hypercorn.test_websocket import fill

from collabd.api.hypercorn import current_sink, may_stream, open_stream
from collabd.live.connection import SINK_HIGH_WATER
from collabd.live.flush import Frames
from collabd.live.pushes import Push
from collabd.live.waiting import waiting

if TYPE_CHECKING:
    from tests.api.hypercorn.conftest import Peer, Receive, Send, Server, Start

MIB = 1024 * 1024
GET = b"GET /stream HTTP/1.1\r\nHost: here\r\n\r\n"
HEAD = {"type": "http.response.start", "status": 200, "headers": [(b"connection", b"close")]}


def lines(payload: bytes) -> bytes:
    return payload + b"\n"


def farewell(code: int, reason: str) -> bytes:
    return b"%d %s" % (code, reason.encode()) if code >= 3000 else b""


class Streams:
    """A server whose `/stream` is an endless answer, and peers that ask for it, plain or over TLS."""

    def __init__(self, server: Server, theirs: ssl.SSLContext | None) -> None:
        self.server = server
        self.options: dict[str, Any] = {} if theirs is None else {"ssl": theirs}
        server.handlers["/stream"] = self.answer

    async def answer(self, receive: Receive, send: Send) -> None:
        assert open_stream(lines, farewell) is None, "nothing can be written before the head"
        while (await receive()).get("more_body"):
            pass
        await send(HEAD)
        sink = open_stream(lines, farewell)
        if sink is None:
            return
        guest = Guest(sink, send, self.server)
        self.server.guests.put_nowait(guest)
        while (await receive())["type"] != "http.disconnect":
            pass
        assert current_sink() is None, "no frames after the end"
        guest.gone.set()

    async def ask(self, request: bytes = GET) -> tuple[Peer, Guest]:
        """A peer that has the head of its answer, and the server's side of it."""
        peer = await self.server.connect(**self.options)
        await peer.say(request)
        assert (await peer.head()).startswith(b"HTTP/1.1 200")
        return peer, await self.server.guests.get()


@contextlib.asynccontextmanager
async def streaming(start: Start, *, over_tls: bool = False, **limits: Any) -> AsyncIterator[Streams]:
    ours, theirs = tls_contexts() if over_tls else (None, None)
    async with start(tls=ours, **limits) as server:
        yield Streams(server, theirs)


async def piece(peer: Peer) -> bytes:
    """The next chunk; empty for the last one."""
    size = int(await peer.reader.readline(), 16)
    content = await peer.reader.readexactly(size + 2)
    assert content.endswith(b"\r\n")
    return content[:-2]


either = pytest.mark.parametrize("over_tls", [False, True], ids=["plain", "TLS"])


@either
async def test_what_the_flush_pass_writes_arrives_in_chunks(start: Start, over_tls: bool) -> None:
    async with streaming(start, over_tls=over_tls) as streams:
        peer, guest = await streams.ask()
        for size in (1, 15, 16, 65_535, 65_536, 200_000):
            guest.connection.offer(Push(b"x" * size))
            assert await piece(peer) == b"x" * size + b"\n"


async def test_peers_with_the_same_queue_share_the_frame(start: Start) -> None:
    async with streaming(start) as streams:
        (_, one), (_, other) = await streams.ask(), await streams.ask()
        frames, queue = Frames(), waiting([Push(b"hello")])
        assert frames.of(queue, one.sink.framing) == b"6\r\nhello\n\r\n"
        assert frames.of(queue, one.sink.framing) is frames.of(queue, other.sink.framing)


async def test_http_1_0_gets_the_same_without_chunks(start: Start) -> None:
    async with streaming(start) as streams:
        peer, guest = await streams.ask(GET.replace(b"HTTP/1.1", b"HTTP/1.0"))
        guest.connection.offer(Push(b"hello"))
        assert await peer.reader.readline() == b"hello\n"
        guest.connection.close(3500, "signed out")
        assert await peer.rest() == b"3500 signed out\n"


@either
async def test_a_close_says_farewell_and_nothing_follows_it(start: Start, over_tls: bool) -> None:
    async with streaming(start, over_tls=over_tls, close_seconds=30) as streams:
        peer, guest = await streams.ask()
        guest.connection.offer(Push(b"last words"))
        guest.connection.close(3500, "signed out")
        guest.sink.write(b"4\r\nlate\r\n")
        guest.sink.close(3001, "again")
        assert await piece(peer) == b"last words\n"
        assert await piece(peer) == b"3500 signed out\n"
        assert await peer.rest() == b"0\r\n\r\n"
        await guest.gone.wait()


async def test_a_close_without_a_code_is_only_the_end(start: Start) -> None:
    async with streaming(start) as streams:
        peer, guest = await streams.ask()
        guest.connection.close(1000, "")
        assert await peer.rest() == b"0\r\n\r\n"


@either
async def test_a_peer_that_leaves_is_noticed_at_once(start: Start, over_tls: bool) -> None:
    async with streaming(start, over_tls=over_tls, close_seconds=30) as streams:
        peer, guest = await streams.ask()
        peer.leave()
        async with asyncio.timeout(3):
            await guest.gone.wait()
        guest.sink.write(b"4\r\nlate\r\n")
        guest.connection.close(1000, "")
        await streams.server.idle.wait()


async def test_a_peer_that_ends_its_side_gets_the_end(start: Start) -> None:
    async with streaming(start, close_seconds=30) as streams:
        peer, guest = await streams.ask()
        guest.connection.offer(Push(b"hello"))
        assert await piece(peer) == b"hello\n"
        peer.writer.write_eof()
        async with asyncio.timeout(3):
            assert await peer.rest() == b"0\r\n\r\n"
            await guest.gone.wait()


async def test_what_a_peer_sends_meanwhile_is_thrown_away_and_its_leaving_noticed(start: Start) -> None:
    async with streaming(start, close_seconds=30) as streams:
        peer, guest = await streams.ask()
        tracemalloc.start()
        before = tracemalloc.get_traced_memory()[0]
        for _ in range(200):
            await peer.say(GET * 1000)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        guest.connection.offer(Push(b"still here"))
        assert await piece(peer) == b"still here\n"
        peer.leave()
        async with asyncio.timeout(3):
            await guest.gone.wait()
        assert peak - before < 4 * MIB


async def test_a_request_with_another_behind_it_gets_an_answer_that_ends(start: Start) -> None:
    async with streaming(start) as streams:
        peer = await streams.server.connect()
        await peer.say(GET + GET)
        head = await peer.head()
        assert b"transfer-encoding: chunked" in head.lower()
        async with asyncio.timeout(3):
            assert await peer.rest() == b""
            await streams.server.idle.wait()
        assert streams.server.guests.empty()


async def test_neither_an_idle_request_nor_a_slow_body_is_what_a_stream_is_taken_for(start: Start) -> None:
    async with streaming(start, header_seconds=0.1, body_seconds=0.1) as streams:
        post = b"POST /stream HTTP/1.1\r\nHost: here\r\nContent-Length: 2\r\n\r\nok"
        (first, one), (second, other) = await streams.ask(), await streams.ask(post)
        idle = await streams.server.connect()
        assert await idle.rest() == b"", "a connection without a request is ended by then"
        for peer, guest in ((first, one), (second, other)):
            guest.connection.offer(Push(b"still here"))
            assert await piece(peer) == b"still here\n"


async def test_a_slow_reader_gets_everything_in_order_once_it_reads(start: Start) -> None:
    async with streaming(start) as streams:
        peer, guest = await streams.ask()
        fill(streams.server, guest)
        for number in range(500):
            guest.connection.offer(Push(b"%d" % number))
        got: list[bytes] = []
        while len(got) < 500:
            got.extend(part for part in (await piece(peer)).split() if len(part) < 10)
        assert got == [b"%d" % number for number in range(500)]


@either
async def test_a_peer_that_does_not_read_is_given_up_and_freed(start: Start, over_tls: bool) -> None:
    async with streaming(start, over_tls=over_tls, close_seconds=0.2) as streams:
        peer, guest = await streams.ask()
        peer.writer.transport.pause_reading()  # type: ignore[attr-defined]
        healthy, other = await streams.ask()
        fill(streams.server, guest)
        push = Push(b"x" * 1000)
        while not guest.connection.closed:
            guest.connection.offer(push)
        other.connection.offer(Push(b"still here"))
        await guest.gone.wait()
        assert guest.ends == [(3008, "slow")]
        assert await piece(healthy) == b"still here\n"
        assert guest.sink.backlog() == 0
        healthy.leave()
        await streams.server.idle.wait()


async def test_a_slow_reader_that_reads_within_the_second_learns_why(start: Start) -> None:
    async with streaming(start, close_seconds=30) as streams:
        peer, guest = await streams.ask()
        fill(streams.server, guest)
        assert guest.sink.backlog() > SINK_HIGH_WATER
        push = Push(b"x" * 1000)
        while not guest.connection.closed:
            guest.connection.offer(push)
        assert (await peer.rest()).endswith(b"\r\na\r\n3008 slow\n\r\n0\r\n\r\n")
        await guest.gone.wait()


async def test_the_end_of_the_server_is_said(start: Start) -> None:
    async with streaming(start) as streams:
        peers = [(await streams.ask())[0] for _ in range(10)]
        streams.server.shutdown.set()
        for peer in peers:
            assert await piece(peer) == b"3001 shutdown\n"
            assert await peer.rest() == b"0\r\n\r\n"
        await streams.server.ended.wait()


async def test_no_stream_is_begun_while_the_server_is_ending(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("random.uniform", lambda _, latest: latest)
    async with streaming(start, drain_seconds=1, drain_rate=1) as streams:
        peer, _ = await streams.ask()
        found: list[bool] = []

        async def look(receive: Receive, send: Send) -> None:
            found.append(may_stream())
            await echo(receive, send)

        streams.server.handlers["/may"] = look
        other = await streams.server.connect()
        await other.say(GET.replace(b"/stream", b"/may"))
        await other.head()
        streams.server.shutdown.set()
        await asyncio.sleep(0)
        await other.say(GET.replace(b"/stream", b"/may"))
        await other.head()
        assert found == [True, False]
        assert await piece(peer) == b"3001 shutdown\n", "those that are open are told in their turn"


def test_without_this_server_there_is_no_stream() -> None:
    assert open_stream(lines, farewell) is None
