"""One real server for the tests of a file, and people who are connected to it."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from tests.support.people import Person, person
from tests.support.servers import ServerProcess, fill, serve
from tests.support.sockets import RawClient, connected

from collabd.actions import messages, rooms
from collabd.domain.messages import SendMessage
from collabd.domain.rooms import CreateRoom, JoinRoom, RoomKind
from collabd.store.sqlite.store import SqliteStore


@dataclass
class Town:
    """People by name, alice's rooms by name, and what the messages in them are called."""

    people: dict[str, Person] = field(default_factory=dict)
    rooms: dict[str, str] = field(default_factory=dict)
    message: str = ""
    server: ServerProcess = field(init=False)

    def id(self, name: str) -> str:
        return self.people[name].id


async def found_a_town(store: SqliteStore) -> Town:
    """Alice and bob share a public and a private room; mallory is a stranger who has one of his own."""
    town = Town({name: await person(store, name) for name in ("alice", "bob", "mallory")})
    kinds: list[tuple[str, str, RoomKind]] = [
        ("alice", "Hall", "public"),
        ("alice", "Attic", "private"),
        ("mallory", "Den", "private"),
    ]
    for owner, name, kind in kinds:
        made = await store.write(
            rooms.create_room, town.people[owner].actor, CreateRoom(name=name, kind=kind)
        )
        assert made.room is not None
        town.rooms[name] = made.room.id
    await store.write(rooms.join_room, town.people["bob"].actor, JoinRoom(room_id=town.rooms["Hall"]))
    said = SendMessage(room_id=town.rooms["Hall"], content="hello")
    sent = await store.write(messages.send_message, town.people["alice"].actor, said)
    assert sent.message is not None
    town.message = sent.message.id
    return town


@pytest.fixture(scope="module")
def anyio_backend() -> tuple[str, dict[str, bool]]:
    return ("asyncio", {"debug": False})


@pytest.fixture(scope="module")
async def founded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Town, Path]:
    folder = tmp_path_factory.mktemp("town") / "data"
    return await fill(folder, found_a_town), folder


@pytest.fixture(scope="module")
def town(founded: tuple[Town, Path]) -> Iterator[Town]:
    """A town whose server runs."""
    made, folder = founded
    with serve(folder) as server:
        made.server = server
        yield made
        assert server.stop() == 0


class Witnesses:
    """Alice and bob, who are connected all the time."""

    def __init__(self, town: Town, alice: RawClient, bob: RawClient) -> None:
        self._town, self._alice, self._bob = town, alice, bob
        self._words = itertools.count()

    async def still_talk(self) -> None:
        """What alice says reaches bob; raises when either socket has been closed."""
        word = f"word {next(self._words)}"
        async with asyncio.timeout(10):
            said = await self._alice.rpc("message.send", roomId=self._town.rooms["Hall"], content=word)
            assert "error" not in said, said
            while (await self._bob.event("message.created"))["data"]["message"]["content"] != word:
                pass
        self._alice.pushes.clear()


@pytest.fixture(scope="module")
async def witnesses(town: Town) -> AsyncIterator[Witnesses]:
    async with AsyncExitStack() as stack:
        url = town.server.socket_url
        alice, _ = await stack.enter_async_context(connected(url, "alice-token"))
        bob, _ = await stack.enter_async_context(connected(url, "bob-token"))
        made = Witnesses(town, alice, bob)
        await made.still_talk()
        yield made
    assert faults(town.server.log) == []


def faults(log: Path) -> list[str]:
    """The lines of a log that a fault of the server's own would leave."""
    signs = ("Traceback", "ERROR", "CRITICAL", "Error:", "Exception")
    return [
        line for line in log.read_text(encoding="utf-8").splitlines() if any(sign in line for sign in signs)
    ]
