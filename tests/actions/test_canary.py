"""What was deleted is in no file any more, wherever its words had gone: looked for in the bytes themselves.

`bench/canary.py` does the same in a million messages, and measures what it costs those who write meanwhile.
"""

from __future__ import annotations

import random
from pathlib import Path

import msgspec
import pytest
from tests.support.stage import Stage

from collabd import config
from collabd.actions import retention
from collabd.api.socket.pushes import CentrifugeEncoding
from collabd.domain.bookmarks import BookmarkMessage
from collabd.domain.drafts import SaveDraft
from collabd.domain.ids import new_id
from collabd.domain.messages import DeleteMessage, EditMessage, SendMessage
from collabd.domain.pins import PinMessage
from collabd.domain.reactions import AddReaction
from collabd.domain.rooms import DeleteRoom
from collabd.domain.search import SearchMessages
from collabd.live.hub import Hub
from collabd.store.queries import search_volumes
from collabd.upkeep import Upkeep

CANARY = "Qzxvjkwqy"
SEED = 20
TALK = 600
"""So many other messages: enough for the index to be in many pieces."""


def traces(folder: Path) -> set[str]:
    """The parts of the canary that some file holds, down to its three letters' pieces in the index of parts.

    Nothing else in these files is made of such letters; ids and tags are hexadecimal.
    """
    folded = CANARY.lower()
    parts = {CANARY, folded, *(folded[start : start + 3] for start in range(len(folded) - 2))}
    held = [path.read_bytes().lower() for path in sorted(folder.iterdir()) if path.is_file()]
    return {part for part in parts if any(part.lower().encode() in each for each in held)}


def upkeep_of(stage: Stage) -> Upkeep:
    services = stage.services
    return Upkeep(stage.w.store, Hub(CentrifugeEncoding()), services.presence, config.Config())


async def chatter(stage: Stage, room_id: str) -> None:
    """Much that stays."""
    rng = random.Random(SEED)
    for number in range(TALK):
        words = (f"{rng.choice('abcde')}{rng.randrange(400)}" for _ in range(8))
        await stage.say("bob", room_id, f"number {number} {' '.join(words)}")


async def drop_canary(stage: Stage, room_id: str) -> list[str]:
    """Say it in every way there is; the ids of what has to be deleted."""
    draft = SaveDraft(room_id=room_id, content=f"{CANARY} at first", version=0)
    await stage.do("bob", draft)
    await stage.do("bob", SaveDraft(room_id=room_id, content="", version=1))
    command = SendMessage(
        room_id=room_id, content=f"{CANARY} and more {CANARY}s", command_id=new_id(stage.w.clock.now)
    )
    message = (await stage.do("bob", command)).message
    edit = EditMessage(message_id=message.id, content=f"now {CANARY.upper()}", content_version=1)
    await stage.do("bob", edit)
    quote = (
        await stage.do("alice", SendMessage(room_id=room_id, content="quoted", reply_to_id=message.id))
    ).message
    reply = await stage.reply("alice", message, f"re: {CANARY}, at length. " * 400)
    harmless = EditMessage(message_id=message.id, content="nothing to see", content_version=2)
    harmless = msgspec.structs.replace(harmless, command_id=new_id(stage.w.clock.now))
    await stage.do("bob", harmless)
    await stage.do("bob", harmless)
    for done in (
        PinMessage(message_id=message.id),
        BookmarkMessage(message_id=message.id),
        AddReaction(message_id=message.id, emoji="👍"),
        AddReaction(message_id=quote.id, emoji="👀"),
    ):
        await stage.do("alice", done)
    return [message.id, reply.id]


async def found(stage: Stage) -> int:
    """How many messages a search for it finds."""
    return len((await stage.ask("alice", SearchMessages(q=CANARY))).items)


async def test_a_deleted_text_is_in_no_file(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_volumes, "STRETCH", TALK)
    room_id = await stage.room("alice", "Hall", "bob")
    await chatter(stage, room_id)
    ids = await drop_canary(stage, room_id)
    await chatter(stage, room_id)
    upkeep = upkeep_of(stage)
    await upkeep.erase()
    assert CANARY.lower() in {trace.lower() for trace in traces(tmp_path)}, "it is there to be found"
    assert await found(stage) == 1
    for message_id in ids:
        await stage.do("alice", DeleteMessage(message_id=message_id))
    assert await found(stage) == 0
    await upkeep.erase()
    assert traces(tmp_path) == set()
    assert (tmp_path / "collabd.sqlite3-wal").stat().st_size == 0
    assert len((await stage.ask("alice", SearchMessages(q="number"))).items) == 50, "what stays is found"


async def test_a_deleted_rooms_texts_are_in_no_file(stage: Stage, tmp_path: Path) -> None:
    hall = await stage.room("alice", "Hall", "bob")
    cellar = await stage.room("alice", "Cellar", "bob", kind="private")
    await chatter(stage, hall)
    await drop_canary(stage, cellar)
    await stage.do("alice", DeleteRoom(room_id=cellar))
    upkeep = upkeep_of(stage)
    await upkeep.purge()
    await upkeep.erase()
    assert traces(tmp_path) == set()


async def test_words_that_others_use_stay(stage: Stage) -> None:
    room_id = await stage.room("alice", "Hall")
    message = await stage.say("alice", room_id, f"{CANARY} shared")
    await stage.say("alice", room_id, "shared by others")
    await stage.do("alice", DeleteMessage(message_id=message.id))
    await upkeep_of(stage).erase()
    for q in ("shared", "hare", "shar"):
        assert len((await stage.ask("alice", SearchMessages(q=q))).items) == 1, q
    await stage.say("alice", room_id, f"{CANARY} comes back")
    assert await found(stage) == 1
    assert len((await stage.ask("alice", SearchMessages(q=CANARY[2:7]))).items) == 1


async def test_what_is_deleted_while_the_index_is_merged_is_erased_by_the_next_run(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room_id = await stage.room("alice", "Hall", "bob")
    await chatter(stage, room_id)
    ids = await drop_canary(stage, room_id)
    decoy = await stage.say("alice", room_id, "decoy")
    await stage.do("alice", DeleteMessage(message_id=decoy.id))
    while await stage.w.store.write(retention.forget_words):
        pass
    assert await stage.w.store.write(retention.merge_index)
    for message_id in ids:
        await stage.do("alice", DeleteMessage(message_id=message_id))
    upkeep = upkeep_of(stage)
    await upkeep.erase()
    await upkeep.erase()
    assert traces(tmp_path) == set()
