"""What the server does by itself, job by job."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, cast

from tests.support.accounts import DAYS, session
from tests.support.people import Person, person
from tests.support.stores import World

from collabd import config
from collabd.actions import drafts, messages, rooms, sessions
from collabd.actions.sessions import DAY
from collabd.api.auth import find_session
from collabd.api.socket.pushes import CentrifugeEncoding
from collabd.domain.drafts import SaveDraft
from collabd.domain.messages import DeleteMessage, SendMessage
from collabd.domain.rooms import CreateRoom
from collabd.live.hub import Hub
from collabd.store.base import Snapshot
from collabd.upkeep import Upkeep

SECRET = "the combination is 4711"


class Sockets(Hub):
    """A hub in which these sessions have a socket."""

    def __init__(self, session_ids: list[str]) -> None:
        super().__init__(CentrifugeEncoding())
        self._session_ids = session_ids

    def sessions(self) -> list[str]:
        return self._session_ids


async def test_a_session_lives_as_long_as_it_has_a_socket(w: World) -> None:
    alice = await person(w.store, "alice")
    for token in ("connected", "closed"):
        await w.store.write(sessions.open_session, alice.id, session(token))
    connected = await w.store.read(find_session, "connected")
    assert connected is not None
    settings = config.Config(accounts=config.Accounts(session_days=DAYS))
    upkeep = Upkeep(w.store, Sockets([connected.session_id]), cast(Any, None), settings)
    for _ in range(3):
        w.clock.now += (DAYS - 1) * DAY
        await upkeep.keep_sessions()
        await upkeep.end_sessions()
    assert await w.store.read(find_session, "connected") is not None
    assert await w.store.read(find_session, "closed") is None


async def in_a_room(w: World) -> tuple[Person, str]:
    """Alice, and a room of hers."""
    alice = await person(w.store, "alice")
    made = await w.store.write(rooms.create_room, alice.actor, CreateRoom(name="Hall"))
    assert made.room is not None
    return alice, made.room.id


def files_with(folder: Path, text: str) -> list[str]:
    """The files in which a text stands anywhere."""
    return sorted(path.name for path in folder.iterdir() if text.encode() in path.read_bytes())


async def test_a_deleted_text_leaves_the_disk_while_the_server_runs(w: World, tmp_path: Path) -> None:
    alice, room_id = await in_a_room(w)
    said = SendMessage(room_id=room_id, content=SECRET)
    message = (await w.store.write(messages.send_message, alice.actor, said)).message
    assert message is not None
    upkeep = Upkeep(w.store, Sockets([]), cast(Any, None), config.Config())
    await upkeep.erase()
    assert files_with(tmp_path, SECRET) == ["collabd.sqlite3"]
    await w.store.write(messages.delete_message, alice.actor, DeleteMessage(message_id=message.id))
    await upkeep.erase()
    assert files_with(tmp_path, SECRET) == []
    assert (tmp_path / "collabd.sqlite3-wal").stat().st_size == 0


async def test_an_emptied_draft_is_kept_as_long_as_the_log(w: World) -> None:
    alice, room_id = await in_a_room(w)
    for version, content in enumerate(["sent by now", ""]):
        saved = SaveDraft(room_id=room_id, content=content, version=version)
        await w.store.write(drafts.save_draft, alice.actor, saved)
    settings = config.Config()
    upkeep = Upkeep(w.store, Sockets([]), cast(Any, None), settings)

    async def kept(view: Snapshot) -> int:
        return len(await view.drafts.of_user(alice.id))

    for days, left in ((settings.data.log_keep_days - 1, 1), (2, 0)):
        w.clock.now += days * DAY
        await upkeep.trim()
        assert await w.store.read(kept) == left


async def test_folding_gives_way_to_a_read(w: World, tmp_path: Path) -> None:
    """The read's snapshot stands until it ends; writes go on meanwhile."""
    alice, room_id = await in_a_room(w)
    with closing(sqlite3.connect(tmp_path / "collabd.sqlite3", isolation_level=None)) as reader:
        reader.execute("BEGIN")
        assert reader.execute("SELECT count(*) FROM messages").fetchall() == [(0,)]
        said = SendMessage(room_id=room_id, content="meanwhile")
        await w.store.write(messages.send_message, alice.actor, said)
        assert not await w.store.fold()
        await w.store.write(messages.send_message, alice.actor, said)
        assert reader.execute("SELECT count(*) FROM messages").fetchall() == [(0,)]
    assert await w.store.fold()
