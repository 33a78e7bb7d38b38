"""Messages: send, edit, delete, read."""

from __future__ import annotations

from functools import partial
from typing import Any

import msgspec
import pytest
from tests.support.stage import Stage, everything

from collabd.actions import message_pages
from collabd.domain.errors import Code
from collabd.domain.messages import DeleteMessage, EditMessage, GetMessage, ListMessages, SendMessage
from collabd.domain.reactions import AddReaction
from collabd.domain.records import Command, Query
from collabd.domain.rooms import GetRoom, JoinRoom, LeaveRoom
from collabd.domain.times import rfc3339


@pytest.fixture
async def hall(stage: Stage) -> str:
    return await stage.room("alice", "Hall", "bob")


async def contents(stage: Stage, who: str, room_id: str, **page: Any) -> list[str]:
    found = await stage.ask(who, ListMessages(room_id=room_id, **page))
    return [message.content for message in found.items if message.message_type == "TEXT"]


async def test_a_message_is_stored_told_and_counted(stage: Stage, hall: str) -> None:
    stage.forget()
    sent = await stage.do("bob", SendMessage(room_id=hall, content="hello", sent_at=rfc3339(0)))
    message = sent.message
    assert (message.content, message.author, message.author_name) == ("hello", stage.id("bob"), "Bob")
    assert (message.room_id, message.message_type, message.content_version) == (hall, "TEXT", 1)
    assert (message.sent_at, message.is_edited, message.deleted_at) == (rfc3339(0), False, None)
    assert message.created_at == message.updated_at == rfc3339(stage.w.clock.now)
    assert stage.told() == ["room:Hall message.created"]
    assert sent.position.stream == f"room:{hall}"
    assert sent.position.offset == message.offset
    assert stage.events("message.created")[-1]["message"]["id"] == message.id
    assert message == await stage.ask("alice", GetMessage(message_id=message.id))
    room = (await stage.ask("alice", GetRoom(room_id=hall))).room
    assert (room.message_count, room.last_activity) == (1, message.created_at)


async def test_events_say_who_when_and_by_which_command(stage: Stage, hall: str) -> None:
    command = SendMessage(room_id=hall, content="hello", id=stage.people["bob"].actor.session_id)
    sent = await stage.do("bob", command)
    event = stage.events("message.created")[-1]
    assert (event["actorId"], event["commandId"]) == (stage.id("bob"), sent.message.id)
    assert (event["at"], event["tag"]) == (sent.message.created_at, sent.position.tag)


async def test_the_order_is_the_rooms_whatever_the_ids_say(stage: Stage, hall: str) -> None:
    ids = ["019fd5b2-7c00-7abc-8def-00000000000" + sign for sign in "c2a1"]
    for number, name in enumerate(ids):
        await stage.do("bob", SendMessage(id=name, room_id=hall, content=str(number)))
    _, *found = (await stage.ask("alice", ListMessages(room_id=hall))).items
    assert [message.id for message in found] == ids
    offsets = [message.offset for message in found]
    assert offsets == list(range(offsets[0], offsets[0] + 4))


async def test_a_limit_in_bytes(stage: Stage, hall: str) -> None:
    assert (await stage.say("bob", hall, "ä" * 16_384)).content == "ä" * 16_384
    refused = await stage.refused("bob", SendMessage(room_id=hall, content="ä" * 16_384 + "!"))
    assert (refused.code, refused.details) == (Code.TOO_LARGE, {"limit": 32_768})
    for nothing in ("", " \n", "a\x00b"):
        assert (await stage.refused("bob", SendMessage(room_id=hall, content=nothing))).code is Code.INVALID


async def test_an_id_that_someone_else_used_is_a_conflict(stage: Stage, hall: str) -> None:
    message = await stage.say("bob", hall, "mine")
    stage.forget()
    refused = await stage.refused("alice", SendMessage(id=message.id, room_id=hall, content="mine, too"))
    assert (refused.code, refused.field) == (Code.CONFLICT, "id")
    assert stage.told() == []
    assert await contents(stage, "alice", hall) == ["mine"]
    later = await stage.say("alice", hall, "next")
    assert later.offset == message.offset + 1, "the refused one left no gap"


