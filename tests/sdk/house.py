"""A server that the tests of this folder share: its people, its rooms, and where to reach it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.sdk.cable import Cable, cable, reserved_port
from tests.support.people import Person, person
from tests.support.servers import ServerProcess, serve
from tests.support.sockets import RawClient, connected
from tests.support.stores import world

from collabd.actions import messages, retention, rooms
from collabd.domain.messages import SendMessage
from collabd.domain.rooms import CreateRoom
from collabd.store.sqlite.store import SqliteStore

NAMES = ("alice", "bob", "carol", "ruth", "max")
JOINED = 200
"""Rooms that ruth has joined."""
CLIENT_SIDE = 1000
"""Rooms that max has joined."""
RESUME_EVENTS = 300
"""How many events a client may have missed and still catch up."""
DAY = 24 * 3600 * 1000
TRIMMED = 20
"""Messages of alice's old room; the log has forgotten all but the newest five events."""


@dataclass
class House:
    """People by name, and the rooms that were there from the start."""

    people: dict[str, Person]
    joined: list[str]
    client_side: list[str]
    trimmed: str
    epoch: str
    port: int
    cable_port: int
    server: ServerProcess | None = None

    @property
    def url(self) -> str:
        """The server's own address."""
        return socket_url(self.port)

    @property
    def cable_url(self) -> str:
        """The server's address at the other end of the cable."""
        return socket_url(self.cable_port)

    def cable(self) -> AbstractAsyncContextManager[Cable]:
        """A cable from `cable_url` to the server."""
        return cable(self.cable_port, self.port)


def socket_url(port: int) -> str:
    """The WebSocket door at a port of this machine."""
    return f"ws://127.0.0.1:{port}/connection/websocket"


@contextmanager
def open_house(folder: Path) -> Iterator[House]:
    """Fill a folder and serve it until the block ends."""
    with reserved_port() as port, reserved_port() as cable_port:
        (folder / "data").mkdir()
        house = asyncio.run(furnish(folder / "data", port, cable_port))
        urls = f"http://127.0.0.1:{port},http://127.0.0.1:{cable_port}"
        with serve(folder / "data", port=port, environ={"COLLABD_SERVER_PUBLIC_URLS": urls}) as server:
            house.server = server
            yield house


async def furnish(folder: Path, port: int, cable_port: int) -> House:
    """The house's people and rooms, written before anybody serves them."""
    async with world(folder) as made:
        made.clock.now = time.time_ns() // 1_000_000 - 10 * DAY
        people = {name: await person(made.store, name) for name in NAMES}
        trimmed = await old_room(made.store, people["alice"])
        made.clock.now += 10 * DAY
        for stream in await made.store.read(retention.streams_to_trim, 1, 5):
            while await made.store.write(retention.trim_stream, stream, 1, 5):
                pass
        joined = await rooms_of(made.store, people["ruth"], JOINED)
        client_side = await rooms_of(made.store, people["max"], CLIENT_SIDE)
        return House(people, joined, client_side, trimmed, made.store.epoch, port, cable_port)


async def rooms_of(store: SqliteStore, owner: Person, count: int) -> list[str]:
    """That many private rooms of a person; their ids."""
    made = await asyncio.gather(
        *(
            store.submit(rooms.create_room, owner.actor, CreateRoom(kind="private", name=f"Room {number}"))
            for number in range(count)
        )
    )
    return [result.room.id for result in made if result.room is not None]


async def old_room(store: SqliteStore, owner: Person) -> str:
    """A room with `TRIMMED` messages."""
    (room,) = await rooms_of(store, owner, 1)
    for number in range(TRIMMED):
        command = SendMessage(room_id=room, content=f"old {number}")
        await store.write(messages.send_message, owner.actor, command)
    return room


class Host:
    """Someone who makes rooms and talks in them, over a plain socket of the test's own."""

    def __init__(self, client: RawClient, house: House) -> None:
        self.client = client
        self._house = house

    async def room(self, *members: str, kind: str = "private") -> str:
        """A new room with these people in it, by name; its id."""
        made = await self.do("room.create", name="Story", kind=kind)
        room_id: str = made["room"]["id"]
        for name in members:
            await self.do("member.add", roomId=room_id, userId=self._house.people[name].id)
        return room_id

    async def say(self, room_id: str, *contents: str) -> list[int]:
        """Post messages without waiting in between; their offsets."""
        numbers = [
            await self.client.send(
                rpc={"method": "message.send", "data": {"roomId": room_id, "content": content}}
            )
            for content in contents
        ]
        replies = [await self.client.reply(number) for number in numbers]
        return [reply["rpc"]["data"]["message"]["offset"] for reply in replies]

    async def do(self, method: str, **data: Any) -> Any:
        """Carry a command out; its result."""
        reply = await self.client.rpc(method, **data)
        assert "rpc" in reply, reply
        return reply["rpc"]["data"]


@asynccontextmanager
async def host(house: House, name: str = "alice") -> AsyncIterator[Host]:
    """A named person, hosting."""
    async with connected(house.url, house.people[name].token) as (client, _):
        yield Host(client, house)
