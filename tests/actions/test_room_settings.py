"""Room settings: what changes, who is told, who still reads; archived rooms; who posts, pins and owns."""

from __future__ import annotations

from typing import Any

import pytest
from tests.support.stage import Stage, everything

from collabd.actions import retention
from collabd.domain.errors import Code
from collabd.domain.members import AddMember, ListMembers, RemoveMember, UpdateMember
from collabd.domain.messages import DeleteMessage, EditMessage, ListMessages, SendMessage
from collabd.domain.pins import PinMessage, UnpinMessage
from collabd.domain.reactions import AddReaction, RemoveReaction
from collabd.domain.rooms import DeleteRoom, GetRoom, JoinRoom, LeaveRoom, ListRooms, UpdateRoom


@pytest.fixture
async def hall(stage: Stage) -> str:
    """A public room of alice's with bob in it; carol only looks at it."""
    return await stage.room("alice", "Hall", "bob")


async def test_what_is_named_changes_and_the_room_and_everybody_are_told(stage: Stage, hall: str) -> None:
    stage.forget()
    result = await stage.do("alice", UpdateRoom(room_id=hall, name="  Great  Hall ", description="all"))
    assert (result.room.name, result.room.description, result.room.kind) == ("Great Hall", "all", "public")
    assert stage.told() == [
        "room:Hall room.updated",
        "directory room.listed",
        "room:Hall message.created",
        "room:Hall message.created",
    ], "one notice of the name, one of the topic"
    assert result.position.stream == f"room:{hall}"
    assert (await stage.ask("carol", GetRoom(room_id=hall))).room == result.room
    assert stage.events("room.updated")[-1]["room"]["name"] == "Great Hall"


async def test_nothing_new_tells_nobody(stage: Stage, hall: str) -> None:
    stage.forget()
    same = await stage.do("alice", UpdateRoom(room_id=hall, name="Hall", archived=False, kind="public"))
    assert (same.position, same.room.name, stage.told()) == (None, "Hall", [])


async def test_a_name_that_is_none_is_refused(stage: Stage, hall: str) -> None:
    refused = await stage.refused("alice", UpdateRoom(room_id=hall, name="\u200b"))
    assert (refused.code, refused.field) == (Code.INVALID, "name")


async def test_who_is_no_member_loses_a_room_that_becomes_private_at_once(stage: Stage, hall: str) -> None:
    await stage.say("bob", hall, "for all to read")
    stage.forget()
    result = await stage.do("alice", UpdateRoom(room_id=hall, kind="private", name="Secret"))
    assert result.room.is_private
    assert stage.told() == [
        "-* but alice, bob room:Hall",
        "room:Hall room.updated",
        "directory room.unlisted",
        "room:Hall message.created",
        "room:Hall message.created",
    ]
    assert (await stage.refused("carol", GetRoom(room_id=hall))).code is Code.NOT_FOUND
    assert (await stage.refused("carol", ListMessages(room_id=hall))).code is Code.NOT_FOUND
    assert (await stage.ask("carol", ListRooms())).items == []
    assert (await stage.ask("bob", GetRoom(room_id=hall))).room.name == "Secret"
    stage.forget()
    await stage.do("alice", UpdateRoom(room_id=hall, description="still secret"))
    assert stage.told() == ["room:Hall room.updated", "room:Hall message.created"], (
        "the directory hears no more"
    )


async def test_a_room_that_becomes_public_is_listed(stage: Stage) -> None:
    attic = await stage.room("alice", "Attic", "bob", kind="private")
    stage.forget()
    await stage.do("alice", UpdateRoom(room_id=attic, kind="public"))
    assert stage.told() == ["room:Attic room.updated", "directory room.listed", "room:Attic message.created"]
    assert (await stage.do("carol", JoinRoom(room_id=attic))).room.members == 3


async def test_a_moderator_renames_a_public_room_on_record_but_hides_none(stage: Stage, hall: str) -> None:
    await stage.enter("mo", groups=("moderators",))
    renamed = await stage.do("mo", UpdateRoom(room_id=hall, name="Renamed"))
    assert renamed.position.stream == "directory", "the one of the two that an outsider follows"
    audit = await stage.w.store.read(everything, "audit")
    assert [(row[2], row[4], row[5]) for row in audit] == [(stage.id("mo"), "room.update", hall)]
    refused = await stage.refused("mo", UpdateRoom(room_id=hall, kind="private"))
    assert refused.code is Code.FORBIDDEN
    assert not (await stage.ask("carol", GetRoom(room_id=hall))).room.is_private