async def test_editing_keeps_the_place_and_counts_versions(stage: Stage, hall: str) -> None:
    message = await stage.say("bob", hall, "helo")
    stage.forget()
    edited = (
        await stage.do("bob", EditMessage(message_id=message.id, content="hello", content_version=1))
    ).message
    assert (edited.content, edited.content_version, edited.is_edited) == ("hello", 2, True)
    assert edited.edited_at == edited.updated_at > message.created_at == edited.created_at
    assert edited.offset == message.offset
    assert stage.told() == ["redacted room:Hall", "room:Hall message.edited"]
    assert edited == await stage.ask("alice", GetMessage(message_id=message.id))
    await stage.do("bob", EditMessage(message_id=message.id, content="hello!", content_version=2))
    assert await contents(stage, "alice", hall) == ["hello!"]


async def test_an_edit_of_what_has_changed_meanwhile_is_a_conflict_that_shows_it(
    stage: Stage, hall: str
) -> None:
    message = await stage.say("bob", hall, "one")
    first = EditMessage(message_id=message.id, content="two", content_version=1)
    second = EditMessage(message_id=message.id, content="three", content_version=1)
    await stage.do("bob", first)
    refused = await stage.refused("bob", second)
    assert (refused.code, refused.field) == (Code.CONFLICT, "contentVersion")
    assert refused.details["current"].content == "two"
    assert (
        await stage.refused("bob", EditMessage(message_id=message.id, content="x", content_version=3))
    ).code == (Code.CONFLICT)
    assert await contents(stage, "alice", hall) == ["two"]


async def test_a_reaction_is_no_edit(stage: Stage, hall: str) -> None:
    message = await stage.say("bob", hall, "one")
    await stage.do("alice", AddReaction(message_id=message.id, emoji="👍"))
    edit = EditMessage(message_id=message.id, content="two", content_version=1)
    edited = (await stage.do("bob", edit)).message
    assert [reaction.emoji for reaction in edited.reactions] == ["👍"]


async def test_only_its_author_edits(stage: Stage, hall: str) -> None:
    message = await stage.say("bob", hall, "mine")
    edit = EditMessage(message_id=message.id, content="yours", content_version=1)
    assert (await stage.refused("alice", edit)).code is Code.FORBIDDEN
    assert (await stage.refused("carol", edit)).code is Code.FORBIDDEN
    await stage.do("bob", LeaveRoom(room_id=hall))
    assert (await stage.refused("bob", edit)).code is Code.FORBIDDEN, "not from outside"
    await stage.do("bob", JoinRoom(room_id=hall))
    assert (await stage.do("bob", edit)).message.content == "yours"


async def test_deleting_leaves_a_tombstone_in_its_place(stage: Stage, hall: str) -> None:
    message = await stage.say("bob", hall, "regret")
    await stage.do("alice", AddReaction(message_id=message.id, emoji="👀"))
    await stage.say("alice", hall, "and?")
    stage.forget()
    deleted = (await stage.do("bob", DeleteMessage(message_id=message.id))).message
    assert (deleted.content, deleted.reactions, deleted.offset) == ("", [], message.offset)
    assert deleted.deleted_at == rfc3339(stage.w.clock.now)
    assert stage.told() == ["redacted room:Hall", "room:Hall message.deleted"]
    assert await contents(stage, "carol", hall) == ["", "and?"]
    assert (await stage.ask("alice", GetRoom(room_id=hall))).room.message_count == 1
    assert await stage.w.store.read(everything, "reactions") == []


