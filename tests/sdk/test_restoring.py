"""The stock libraries against a server that comes back with another past."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from tests.faults.rooms import people_in_rooms
from tests.sdk.cable import reserved_port
from tests.sdk.clients import Library, connect
from tests.sdk.house import socket_url
from tests.support.commands import collabd
from tests.support.servers import fill, serve

from collabd.domain.ids import new_id
from collabd.domain.streams import room_stream
from collabd.store.folder import DATABASE

# Each of these stops and starts servers; how a position is answered does not depend on what carries it.
LIBRARIES = [
    "npm",
    "pypi",
    pytest.param("npm-http_stream", marks=pytest.mark.long),
    pytest.param("npm-sse", marks=pytest.mark.long),
]
pytestmark = [
    pytest.mark.sdk,
    pytest.mark.faults,
    pytest.mark.parametrize("library", LIBRARIES, indirect=True),
]

NAMES = ("alice", "bob")


async def test_a_restored_backup_makes_a_library_start_over_by_itself(
    tmp_path: Path, library: Library
) -> None:
    folder = tmp_path / "data"
    (alice, _), rooms = await fill(folder, partial(people_in_rooms, names=NAMES))
    stream = room_stream(rooms[0])
    kept, lost = ({"id": new_id(1), "roomId": rooms[0], "content": word} for word in ("kept", "lost"))
    with reserved_port() as port:
        client = await library.open(socket_url(port), alice.token)
        with serve(folder, port=port):
            await connect(client)
            began = (await client.reports.next("subscribed", stream)).streamPosition
            first = await client.call("message.send", **kept)
            assert (await collabd("backup", "it.tar.gz", "--data", folder, cwd=tmp_path))[0] == 0
            await client.call("message.send", **lost)
            await client.reports.until(lambda: client.reports.contents(stream) == ["kept", "lost"])
        folder.rename(tmp_path / "burnt")
        assert (await collabd("restore", "it.tar.gz", "--data", folder, cwd=tmp_path))[0] == 0
        with serve(folder, port=port):
            again = await client.reports.next("subscribed", stream)
            assert again.wasRecovering
            assert not again.recovered
            assert again.streamPosition["epoch"] != began["epoch"]
            assert again.streamPosition["offset"] == first["message"]["offset"]
            # What was acknowledged and then lost goes in again by its id; what was not lost stays as it is.
            assert (await client.call("message.send", **kept))["message"] == first["message"]
            await client.call("message.send", **lost)
            await client.reports.until(lambda: len(client.reports.contents(stream)) == 3)
            found = await client.call("message.list", roomId=rooms[0])
            said = [one["content"] for one in found["items"] if one["messageType"] == "TEXT"]
            assert sorted(said) == ["kept", "lost"]
            assert not client.reports.of("disconnected")


async def test_an_application_that_keeps_tags_finds_out_a_database_that_was_copied_back(
    tmp_path: Path, library: Library
) -> None:
    folder = tmp_path / "data"
    (alice, _), rooms = await fill(folder, partial(people_in_rooms, names=NAMES))
    stream = room_stream(rooms[0])
    shutil.copy(folder / DATABASE, tmp_path / "older")
    with serve(folder) as server:
        talking = await library.open(server.socket_url, alice.token)
        await connect(talking)
        place: dict[str, Any] = await say(talking, rooms[0], "lost")
        same = await library.open(server.socket_url, alice.token, data={"positions": {stream: place}})
        await connect(same)
        assert (await same.reports.next("subscribed", stream)).recovered
        for client in (talking, same):
            await client.disconnect()
        server.kill()
    for path in folder.glob(f"{DATABASE}*"):
        path.unlink()
    shutil.copy(tmp_path / "older", folder / DATABASE)
    with serve(folder) as server:
        talking = await library.open(server.socket_url, alice.token)
        await connect(talking)
        newest = await say(talking, rooms[0], "something else", "and more")
        assert (newest["epoch"], newest["offset"]) == (place["epoch"], place["offset"] + 1)
        back = await library.open(server.socket_url, alice.token, data={"positions": {stream: place}})
        await connect(back)
        subscribed = await back.reports.next("subscribed", stream)
        assert subscribed.wasRecovering
        assert not subscribed.recovered


async def say(client: Any, room_id: str, *contents: str) -> dict[str, Any]:
    """Post, one after the other; the last one's place as an application would store it."""
    for content in contents:
        place = (await client.call("message.send", roomId=room_id, content=content))["position"]
    return {key: place[key] for key in ("epoch", "offset", "tag")}
