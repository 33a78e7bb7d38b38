"""The server is killed in mid-conversation and started again over the same folder."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from tests.faults.rooms import people_in_rooms
from tests.faults.writers import Writer
from tests.sdk.cable import reserved_port
from tests.sdk.clients import Client, connect
from tests.sdk.house import socket_url
from tests.sdk.npm import Npm
from tests.support.servers import ServerProcess, fill, serve

from collabd.domain.streams import room_stream

pytestmark = [pytest.mark.sdk, pytest.mark.faults]

NAMES = ("alice", "bob", "carol", "dave", "erin", "frank")
KILL_AFTER = (1, 40, 120)
"""How many of alice's messages have been acknowledged when the server dies, each time it does."""


async def test_five_clients_come_back_by_themselves_and_have_everything(tmp_path: Path, npm: Npm) -> None:
    (alice, *listeners), rooms = await fill(tmp_path / "data", partial(people_in_rooms, names=NAMES))
    stream = room_stream(rooms[0])
    writer = Writer("alice", rooms, random.Random(1))
    with reserved_port() as port:
        url = socket_url(port)
        clients = [await npm.open(url, one.token) for one in listeners]
        begins: list[int] = []
        for count in KILL_AFTER:
            with serve(tmp_path / "data", port=port) as server:
                begins = begins or [await listening(client, stream) for client in clients]
                # From the second time on, some of them are not back yet when the talking goes on.
                await writer.write(url, alice.token, kill_after(server, writer, count))
        with serve(tmp_path / "data", port=port):
            await writer.write(url, alice.token, lambda: True)
            everything = sorted(writer.acknowledged.items(), key=lambda message: message[1])
            last = everything[-1][1]
            for client, begin in zip(clients, begins, strict=True):
                await client.reports.until(partial(has_heard, client, stream, last))
                assert client.reports.offsets(stream) == list(range(begin + 1, last + 1))
                assert heard_messages(client, stream) == everything
                assert all(one.recovered for one in client.reports.of("subscribed", stream)[1:])
                assert not client.reports.of("disconnected")


async def listening(client: Client, stream: str) -> int:
    """Connect; the offset from which the client follows the stream."""
    await connect(client)
    offset: int = (await client.reports.next("subscribed", stream)).streamPosition["offset"]
    return offset


def kill_after(server: ServerProcess, writer: Writer, count: int) -> Callable[[], bool]:
    """Kills the server once the writer has that many more acknowledgements; it is never enough."""
    goal = len(writer.acknowledged) + count

    def look() -> bool:
        if len(writer.acknowledged) >= goal and server.process.poll() is None:
            server.kill()
        return False

    return look


def has_heard(client: Client, stream: str, offset: int) -> bool:
    """Whether the client has heard the event at that offset."""
    return offset in client.reports.offsets(stream)


def heard_messages(client: Client, stream: str) -> list[tuple[str, int]]:
    """The messages of a stream by id, with their offsets, as the client heard them."""
    return [(one.data["message"]["id"], one.offset) for one in client.reports.of("publication", stream)]
