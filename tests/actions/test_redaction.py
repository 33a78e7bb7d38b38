"""A deleted message's text is gone: from every row at once, from the file with the next checkpoint."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import msgspec
import pytest
from tests.support.stage import Stage

from collabd.actions import retention
from collabd.domain.errors import CollabError
from collabd.domain.ids import new_id
from collabd.domain.messages import DeleteMessage, EditMessage, GetMessage, ListMessages, SendMessage
from collabd.domain.reactions import AddReaction
from collabd.domain.records import Query
from collabd.domain.revisions import ListRevisions
from collabd.domain.sync import GetEvents, GetSnapshot, Place
from collabd.store.queries.search_volumes import VOLUMES

SECRET = "the combination is 4711"
LONE_WORDS = {"words", "word_parts", "stale_words", f"{VOLUMES[0]}_data", "word_parts_data"}
"""What upkeep erases later: words by themselves, without the message that held them."""
AFTERTHOUGHT = "never mind the combination 4711"
LONG = f"{SECRET} " * 1300
"""Longer than a page of the file, so that it spills over into others."""


def rows_with(path: Path, text: str) -> list[str]:
    """The tables of the database file in which a text stands anywhere."""
    connection = sqlite3.connect(path)
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    found = [
        table
        for table in tables
        if any(text in str(value) for row in connection.execute(f"SELECT * FROM {table}") for value in row)
    ]
    connection.close()
    return sorted(found)


def files_with(folder: Path, text: bytes) -> list[str]:
    """The files in which a text stands anywhere."""
    return [path.name for path in folder.iterdir() if text in path.read_bytes()]


async def answers_about(stage: Stage, room_id: str, message_id: str) -> str:
    """All that can be asked about a message, asked by everybody; a refusal is an answer, too."""
    asked: list[Query] = [
        GetMessage(message_id=message_id),
        ListMessages(room_id=room_id),
        ListRevisions(message_id=message_id),
        GetEvents(positions={f"room:{room_id}": Place()}),
        GetSnapshot(),
    ]
    found: list[object] = []
    for who in stage.people:
        for query in asked:
            try:
                found.append(await stage.ask(who, query))
            except CollabError as error:
                found.append((error.code, error.message, error.details))
    return msgspec.json.encode(found).decode()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "collabd.sqlite3"


@pytest.mark.parametrize("text", [SECRET, LONG.strip()], ids=["short", "long"])
async def test_its_text_is_in_no_row_and_in_no_file(stage: Stage, file: Path, text: str) -> None:
    await stage.send_away()
    room_id = await stage.room("alice", "Hall", "bob")
    for number in range(30):
        await stage.say("alice", room_id, f"before {number}")
    command_id = new_id(stage.w.clock.now)
    sent = SendMessage(room_id=room_id, content=text, command_id=command_id)
    message = (await stage.do("bob", sent)).message
    await stage.do("alice", AddReaction(message_id=message.id, emoji="👀"))
    edit = EditMessage(message_id=message.id, content=AFTERTHOUGHT, content_version=1)
    await stage.do("bob", edit)
    assert rows_with(file, SECRET) == ["revisions"], "an edit takes what it replaces out of the log"
    assert [table for table in rows_with(file, AFTERTHOUGHT) if "word" not in table] == ["events", "messages"]
    assert VOLUMES[0] in rows_with(file, AFTERTHOUGHT), "it can be searched for"
    by_moderator = EditMessage(message_id=message.id, content="[removed]", content_version=2)
    await stage.enter("mod", groups=("moderators",))
    await stage.do("mod", by_moderator)
    assert rows_with(file, AFTERTHOUGHT) == ["revisions"]
    assert "combination" in await answers_about(stage, room_id, message.id)
    await stage.do("bob", DeleteMessage(message_id=message.id))
    assert set(rows_with(file, "combination")) <= LONE_WORDS
    for step in (retention.forget_words, retention.merge_index):
        while await stage.w.store.write(step):
            pass
    assert rows_with(file, "combination") == []
    assert (await stage.do("bob", sent)).message.content == "", "not even a repeat brings it back"
    assert "combination" not in await answers_about(stage, room_id, message.id)
    await stage.w.store.close()
    assert files_with(file.parent, b"before 29") == [file.name], "what is not deleted is found there"
    assert files_with(file.parent, b"combination") == []


async def test_its_events_keep_their_places_and_show_the_tombstone(stage: Stage) -> None:
    room_id = await stage.room("alice", "Hall", "bob")
    stream = f"room:{room_id}"
    message = await stage.say("bob", room_id, SECRET)
    other = await stage.say("alice", room_id, "another")
    await stage.do("bob", EditMessage(message_id=message.id, content=AFTERTHOUGHT, content_version=1))
    before = (await stage.ask("alice", GetEvents(positions={stream: Place()}))).streams[stream]
    deleted = (await stage.do("bob", DeleteMessage(message_id=message.id))).message
    after = (await stage.ask("alice", GetEvents(positions={stream: Place()}))).streams[stream]
    assert [event.offset for event in after.events] == list(range(1, len(before.events) + 2))
    told = [json.loads(bytes(event.data)) for event in after.events]
    was = [json.loads(bytes(event.data)) for event in before.events]
    ours = [event for event in told if event.get("message", {}).get("id") == message.id]
    assert [event["type"] for event in ours] == ["message.created", "message.edited", "message.deleted"]
    assert {event["message"]["content"] for event in ours} == {""}
    assert {event["message"]["deletedAt"] for event in ours} == {deleted.deleted_at}
    assert [event["tag"] for event in told[:-1]] == [event["tag"] for event in was]
    kept = [event for event in told if event.get("message", {}).get("id") == other.id]
    assert [event["message"]["content"] for event in kept] == ["another"]


async def test_a_client_may_resume_across_it(stage: Stage) -> None:
    """The tag of a redacted event stays, so that nobody has to start over."""
    room_id = await stage.room("alice", "Hall", "bob")
    stream = f"room:{room_id}"
    sent = await stage.do("bob", SendMessage(room_id=room_id, content=SECRET))
    await stage.do("bob", DeleteMessage(message_id=sent.message.id))
    place = Place(epoch=sent.position.epoch, offset=sent.position.offset, tag=sent.position.tag)
    found = (await stage.ask("alice", GetEvents(positions={stream: place}))).streams[stream]
    assert not found.snapshot
    assert [event.offset for event in found.events] == [sent.position.offset + 1]


async def test_an_id_that_another_record_has_is_no_hindrance(stage: Stage) -> None:
    """Ids are made by clients: a message may be called like the room that it stands in."""
    room_id = await stage.room("alice", "Hall", "bob")
    (listed,) = stage.events("room.listed")
    sent = SendMessage(id=room_id, room_id=room_id, content=SECRET, command_id=new_id(stage.w.clock.now))
    message = (await stage.do("bob", sent)).message
    assert message.id == room_id
    deleted = (await stage.do("bob", DeleteMessage(message_id=room_id))).message
    assert deleted.content == ""
    assert deleted.deleted_at is not None
    streams = {"directory": Place(), f"user:{stage.id('alice')}": Place(), f"room:{room_id}": Place()}
    found = (await stage.ask("alice", GetEvents(positions=streams))).streams
    bodies = [bytes(event.data) for page in found.values() for event in page.events]
    assert not any(SECRET.encode() in body for body in bodies)
    assert listed in [json.loads(body) for body in bodies], "what is about the room stays as it was"
