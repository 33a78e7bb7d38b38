"""TLS and plain http on one port: told apart, bounded, and gone when the server ends."""

from __future__ import annotations

import asyncio
import socket
import ssl
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.support.certificates import authority, believing, write_pair

from collabd.tls.certificate import Certificate

if TYPE_CHECKING:
    from tests.api.hypercorn.conftest import Peer, Start

OURS = authority()
POST = b"POST /echo HTTP/1.1\r\nHost: here\r\nContent-Length: 2\r\n\r\nok"


@pytest.fixture
def certificate(tmp_path: Path) -> Certificate:
    path = write_pair(tmp_path / "server.pem", OURS)
    return Certificate(path, path)


def client() -> dict[str, object]:
    """How a peer connects who believes the certificate."""
    return {"ssl": believing(OURS.certificate_pem), "server_hostname": "localhost"}


async def echoed(peer: Peer) -> bytes:
    await peer.say(POST)
    head = await peer.head()
    assert head.startswith(b"HTTP/1.1 200"), head
    return await peer.reader.readexactly(2)


async def test_both_are_served_on_one_port(start: Start, certificate: Certificate) -> None:
    async with start(tls=certificate.context) as server:
        safe, clear = await server.connect(**client()), await server.connect()
        assert await echoed(clear) == b"ok"
        assert await echoed(safe) == b"ok"
        assert safe.writer.get_extra_info("ssl_object").version() == "TLSv1.3"


async def test_writes_go_out_at_once_as_without_tls(start: Start, certificate: Certificate) -> None:
    async with start(tls=certificate.context) as server:
        _, guest = await server.join(**client())
        inside = guest.sink._transport.get_extra_info("socket")
        assert inside.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0
        assert inside.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) == 30_000


async def test_old_versions_of_tls_are_refused(start: Start, certificate: Certificate) -> None:
    async with start(tls=certificate.context) as server:
        newer, older = believing(OURS.certificate_pem), believing(OURS.certificate_pem)
        newer.maximum_version = ssl.TLSVersion.TLSv1_2
        assert await echoed(await server.connect(ssl=newer, server_hostname="localhost")) == b"ok"
        with pytest.warns(DeprecationWarning, match="TLSv1_1"):
            older.minimum_version = older.maximum_version = ssl.TLSVersion.TLSv1_1
        older.set_ciphers("DEFAULT:@SECLEVEL=0")
        with pytest.raises((ssl.SSLError, ConnectionError)):
            await server.connect(ssl=older, server_hostname="localhost")


async def test_new_connections_get_a_new_certificate_and_old_ones_live_on(
    start: Start, certificate: Certificate, tmp_path: Path
) -> None:
    async with start(tls=certificate.context) as server:
        old, guest = await server.join(**client())
        write_pair(tmp_path / "server.pem", OURS, "ship.local")
        certificate.reload()
        with pytest.raises(ssl.SSLCertVerificationError, match="mismatch"):
            await server.connect(**client())
        new = await server.connect(ssl=believing(OURS.certificate_pem), server_hostname="ship.local")
        assert await echoed(new) == b"ok"
        await old.text("still here")
        assert await guest.received.get() == "still here"


@pytest.mark.parametrize(
    "first", [b"", b"\x16", b"\x16\x03\x01\x02\x00"], ids=["nothing", "a byte", "a head"]
)
async def test_who_does_not_go_on_at_the_door_is_sent_away(
    start: Start, certificate: Certificate, first: bytes
) -> None:
    async with start(tls=certificate.context, handshake_seconds=0.3) as server:
        idle = await server.connect()
        await idle.say(first)
        async with asyncio.timeout(3):
            assert await idle.rest() == b""
        assert await echoed(await server.connect(**client())) == b"ok"


async def test_only_so_many_wait_at_the_door(start: Start, certificate: Certificate) -> None:
    async with start(tls=certificate.context, connections=3) as server:
        waiting = [await server.connect() for _ in range(3)]
        beyond = await server.connect()
        async with asyncio.timeout(3):
            assert await beyond.rest() == b""
        waiting[0].leave()
        while True:
            try:
                assert await echoed(await server.connect(**client())) == b"ok"
            except OSError:
                continue
            break
        assert await echoed(waiting[1]) == b"ok"


@pytest.mark.parametrize("asked", [False, True], ids=["nothing", "one request"])
async def test_a_peer_that_stays_silent_inside_tls_keeps_no_place(
    start: Start, certificate: Certificate, asked: bool
) -> None:
    """TLS has a goodbye of its own, which asyncio would wait half a minute for."""
    loop = asyncio.get_running_loop()
    bounds = {"handshake_seconds": 1.0, "header_seconds": 0.2, "close_seconds": 0.2}
    async with start(tls=certificate.context, connections=1, **bounds) as server:
        silent = await server.connect(**client())
        if asked:
            assert await echoed(silent) == b"ok"
        silent.writer.transport.pause_reading()
        begun = loop.time()
        while True:
            try:
                assert await echoed(await server.connect(**client())) == b"ok"
            except OSError:
                continue
            break
        assert loop.time() - begun < 5


async def test_the_end_of_the_server_is_the_end_of_who_waits(start: Start, certificate: Certificate) -> None:
    async with start(tls=certificate.context) as server:
        waiting = await server.connect()
        assert await echoed(await server.connect(**client())) == b"ok"
        server.shutdown.set()
        async with asyncio.timeout(5):
            assert await waiting.rest() == b""
            await server.ended.wait()


async def test_noise_in_place_of_tls_harms_nobody(start: Start, certificate: Certificate) -> None:
    async with start(tls=certificate.context) as server:
        for noise in (b"\x16" + b"\xff" * 500, b"\x80\x2e\x01\x00\x02", b"\0" * 100, b"SSH-2.0-x\r\n"):
            peer = await server.connect()
            await peer.say(noise)
            peer.writer.write_eof()
            async with asyncio.timeout(3):
                await peer.rest()
        assert await echoed(await server.connect(**client())) == b"ok"
