"""How connections end, and which of them the client takes up again by itself."""

from __future__ import annotations

import asyncio
import urllib.request
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest
from tests.sdk.cable import cable, reserved_port
from tests.sdk.clients import PATIENCE_SECONDS, Client, Library, Report, connect
from tests.sdk.house import rooms_of, socket_url
from tests.sdk.npm import STREAMS, Npm
from tests.sdk.pypi import Pypi
from tests.support.people import Person, person
from tests.support.servers import ServerProcess, fill, serve
from tests.support.sockets import connected

from collabd.domain.streams import room_stream
from collabd.store.sqlite.store import SqliteStore

pytestmark = pytest.mark.sdk

PING_SECONDS = 2
PONG_SECONDS = 1
SHORT_PINGS = {
    "COLLABD_LIVE_PING_SECONDS": str(PING_SECONDS),
    "COLLABD_LIVE_PONG_TIMEOUT_SECONDS": str(PONG_SECONDS),
}


@pytest.fixture
async def libraries(npm: Npm) -> AsyncIterator[Sequence[Library]]:
    """All libraries by all their transports at once, for stories that a shared server could not survive."""
    streams: list[Library] = [await Npm.start(transport) for transport in STREAMS]
    others: list[Library] = [*streams, Pypi()]
    try:
        yield (npm, *others)
    finally:
        for one in others:
            await one.close()


async def a_room(store: SqliteStore) -> str:
    """Alice with a room of hers; its id."""
    (room,) = await rooms_of(store, await person(store, "alice"), 1)
    return room


async def two_people(store: SqliteStore) -> tuple[Person, Person]:
    return await person(store, "alice"), await person(store, "bob")


async def all_connected(libraries: Sequence[Library], url: str, token: str) -> list[Client]:
    """A client of each library, connected."""
    clients = [await library.open(url, token, ping_delay=0.5) for library in libraries]
    for client in clients:
        await connect(client)
        await client.reports.next("connecting")
    return clients


async def say(port: int, room: str, content: str) -> int:
    """Have alice say something; its offset."""
    async with connected(socket_url(port), "alice-token") as (alice, _):
        reply = await alice.rpc("message.send", roomId=room, content=content)
    offset: int = reply["rpc"]["data"]["message"]["offset"]
    return offset


async def test_a_server_that_stops_says_so_and_is_found_again(
    tmp_path: Path, libraries: Sequence[Library]
) -> None:
    room = await fill(tmp_path / "data", a_room)
    stream = room_stream(room)
    with reserved_port() as port:
        with serve(tmp_path / "data", port=port) as server:
            clients = await all_connected(libraries, socket_url(port), "alice-token")
            for client in clients:
                await client.reports.next("subscribed", stream)
            assert await asyncio.to_thread(server.stop) == 0
            for client in clients:
                lost = await client.reports.next("connecting")
                assert (lost.code, lost.reason) == (3001, "shutdown")
        with serve(tmp_path / "data", port=port):
            offset = await say(port, room, "back")
            for client in clients:
                again = await client.reports.next("subscribed", stream)
                assert again.wasRecovering
                assert again.recovered
                assert (await client.reports.next("publication", stream)).offset == offset


async def test_signing_out_ends_every_socket_of_the_session_and_no_other(
    tmp_path: Path, libraries: Sequence[Library]
) -> None:
    _, bob = await fill(tmp_path / "data", two_people)
    with serve(tmp_path / "data") as server:
        staying = await all_connected(libraries, server.socket_url, "alice-token")
        leaving = await all_connected(libraries, server.socket_url, bob.token)
        await asyncio.to_thread(sign_out, server, bob.token)
        for client in leaving:
            async with asyncio.timeout(1):
                ended = await client.reports.next("disconnected")
            assert (ended.code, ended.reason) == (3500, "session ended")
            await client.start()
            refused: Report = await client.reports.next("disconnected")
            assert (refused.code, refused.reason) == (3500, "invalid token")
        for client in staying:
            assert (await client.call("user.me"))["username"] == "alice"
            assert not client.reports.of("disconnected")


def sign_out(server: ServerProcess, token: str) -> None:
    """End a session over HTTP."""
    request = urllib.request.Request(
        f"{server.address}/api/v1/auth/sign-out",
        data=b"{}",
        method="POST",
        headers={"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        assert answer.status == 200


async def test_who_answers_pings_stays_and_who_does_not_is_gone(
    tmp_path: Path, libraries: Sequence[Library]
) -> None:
    alice, bob = await fill(tmp_path / "data", two_people)
    with serve(tmp_path / "data", environ=SHORT_PINGS) as server:
        clients = await all_connected(libraries, server.socket_url, alice.token)
        # Two silent clients one after the other outlast the longest time that one is given.
        for _ in range(2):
            async with connected(server.socket_url, bob.token) as (silent, greeting):
                assert (greeting["ping"], greeting["pong"]) == (PING_SECONDS, True)
                async with asyncio.timeout(PATIENCE_SECONDS):
                    await silent.socket.wait_closed()
                assert (silent.socket.close_code, silent.socket.close_reason) == (3012, "no pong")
        for client in clients:
            assert (await client.call("user.me"))["username"] == "alice"
            assert not client.reports.of("connecting")[1:]


async def test_a_client_that_hears_no_ping_looks_for_the_server_again(
    tmp_path: Path, libraries: Sequence[Library]
) -> None:
    await fill(tmp_path / "data", two_people)
    with reserved_port() as port, reserved_port() as far_end:
        urls = f"http://127.0.0.1:{port},http://127.0.0.1:{far_end}"
        environ = {**SHORT_PINGS, "COLLABD_SERVER_PUBLIC_URLS": urls}
        with serve(tmp_path / "data", port=port, environ=environ):
            async with cable(far_end, port) as line:
                clients = await all_connected(libraries, socket_url(far_end), "alice-token")
                line.hold()
                for client in clients:
                    lost = await client.reports.next("connecting")
                    assert lost.reason == "no ping"
                line.release()
                for client in clients:
                    await client.reports.next("connected")
