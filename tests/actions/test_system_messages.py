"""System messages: a room's timeline tells who came and went, and what was changed."""

from __future__ import annotations

from typing import Any

import pytest
from tests.support.stage import Stage, everything

from collabd.actions import system_messages
from collabd.domain.bookmarks import BookmarkMessage
from collabd.domain.errors import Code
from collabd.domain.members import AddMember, RemoveMember
from collabd.domain.messages import DeleteMessage, EditMessage, GetMessage, ListMessages, Message, SendMessage
from collabd.domain.pins import PinMessage
from collabd.domain.reactions import AddReaction
from collabd.domain.rooms import GetRoom, JoinRoom, LeaveRoom, OpenDirectRoom, UpdateRoom
from collabd.domain.search import SearchMessages
from collabd.domain.threads import FollowThread


async def notices(stage: Stage, room_id: str, who: str = "alice") -> list[Message]:
    page = await stage.ask(who, ListMessages(room_id=room_id))
    return [message for message in page.items if message.message_type == "SYSTEM"]


async def told(stage: Stage, room_id: str) -> list[str]:
    return [notice.content for notice in await notices(stage, room_id)]


@pytest.fixture
async def hall(stage: Stage) -> str:
    return await stage.room("alice", "Hall", "bob")


async def test_it_is_told_who_comes_and_goes(stage: Stage) -> None:
    hall = await stage.room("alice", "Hall")
    assert await told(stage, hall) == [], "that a room begins with its maker, its page says"
    await stage.do("bob", JoinRoom(room_id=hall))
    await stage.do("alice", AddMember(room_id=hall, user_id=stage.id("carol")))
    await stage.do("alice", RemoveMember(room_id=hall, user_id=stage.id("carol")))
    await stage.do("bob", LeaveRoom(room_id=hall))
    assert await told(stage, hall) == [
        "Bob joined.",
        "Alice added Carol.",
        "Alice removed Carol.",
        "Bob left.",
    ]
    joined, added, *_ = await notices(stage, hall)
    assert (joined.author, joined.notice and joined.notice.event) == (stage.id("bob"), "member.joined")
    assert added.notice is not None
    assert (added.author, added.notice.user_id) == (stage.id("alice"), stage.id("carol"))


async def test_it_is_told_what_is_changed(stage: Stage, hall: str) -> None:
    changes: list[dict[str, Any]] = [
        {"name": "Great Hall"},
        {"description": "for all"},
        {"description": ""},
        {"kind": "private"},
        {"kind": "public"},
        {"posting_policy": "owners"},
        {"archived": True},
        {"archived": False, "name": "Hall"},
    ]
    for change in changes:
        await stage.do("alice", UpdateRoom(room_id=hall, **change))
    assert (await told(stage, hall))[1:] == [
        "Alice renamed the room from “Hall” to “Great Hall”.",
        "Alice changed the topic to “for all”.",
        "Alice removed the topic.",
        "Alice made the room private.",
        "Alice made the room public.",
        "Alice archived the room.",
        "Alice opened the room again.",
        "Alice renamed the room from “Great Hall” to “Hall”.",
    ]
    renamed = (await notices(stage, hall))[1].notice
    assert renamed is not None
    assert (renamed.event, renamed.before, renamed.after) == ("room.renamed", "Hall", "Great Hall")


async def test_the_event_names_the_command_and_follows_the_change(stage: Stage, hall: str) -> None:
    command = UpdateRoom(room_id=hall, name="Den", command_id=stage.people["bob"].actor.session_id)
    result = await stage.do("alice", command)
    event = stage.events("message.created")[-1]
    assert (event["commandId"], event["actorId"]) == (command.command_id, stage.id("alice"))
    assert event["message"]["offset"] == result.position.offset + 1
    assert await stage.do("alice", command) == result
    assert len(await told(stage, hall)) == 2, "a repeat says nothing again"


