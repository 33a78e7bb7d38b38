"""A server with alice, bob and carol; alice and bob share a private room."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from tests.support.browsers import program
from tests.support.people import person
from tests.support.servers import ServerProcess, fill, serve

from collabd.actions.members import add_member
from collabd.actions.rooms import create_room
from collabd.domain.members import AddMember
from collabd.domain.rooms import CreateRoom
from collabd.store.sqlite.store import SqliteStore

LIMIT = 2 * 1024 * 1024


@dataclass
class House:
    """A running server, its folder, and the private room."""

    server: ServerProcess
    folder: Path
    room_id: str


async def story(store: SqliteStore) -> str:
    alice, bob, _ = [await person(store, name) for name in ("alice", "bob", "carol")]
    room = (await store.write(create_room, alice.actor, CreateRoom(name="Hall", kind="private"))).room
    assert room is not None
    await store.write(add_member, alice.actor, AddMember(room_id=room.id, user_id=bob.id))
    return room.id


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("files") / "data"
    room_id = asyncio.run(fill(folder, story))
    with serve(folder, environ={"COLLABD_FILES_FILE_BYTES": str(LIMIT)}) as running:
        yield House(running, folder, room_id)
        assert running.stop() == 0
        assert "Traceback" not in running.log.read_text(encoding="utf-8")


@pytest.fixture
async def alice(house: House) -> AsyncIterator[httpx.AsyncClient]:
    async with program(house.server, token="alice-token") as client:
        yield client


@pytest.fixture
async def bob(house: House) -> AsyncIterator[httpx.AsyncClient]:
    async with program(house.server, token="bob-token") as client:
        yield client


@pytest.fixture
async def carol(house: House) -> AsyncIterator[httpx.AsyncClient]:
    async with program(house.server, token="carol-token") as client:
        yield client