async def test_in_an_archived_room_nothing_is_added_or_changed(stage: Stage, hall: str) -> None:
    message = await stage.say("bob", hall, "the end")
    await stage.do("bob", AddReaction(message_id=message.id, emoji="👍"))
    await stage.do("bob", PinMessage(message_id=message.id))
    archived = await stage.do("alice", UpdateRoom(room_id=hall, archived=True))
    assert archived.room.archived_at is not None
    requests: list[Any] = [
        ("bob", SendMessage(room_id=hall, content="one more")),
        ("bob", EditMessage(message_id=message.id, content="no end", content_version=1)),
        ("bob", AddReaction(message_id=message.id, emoji="👀")),
        ("bob", RemoveReaction(message_id=message.id, emoji="👍")),
        ("alice", PinMessage(message_id=message.id)),
        ("bob", UnpinMessage(message_id=message.id)),
        ("carol", JoinRoom(room_id=hall)),
        ("alice", AddMember(room_id=hall, user_id=stage.id("carol"))),
        ("alice", UpdateRoom(room_id=hall, name="Another")),
    ]
    for who, request in requests:
        refused = await stage.refused(who, request)
        assert (refused.code, "archived" in refused.message) == (Code.FORBIDDEN, True), request
    page = await stage.ask("carol", ListMessages(room_id=hall))
    assert "the end" in [one.content for one in page.items], "it is still there to be read"
    await stage.do("bob", DeleteMessage(message_id=message.id))
    await stage.do("bob", LeaveRoom(room_id=hall))
    opened = await stage.do("alice", UpdateRoom(room_id=hall, archived=False, name="Another"))
    assert (opened.room.archived_at, opened.room.name) == (None, "Another")
    assert (await stage.say("alice", hall, "again")).content == "again"


async def test_where_only_owners_post_members_read(stage: Stage, hall: str) -> None:
    notice = await stage.say("alice", hall, "notice")
    await stage.do("bob", AddReaction(message_id=notice.id, emoji="👍"))
    await stage.do("alice", UpdateRoom(room_id=hall, posting_policy="owners"))
    for request in (
        SendMessage(room_id=hall, content="x"),
        SendMessage(room_id=hall, content="x", thread_id=notice.id),
        AddReaction(message_id=notice.id, emoji="👀"),
    ):
        assert (await stage.refused("bob", request)).code is Code.FORBIDDEN
    await stage.do("bob", RemoveReaction(message_id=notice.id, emoji="👍"))
    await stage.do("bob", PinMessage(message_id=notice.id))
    assert (await stage.say("alice", hall, "another")).content == "another"


async def test_where_only_owners_pin_members_post(stage: Stage, hall: str) -> None:
    message = await stage.say("bob", hall, "keep this")
    await stage.do("bob", PinMessage(message_id=message.id))
    await stage.do("alice", UpdateRoom(room_id=hall, pin_policy="owners"))
    for request in (PinMessage(message_id=message.id), UnpinMessage(message_id=message.id)):
        assert (await stage.refused("bob", request)).code is Code.FORBIDDEN
    assert (await stage.do("alice", UnpinMessage(message_id=message.id))).pin is None
    assert (await stage.say("bob", hall, "fine")).content == "fine"


async def roles(stage: Stage, room_id: str) -> dict[str, str]:
    page = await stage.ask("alice", ListMembers(room_id=room_id))
    return {stage._name(member.user_id): member.role for member in page.items}


async def test_an_owner_makes_another_and_steps_down(stage: Stage, hall: str) -> None:
    alone = UpdateMember(room_id=hall, user_id=stage.id("alice"), role="member")
    assert (await stage.refused("alice", alone)).code is Code.CONFLICT
    stage.forget()
    made = await stage.do("alice", UpdateMember(room_id=hall, user_id=stage.id("bob"), role="owner"))
    assert (made.member.role, made.position.stream) == ("owner", f"room:{hall}")
    assert stage.told() == ["room:Hall member.updated"]
    again = await stage.do("alice", UpdateMember(room_id=hall, user_id=stage.id("bob"), role="owner"))
    assert (again.position, stage.told()) == (None, [])
    await stage.do("alice", alone)
    assert await roles(stage, hall) == {"alice": "member", "bob": "owner"}
    refused = await stage.refused("bob", UpdateMember(room_id=hall, user_id=stage.id("carol"), role="owner"))
    assert refused.code is Code.NOT_FOUND


async def test_a_private_room_that_nobody_is_in_is_deleted_after_thirty_days(stage: Stage, hall: str) -> None:
    attic = await stage.room("alice", "Attic", "bob", kind="private")
    await stage.do("alice", LeaveRoom(room_id=attic))
    for who in ("alice", "bob"):
        await stage.do(who, LeaveRoom(room_id=hall))
    await stage.do("bob", RemoveMember(room_id=attic, user_id=stage.id("bob")))
    stage.w.clock.now += 29 * retention.DAY
    assert await stage.w.store.write(retention.delete_empty_room) == 0
    stage.w.clock.now += 2 * retention.DAY
    assert await stage.w.store.write(retention.delete_empty_room) == 1
    assert await stage.w.store.write(retention.delete_empty_room) == 0, "an empty public room stays"
    while await stage.w.store.write(retention.purge_deleted_room):
        pass
    assert [row[0] for row in await stage.w.store.read(everything, "rooms")] == [hall]


async def test_who_comes_back_in_time_keeps_the_room(stage: Stage, hall: str) -> None:
    await stage.enter("ada", groups=("admins",))
    await stage.do("bob", LeaveRoom(room_id=hall))
    await stage.do("alice", UpdateRoom(room_id=hall, kind="private"))
    stage.w.clock.now += 31 * retention.DAY
    assert await stage.w.store.write(retention.delete_empty_room) == 0, "alice is there"
    await stage.do("ada", DeleteRoom(room_id=hall))
    stage.w.clock.now += 31 * retention.DAY
    assert await stage.w.store.write(retention.delete_empty_room) == 0, "it is deleted already"
