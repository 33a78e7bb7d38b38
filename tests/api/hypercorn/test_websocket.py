"""A WebSocket through the hardened server: what the table in the design's chapter on the server asks for."""

from typing import TYPE_CHECKING

from collabd.api.hypercorn import current_sink
from collabd.live.connection import SINK_HIGH_WATER
from collabd.live.pushes import Push

if TYPE_CHECKING:
    from tests.api.hypercorn.conftest import Guest, Server, Start


async def test_messages_go_both_ways_and_frames_of_the_flush_pass_arrive(start: "Start") -> None:
    async with start() as server:
        peer, guest = await server.join()
        await peer.text("héllo")
        assert await guest.received.get() == "héllo"
        for size in (0, 1, 125, 126, 65_535, 65_536, 200_000):
            guest.connection.offer(Push(b"x" * size))
            assert await peer.next() == (1, b"x" * size)
        await guest.send({"type": "websocket.send", "text": "by ASGI"})
        assert await peer.next() == (1, b"by ASGI")
        await peer.frame(9, b"ping")
        assert await peer.next() == (10, b"ping")


def test_without_this_server_there_is_no_sink() -> None:
    assert current_sink() is None


async def test_compression_is_never_agreed_on(start: "Start") -> None:
    offer = b"Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n"
    async with start(close_seconds=0.2) as server:
        peer, guest = await server.join(offer)
        await peer.text("plain")
        assert await guest.received.get() == "plain"
        await peer.frame(0x41, b"\xaa\x56\x2a\x01\x00")
        assert (await peer.closed_with())[0] == 1002
        await guest.gone.wait()


async def test_the_limit_counts_bytes(start: "Start") -> None:
    async with start(frame_bytes=1000, close_seconds=0.2) as server:
        for text in ("x" * 1000, "é" * 500):
            peer, guest = await server.join()
            await peer.text(text)
            assert await guest.received.get() == text
            await peer.text(text + "!")
            assert await peer.closed_with() == (1009, "message too large")
            assert await peer.rest() == b""
            await guest.gone.wait()
            assert guest.received.empty()


async def test_fragments_count_together(start: "Start") -> None:
    async with start(frame_bytes=1000) as server:
        peer, guest = await server.join()
        await peer.frame(1, b"x" * 600, last=False)
        await peer.frame(0, b"x" * 400)
        assert await guest.received.get() == "x" * 1000
        await peer.frame(1, b"x" * 600, last=False)
        await peer.frame(0, b"x" * 401, last=False)
        assert (await peer.closed_with())[0] == 1009


async def test_a_slow_reader_gets_everything_in_order_once_it_reads(start: "Start") -> None:
    async with start() as server:
        peer, guest = await server.join()
        fill(server, guest)
        for number in range(500):
            guest.connection.offer(Push(b"%d" % number))
        got: list[bytes] = []
        while len(got) < 500:
            opcode, payload = await peer.next()
            assert opcode == 1
            got.extend(part for part in payload.split(b"\n") if len(part) < 10)
        assert got == [b"%d" % number for number in range(500)]
        assert not guest.connection.closed


async def test_a_revocation_takes_back_what_a_slow_reader_has_not_been_sent(start: "Start") -> None:
    async with start() as server:
        peer, guest = await server.join()
        fill(server, guest)
        guest.connection.offer(Push(b"secret", "room:secret"))
        guest.connection.offer(Push(b"open", "room:open"))
        server.flusher.flush()
        guest.connection.drop("room:secret")
        while (payload := (await peer.next())[1]).startswith(b"x"):
            assert b"secret" not in payload
        assert payload == b"open"


async def test_a_peer_that_does_not_read_is_closed_as_slow_and_freed(start: "Start") -> None:
    async with start(close_seconds=0.2) as server:
        _, guest = await server.join()
        healthy, other = await server.join()
        fill(server, guest)
        push = Push(b"x" * 1000)
        while not guest.connection.closed:
            guest.connection.offer(push)
        other.connection.offer(Push(b"still here"))
        await guest.gone.wait()
        assert guest.ends == [(3008, "slow")]
        assert await healthy.next() == (1, b"still here")
        healthy.leave()
        await server.idle.wait()


def fill(server: "Server", guest: "Guest") -> None:
    """Send until the kernel takes no more and the transport's buffer is full."""
    push = Push(b"x" * 60_000)
    while guest.sink.backlog() <= SINK_HIGH_WATER:
        guest.connection.offer(push)
        server.flusher.flush()