async def test_it_counts_nowhere(stage: Stage, hall: str) -> None:
    before = (await stage.ask("bob", GetRoom(room_id=hall))).room
    await stage.do("alice", UpdateRoom(room_id=hall, name="Den"))
    view = await stage.ask("bob", GetRoom(room_id=hall))
    assert (view.unread.unread, view.room.message_count) == (0, 0)
    assert view.room.last_activity == before.last_activity, "nobody has said anything"
    await stage.say("alice", hall, "all renamed, even Hall")
    view = await stage.ask("bob", GetRoom(room_id=hall))
    assert (view.unread.unread, view.room.message_count) == (1, 1)
    found = await stage.ask("bob", SearchMessages(q="renamed"))
    assert [hit.message.content for hit in found.items] == ["all renamed, even Hall"]


async def test_a_direct_room_has_none(stage: Stage) -> None:
    room = (await stage.do("alice", OpenDirectRoom(user_ids=[stage.id("bob")]))).room
    assert await told(stage, room.id) == []


async def test_in_an_archived_room_nobody_is_told_who_leaves(stage: Stage, hall: str) -> None:
    await stage.do("alice", UpdateRoom(room_id=hall, archived=True))
    await stage.do("bob", LeaveRoom(room_id=hall))
    assert await told(stage, hall) == ["Bob joined.", "Alice archived the room."]


async def test_a_crowd_comes_and_goes_untold(
    stage: Stage, hall: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system_messages, "GREATEST_CIRCLE", 2)
    await stage.do("carol", JoinRoom(room_id=hall))
    assert await told(stage, hall) == ["Bob joined."]
    await stage.do("alice", RemoveMember(room_id=hall, user_id=stage.id("carol")))
    await stage.do("bob", LeaveRoom(room_id=hall))
    assert (await told(stage, hall))[1:] == ["Alice removed Carol.", "Bob left."]


async def test_nobody_answers_keeps_or_changes_it(stage: Stage, hall: str) -> None:
    await stage.enter("mo", groups=("moderators",))
    await stage.do("mo", JoinRoom(room_id=hall))
    notice = (await notices(stage, hall))[0]
    said = await stage.say("bob", hall, "hello")
    for message, allowed in ((said, True), (notice, False)):
        requests = [
            SendMessage(room_id=hall, content="re", reply_to_id=message.id),
            SendMessage(room_id=hall, content="re", thread_id=message.id),
            AddReaction(message_id=message.id, emoji="👋"),
            PinMessage(message_id=message.id),
            BookmarkMessage(message_id=message.id),
            FollowThread(message_id=message.id),
            EditMessage(message_id=message.id, content="Bob fell in.", content_version=1),
        ]
        for request in requests:
            if allowed:
                assert (await stage.do("mo", request)) is not None
            else:
                assert (await stage.refused("mo", request)).code is Code.FORBIDDEN, request
    assert await stage.ask("alice", GetMessage(message_id=notice.id)) == notice


async def test_who_did_it_does_not_hide_it_but_who_looks_after_the_room_does(stage: Stage, hall: str) -> None:
    await stage.enter("mo", groups=("moderators",))
    joined = (await notices(stage, hall))[0]
    delete = DeleteMessage(message_id=joined.id)
    assert joined.author == stage.id("bob")
    assert (await stage.refused("bob", delete)).code is Code.FORBIDDEN
    assert (await stage.refused("carol", delete)).code is Code.FORBIDDEN
    stage.forget()
    tombstone = (await stage.do("alice", delete)).message
    assert (tombstone.content, tombstone.notice, tombstone.message_type) == ("", None, "SYSTEM")
    assert stage.told() == ["redacted room:Hall", "room:Hall message.deleted"]
    assert (await stage.ask("alice", GetRoom(room_id=hall))).room.message_count == 0
    await stage.do("alice", UpdateRoom(room_id=hall, name="Rude", description="ruder"))
    renamed, *_ = (await notices(stage, hall))[1:]
    await stage.do("mo", DeleteMessage(message_id=renamed.id))
    rows = await stage.w.store.read(everything, "messages")
    assert not any("Rude" in str(row) for row in rows)
    assert not any("“Rude”" in str(event) for event in await stage.w.store.read(everything, "events"))
