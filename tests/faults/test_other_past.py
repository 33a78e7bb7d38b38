"""The server comes back with another past: a restored backup, or an older database file copied back.

Every client finds out, starts over, and gets what is its own in again by the ids of its commands.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from tests.faults.rooms import people_in_rooms
from tests.support.commands import collabd
from tests.support.people import Person
from tests.support.servers import ServerProcess, fill, serve
from tests.support.sockets import RawClient, connected

from collabd.domain.ids import new_id
from collabd.domain.streams import room_stream
from collabd.store.folder import DATABASE

pytestmark = pytest.mark.faults

Place = dict[str, Any]


class Story:
    """Alice and bob in one room, and what alice has sent, by content."""

    def __init__(self, folder: Path, people: list[Person], rooms: list[str]) -> None:
        self.folder = folder
        self.alice, self.bob = people
        self.room = rooms[0]
        self.stream = room_stream(self.room)
        self.sent: dict[str, dict[str, str]] = {}

    async def post(self, client: RawClient, content: str) -> Place:
        """Post, or post again with the same id; the position that the answer names."""
        data = {"id": new_id(1_795_000_000_000), "roomId": self.room, "content": content}
        reply = await client.rpc("message.send", **self.sent.setdefault(content, data))
        place: Place = reply["rpc"]["data"]["position"]
        return {key: place[key] for key in ("epoch", "offset", "tag")}

    async def resume(self, server: ServerProcess, place: Place) -> dict[str, Any]:
        """How the room's stream begins for alice when she comes back with that place."""
        data = {"positions": {self.stream: place}}
        async with connected(server.socket_url, self.alice.token, data=data) as (_, connect):
            begins: dict[str, Any] = connect["subs"][self.stream]
            return begins

    async def sync(self, server: ServerProcess, place: Place) -> dict[str, Any]:
        """What asking for the missed events gives."""
        async with connected(server.socket_url, self.alice.token) as (client, _):
            reply = await client.rpc("sync.events", positions={self.stream: place})
            found: dict[str, Any] = reply["rpc"]["data"]["streams"][self.stream]
            return found

    async def contents(self, server: ServerProcess) -> list[str]:
        """What people have said in the room, oldest first."""
        async with connected(server.socket_url, self.alice.token) as (client, _):
            reply = await client.rpc("message.list", roomId=self.room)
            items = [one for one in reply["rpc"]["data"]["items"] if one["messageType"] == "TEXT"]
            return [one["content"] for one in sorted(items, key=lambda one: one["offset"])]


@pytest.fixture
async def story(tmp_path: Path) -> Story:
    folder = tmp_path / "data"
    return Story(folder, *await fill(folder, partial(people_in_rooms, names=("alice", "bob"))))


async def lose_one(story: Story, keep: Callable[[ServerProcess], Any]) -> tuple[Place, Place]:
    """Alice posts two messages; the past is kept after the first. Her places after each."""
    with serve(story.folder) as server:
        async with connected(server.socket_url, story.alice.token) as (alice, _):
            kept = await story.post(alice, "kept")
        await keep(server)
    with serve(story.folder) as server:
        async with connected(server.socket_url, story.alice.token) as (alice, _):
            lost = await story.post(alice, "lost")
        begins = await story.resume(server, kept)
        assert begins["recovered"], "as long as the past is the same, she goes on where she was"
        assert [one["data"]["message"]["content"] for one in begins["publications"]] == ["lost"]
        assert not (await story.sync(server, lost)).get("snapshot")
        server.kill()
    return kept, lost


async def starts_over(story: Story, server: ServerProcess, place: Place) -> None:
    """Both doors tell alice that she has to start over."""
    begins = await story.resume(server, place)
    assert begins["was_recovering"]
    assert not begins.get("recovered")
    assert not begins.get("publications")
    assert (await story.sync(server, place))["snapshot"]


async def test_a_restored_backup_is_found_out_by_its_epoch(story: Story) -> None:
    folder = story.folder

    async def keep(running: ServerProcess) -> None:
        code, _, err = await collabd("backup", "backup.tar.gz", "--data", folder, cwd=folder.parent)
        assert code == 0, err

    kept, lost = await lose_one(story, keep)
    folder.rename(folder.with_name("burnt"))
    code, _, err = await collabd("restore", "backup.tar.gz", "--data", folder, cwd=folder.parent)
    assert code == 0, err
    with serve(folder) as server:
        for place in (kept, lost):
            await starts_over(story, server, place)
        assert await story.contents(server) == ["kept"]
        async with connected(server.socket_url, story.alice.token) as (alice, _):
            again = await story.post(alice, "kept")
            assert (again["offset"], again["tag"]) == (kept["offset"], kept["tag"])
            assert again["epoch"] != kept["epoch"]
            await story.post(alice, "lost")
            await story.post(alice, "lost")
        assert await story.contents(server) == ["kept", "lost"]


async def test_an_older_database_that_was_copied_back_is_found_out_by_the_tag(story: Story) -> None:
    older = story.folder.with_name("older.sqlite3")

    async def keep(running: ServerProcess) -> None:
        assert running.stop() == 0
        shutil.copy(story.folder / DATABASE, older)

    kept, lost = await lose_one(story, keep)
    for path in story.folder.glob(f"{DATABASE}*"):
        path.unlink()
    shutil.copy(older, story.folder / DATABASE)
    with serve(story.folder) as server:
        async with connected(server.socket_url, story.bob.token) as (bob, _):
            for number in range(3):
                newest = await story.post(bob, f"bob's {number}")
        assert newest["epoch"] == lost["epoch"]
        assert newest["offset"] > lost["offset"], "the offset and the epoch do not give it away"
        assert (await story.resume(server, kept))["recovered"]
        assert (await story.resume(server, {**lost, "tag": None}))["recovered"]
        await starts_over(story, server, lost)
        async with connected(server.socket_url, story.alice.token) as (alice, _):
            assert await story.post(alice, "kept") == kept
            await story.post(alice, "lost")
            await story.post(alice, "lost")
        assert await story.contents(server) == ["kept", "bob's 0", "bob's 1", "bob's 2", "lost"]
