"""How streams end, and what is told to whom; each story has a server of its own."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from tests.api.socket.conftest import Town, found_a_town
from tests.support.servers import fill, serve
from tests.support.sockets import connected
from tests.support.streams import streaming
from tests.support.wire import ask

PATIENCE_SECONDS = 10


@pytest.fixture
async def own(tmp_path: Path) -> tuple[Town, Path]:
    """A town that nobody serves yet, and its folder."""
    folder = tmp_path / "data"
    return await fill(folder, found_a_town), folder


async def test_who_signs_out_is_told_and_the_session_is_over(own: tuple[Town, Path], kind: str) -> None:
    with serve(own[1]) as server:
        async with (
            streaming(server, kind, "bob-token") as bob,
            streaming(server, kind, "alice-token") as alice,
        ):
            body = {"body": b"{}", "Content-Type": "application/json"}
            left = await ask(server, "POST /api/v1/auth/sign-out", token="bob-token", **body)
            assert left.status == 200
            async with asyncio.timeout(1):
                assert await bob.ending() == (3500, "session ended")
            assert (await bob.post(bob.envelope({}))).code == "not_found"
            assert (await alice.rpc("user.me"))["rpc"]["data"]["username"] == "alice"
        assert server.stop() == 0


async def test_pings_are_answered_beside_the_stream_or_it_ends(own: tuple[Town, Path], kind: str) -> None:
    environ = {"COLLABD_LIVE_PING_SECONDS": "2", "COLLABD_LIVE_PONG_TIMEOUT_SECONDS": "1"}
    with serve(own[1], environ=environ) as server:
        async with streaming(server, kind, "bob-token") as bob, streaming(server, kind, "bob-token") as mute:
            answering = asyncio.create_task(bob.take())
            mute.greeting = {**mute.greeting, "session": bob.greeting["session"]}  # it answers for another
            async with asyncio.timeout(PATIENCE_SECONDS):
                assert await mute.ending() == (3012, "no pong")
                await answering
            assert (await bob.rpc("user.me"))["rpc"]["data"]["username"] == "bob"
        assert server.stop() == 0


async def test_a_slow_reader_is_told_and_freed_and_nobody_else_waits(
    own: tuple[Town, Path], kind: str
) -> None:
    town, folder = own
    environ = {"COLLABD_LIVE_QUEUE_BYTES": "65536", "COLLABD_LIVE_RESUME_BYTES": "65536"}
    with serve(folder, environ=environ) as server:
        async with connected(server.socket_url, "alice-token") as (alice, _):
            async with streaming(server, kind, "bob-token") as bob:
                bob.writer.transport.pause_reading()  # type: ignore[attr-defined]
                while True:
                    await alice.rpc("message.send", roomId=town.rooms["Hall"], content="x" * 30_000)
                    stats = await alice.ask(presence_stats={"channel": f"room:{town.rooms['Hall']}"})
                    if stats["presence_stats"]["num_users"] == 1:
                        break
                    alice.pushes.clear()
                assert (await bob.post(bob.envelope({}))).status == 404
            async with streaming(server, kind, "bob-token") as again:
                assert (await again.rpc("user.me"))["rpc"]["data"]["username"] == "bob"
        assert server.stop() == 0


async def test_a_server_that_stops_says_so(own: tuple[Town, Path], kind: str) -> None:
    with serve(own[1]) as server:
        async with streaming(server, kind, "bob-token") as bob:
            server.process.terminate()
            assert await bob.ending() == (3001, "shutdown")
        assert server.stop() == 0
    assert "code=3001 reason=shutdown" in server.log.read_text(encoding="utf-8")
