"""Large answers over the socket: none of them is taken for a peer that reads too slowly."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.support.people import Person, person
from tests.support.servers import ServerProcess, fill, serve
from tests.support.sockets import RawClient, connected

from collabd.actions import messages, rooms
from collabd.domain.messages import SendMessage
from collabd.domain.rooms import CreateRoom
from collabd.store.sqlite.store import SqliteStore

COUNT = 40
LONG = "x" * 32_000
"""As long as a message may be, or nearly; all together are more than may wait for one socket (1 MiB)."""


async def long_talk(store: SqliteStore) -> str:
    """Alice has said much; the room's id."""
    alice: Person = await person(store, "alice")
    made = await store.write(rooms.create_room, alice.actor, CreateRoom(name="Hall"))
    assert made.room is not None
    said = SendMessage(room_id=made.room.id, content=LONG)
    for _ in range(COUNT):
        await store.write(messages.send_message, alice.actor, said)
    return made.room.id


@pytest.fixture
async def room_id(tmp_path: Path) -> str:
    return await fill(tmp_path / "data", long_talk)


@pytest.fixture
def server(tmp_path: Path, room_id: str) -> Iterator[ServerProcess]:
    with serve(tmp_path / "data") as running:
        yield running
        assert running.stop() == 0


async def test_a_room_of_long_messages_is_read_to_its_end(server: ServerProcess, room_id: str) -> None:
    async with connected(server.socket_url, "alice-token") as (alice, _):
        assert await listed(alice, room_id) == COUNT
        assert await caught_up(alice, f"room:{room_id}") == COUNT
        assert await history(alice, f"room:{room_id}") == COUNT


async def listed(client: RawClient, room_id: str) -> int:
    """How many messages the pages of the room hold."""
    before: dict[str, str] = {}
    count: int = 0
    while True:
        page = (await client.rpc("message.list", roomId=room_id, limit=200, **before))["rpc"]["data"]
        count += len(page["items"])
        if page["next"] is None:
            return count
        before = {"before": page["next"]}


async def caught_up(client: RawClient, stream: str) -> int:
    """How many messages there are among the events since the beginning."""
    place: dict[str, Any] = {}
    count: int = 0
    while True:
        answer = await client.rpc("sync.events", positions={stream: place})
        found = answer["rpc"]["data"]["streams"][stream]
        count += sum(event["data"]["type"] == "message.created" for event in found["events"])
        if not found["more"]:
            return count
        place = {name: found["position"][name] for name in ("epoch", "offset", "tag")}


async def history(client: RawClient, stream: str) -> int:
    """How many messages there are in the stream's history, page by page."""
    offset: int = 0
    count: int = 0
    while True:
        asked = {"channel": stream, "limit": 300, "since": {"offset": offset, "epoch": ""}}
        found = (await client.ask(history=asked))["history"]
        count += sum(one["data"]["type"] == "message.created" for one in found.get("publications", []))
        offset = found["publications"][-1]["offset"]
        if offset == found["offset"]:
            return count


async def test_a_place_before_the_beginning_is_none(server: ServerProcess, room_id: str) -> None:
    stream = f"room:{room_id}"
    async with connected(server.socket_url, "alice-token") as (alice, _):
        for offset, error in ((0, None), (-1, 112), (-(10**30), 112)):
            since = {"offset": offset, "epoch": ""}
            answer = await alice.ask(history={"channel": stream, "limit": 1, "since": since})
            assert answer.get("error", {}).get("code") == error