async def test_deleted_wins_over_edited_and_shows_the_tombstone(stage: Stage, hall: str) -> None:
    message = await stage.say("bob", hall, "regret")
    await stage.do("bob", DeleteMessage(message_id=message.id))
    for late in (
        EditMessage(message_id=message.id, content="no regret", content_version=1),
        AddReaction(message_id=message.id, emoji="👍"),
    ):
        refused = await stage.refused("bob", late)
        assert refused.code is Code.GONE
        assert refused.details["record"].deleted_at is not None
        assert refused.details["record"].content == ""


async def test_deleting_twice_changes_nothing(stage: Stage, hall: str) -> None:
    message = await stage.say("bob", hall, "regret")
    first = (await stage.do("bob", DeleteMessage(message_id=message.id))).message
    stage.forget()
    second = await stage.do("alice", DeleteMessage(message_id=message.id))
    assert (second.message, second.position) == (first, None)
    assert stage.told() == []
    assert (await stage.ask("alice", GetRoom(room_id=hall))).room.message_count == 0


async def test_deleting_what_others_said_is_audited(stage: Stage, hall: str) -> None:
    await stage.enter("mod", groups=("moderators",))
    for who in ("alice", "mod"):
        message = await stage.say("bob", hall, "words")
        deleted = await stage.do(who, DeleteMessage(message_id=message.id))
        assert deleted.message.deleted_at is not None
        assert (deleted.position is None) == (who == "mod"), "the Moderator does not follow the room"
    own = await stage.say("bob", hall, "words")
    await stage.do("bob", DeleteMessage(message_id=own.id))
    entries = await stage.w.store.read(everything, "audit")
    assert [(entry[2], entry[4]) for entry in entries] == [
        (stage.id("alice"), "message.delete"),
        (stage.id("mod"), "message.delete"),
    ]


async def test_a_message_of_a_private_room_is_hidden_like_one_that_does_not_exist(stage: Stage) -> None:
    attic = await stage.room("alice", "Attic", kind="private")
    hidden = (await stage.say("alice", attic, "secret")).id
    missing = stage.people["bob"].actor.session_id
    requests: list[tuple[Command | Query, Command | Query]] = [
        (GetMessage(message_id=hidden), GetMessage(message_id=missing)),
        (DeleteMessage(message_id=hidden), DeleteMessage(message_id=missing)),
        (
            EditMessage(message_id=hidden, content="x", content_version=1),
            EditMessage(message_id=missing, content="x", content_version=1),
        ),
        (AddReaction(message_id=hidden, emoji="👍"), AddReaction(message_id=missing, emoji="👍")),
    ]
    for pair in requests:
        answers = [await stage.refused("bob", request) for request in pair]
        assert [answer.message for answer in answers] == ["There is no such message."] * 2
        assert [answer.code for answer in answers] == [Code.NOT_FOUND] * 2


@pytest.mark.parametrize("direction", ["before", "after"])
async def test_a_page_of_long_messages_is_shorter_and_nothing_is_left_out(
    stage: Stage, direction: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall = await stage.room("bob", "Hall")
    texts = [str(number) * 1000 for number in range(6)]
    for text in texts:
        await stage.say("bob", hall, text)
    whole = await stage.ask("alice", ListMessages(room_id=hall))
    assert ([message.content for message in whole.items], whole.next) == (texts, None)
    size = len(msgspec.json.encode(whole.items[0]))
    for room, pages in ((2 * size, [2, 2, 2]), (2 * size - 1, [1] * 6), (1, [1] * 6), (6 * size, [6])):
        monkeypatch.setattr(message_pages, "PAGE_BYTES", room)
        asked = partial(msgspec.structs.replace, ListMessages(room_id=hall))
        cursor = "0" if direction == "after" else None
        seen: list[list[str]] = []
        while cursor is not None or not seen:
            page = await stage.ask("alice", asked(**{direction: cursor}))
            seen.append([message.content for message in page.items])
            cursor = page.next
        assert [len(page) for page in seen] == pages
        in_order = seen if direction == "after" else seen[::-1]
        assert [text for page in in_order for text in page] == texts
