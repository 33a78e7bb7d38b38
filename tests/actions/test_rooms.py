"""Rooms: create, join, leave, delete, list; who is told, and who owns what is left."""

from __future__ import annotations

from typing import Any

import pytest
from tests.support.stage import Stage, everything
from tests.support.stores import world

from collabd.actions import retention
from collabd.domain.errors import Code
from collabd.domain.members import AddMember, ListMembers, RemoveMember
from collabd.domain.messages import ListMessages, SendMessage
from collabd.domain.policy import Rules
from collabd.domain.rooms import CreateRoom, DeleteRoom, GetRoom, JoinRoom, LeaveRoom, ListRooms
from collabd.domain.sync import GetSnapshot


async def roles(stage: Stage, who: str, room_id: str) -> dict[str, str]:
    page = await stage.ask(who, ListMembers(room_id=room_id))
    return {stage._name(member.user_id): member.role for member in page.items}


async def test_whoever_makes_a_room_owns_it_and_a_public_one_is_listed(stage: Stage) -> None:
    made = await stage.do("alice", CreateRoom(name="  The   Hall ", description=" for all "))
    room, member = made.room, (await stage.ask("alice", GetRoom(room_id=made.room.id))).member
    assert (room.name, room.description, room.kind, room.is_private) == (
        "The Hall",
        "for all",
        "public",
        False,
    )
    assert (room.created_by, room.members, room.message_count) == (stage.id("alice"), 1, 0)
    assert room == (await stage.ask("bob", GetRoom(room_id=room.id))).room
    assert (member.role, member.user_id) == ("owner", stage.id("alice"))
    assert stage.told()[-4:] == [
        "+alice room:?",
        "user:alice membership.added",
        "room:? member.added",
        "directory room.listed",
    ]
    assert made.position.stream == f"user:{stage.id('alice')}"


async def test_a_private_room_is_nobody_elses_business(stage: Stage) -> None:
    room_id = await stage.room("alice", "Attic", kind="private")
    assert stage.told() == ["+alice room:Attic", "user:alice membership.added", "room:Attic member.added"]
    assert (await stage.ask("alice", GetRoom(room_id=room_id))).room.is_private
    assert [room.name for room in (await stage.ask("alice", ListRooms())).items] == ["Attic"]
    assert (await stage.ask("bob", ListRooms())).items == []
    assert (await stage.ask("bob", GetSnapshot())).rooms == []


async def test_what_is_hidden_answers_like_what_does_not_exist(stage: Stage) -> None:
    """Word for word: an answer must not tell that there is a room."""
    private = await stage.room("alice", "Attic", kind="private")
    nowhere = stage.people["bob"].actor.session_id
    requests: list[Any] = [GetRoom, JoinRoom, LeaveRoom, DeleteRoom, ListMembers, ListMessages]
    for request in requests:
        hidden, missing = [await stage.refused("bob", request(room_id=room)) for room in (private, nowhere)]
        assert (hidden.code, hidden.message, hidden.details) == (
            missing.code,
            missing.message,
            missing.details,
        )
        assert hidden.code is Code.NOT_FOUND
    for request in (AddMember, RemoveMember):
        answers = [
            await stage.refused("bob", request(room_id=room, user_id=stage.id("carol")))
            for room in (private, nowhere)
        ]
        assert [answer.message for answer in answers] == ["There is no such room."] * 2
    answers = [
        await stage.refused("bob", SendMessage(room_id=room, content="x")) for room in (private, nowhere)
    ]
    assert [answer.message for answer in answers] == ["There is no such room."] * 2


@pytest.mark.parametrize("name", [" ", "\n\t", "\u200d"])
async def test_a_room_needs_a_name(stage: Stage, name: str) -> None:
    refused = await stage.refused("alice", CreateRoom(name=name))
    assert (refused.code, refused.field) == (Code.INVALID, "name")


async def test_a_name_hides_nothing(stage: Stage) -> None:
    for name in ("a\x00b", "a\u202eb"):
        assert (await stage.refused("alice", CreateRoom(name=name))).field == "name"
    bad = CreateRoom(name="Fine", description="a\x1bb")
    assert (await stage.refused("alice", bad)).field == "description"
    assert (await stage.do("alice", CreateRoom(name="Fine", description="two\nlines"))).room is not None


async def test_an_id_that_is_taken_is_a_conflict(stage: Stage) -> None:
    room_id = await stage.room("alice", "Hall")
    refused = await stage.refused("bob", CreateRoom(id=room_id, name="Mine"))
    assert (refused.code, refused.field) == (Code.CONFLICT, "id")
    assert (await stage.ask("bob", GetRoom(room_id=room_id))).room.name == "Hall"


async def test_joining_and_leaving_tell_the_room_and_oneself(stage: Stage) -> None:
    room_id = await stage.room("alice", "Hall")
    stage.forget()
    joined = await stage.do("bob", JoinRoom(room_id=room_id))
    assert joined.room.members == 2
    assert stage.told() == [
        "+bob room:Hall",
        "user:bob membership.added",
        "room:Hall member.added",
        "room:Hall message.created",
    ]
    assert joined.position.stream == f"user:{stage.id('bob')}"
    left = await stage.do("bob", LeaveRoom(room_id=room_id))
    assert left.room.members == 1
    assert stage.told() == [
        "user:bob membership.removed",
        "-bob room:Hall",
        "room:Hall member.removed",
        "room:Hall message.created",
    ]
    assert left.position.stream == f"user:{stage.id('bob')}"
    assert await roles(stage, "bob", room_id) == {"alice": "owner"}


async def test_joining_twice_changes_nothing(stage: Stage) -> None:
    room_id = await stage.room("alice", "Hall", "bob")
    stage.forget()
    again = await stage.do("bob", JoinRoom(room_id=room_id))
    assert again.position is None
    assert again.room.members == 2
    assert stage.told() == []


async def test_who_comes_back_is_a_member_again(stage: Stage) -> None:
    room_id = await stage.room("alice", "Hall", "bob")
    await stage.do("bob", LeaveRoom(room_id=room_id))
    assert (await stage.do("bob", JoinRoom(room_id=room_id))).room.members == 2
    assert (await stage.say("bob", room_id, "back")).content == "back"
    assert await roles(stage, "bob", room_id) == {"alice": "owner", "bob": "member"}


async def test_when_the_last_owner_goes_the_longest_standing_member_inherits(stage: Stage) -> None:
    room_id = await stage.room("alice", "Hall", "carol", "bob")
    stage.forget()
    await stage.do("alice", LeaveRoom(room_id=room_id))
    assert await roles(stage, "carol", room_id) == {"carol": "owner", "bob": "member"}
    assert stage.told()[-2:] == ["room:Hall member.updated", "room:Hall message.created"]
    await stage.do("carol", LeaveRoom(room_id=room_id))
    assert await roles(stage, "bob", room_id) == {"bob": "owner"}
    await stage.do("bob", LeaveRoom(room_id=room_id))
    assert await roles(stage, "carol", room_id) == {}
    assert (await stage.do("carol", JoinRoom(room_id=room_id))).room.members == 1


async def test_who_joins_an_ownerless_room_does_not_stay_without_an_owner(stage: Stage) -> None:
    room_id = await stage.room("alice", "Hall")
    await stage.do("alice", LeaveRoom(room_id=room_id))
    await stage.do("bob", JoinRoom(room_id=room_id))
    assert await roles(stage, "bob", room_id) == {"bob": "owner"}


async def test_out_of_a_private_room_it_is_out_of_sight(stage: Stage) -> None:
    room_id = await stage.room("alice", "Attic", "bob", kind="private")
    left = await stage.do("bob", LeaveRoom(room_id=room_id))
    assert left.room is None
    assert (await stage.refused("bob", GetRoom(room_id=room_id))).code is Code.NOT_FOUND
    assert (await stage.refused("bob", JoinRoom(room_id=room_id))).code is Code.NOT_FOUND


async def test_a_deleted_room_is_out_of_everybodys_sight_at_once(stage: Stage) -> None:
    room_id = await stage.room("alice", "Hall", "bob")
    await stage.say("bob", room_id, "hello")
    stage.forget()
    deleted = await stage.do("alice", DeleteRoom(room_id=room_id))
    assert deleted.room is None
    assert stage.told() == [
        "user:alice membership.removed",
        "user:bob membership.removed",
        "room:Hall room.deleted",
        "directory room.unlisted",
        "-* room:Hall",
    ]
    assert deleted.position.stream == f"user:{stage.id('alice')}"
    for who in ("alice", "bob", "carol"):
        assert (await stage.refused(who, GetRoom(room_id=room_id))).code is Code.NOT_FOUND
        assert (await stage.ask(who, ListRooms())).items == []
        assert (await stage.ask(who, GetSnapshot())).memberships == []
    assert (await stage.refused("alice", SendMessage(room_id=room_id, content="x"))).code is Code.NOT_FOUND
    refused = await stage.refused("carol", CreateRoom(id=room_id, name="Again"))
    assert refused.code is Code.CONFLICT, "not even its id is free"


async def test_what_is_left_of_a_deleted_room_is_purged(stage: Stage) -> None:
    room_id = await stage.room("alice", "Hall", "bob")
    kept = await stage.room("alice", "Kept")
    await stage.say("bob", room_id, "hello")
    await stage.say("alice", kept, "stays")
    await stage.do("alice", DeleteRoom(room_id=room_id))
    while await stage.w.store.write(retention.purge_deleted_room):
        pass
    assert len(await stage.w.store.read(everything, "messages")) == 1
    assert [row[0] for row in await stage.w.store.read(everything, "rooms")] == [kept]
    streams = {row[0] for row in await stage.w.store.read(everything, "events")}
    assert f"room:{room_id}" not in streams
    assert f"room:{kept}" in streams


async def test_rooms_are_listed_by_name_page_by_page(stage: Stage) -> None:
    for name in ("Delta", "Alpha", "Charlie", "Bravo"):
        await stage.room("alice", name)
    await stage.room("bob", "Echo", kind="private")
    seen: list[str] = []
    after = None
    while True:
        page = await stage.ask("bob", ListRooms(limit=2, after=after))
        seen += [room.name for room in page.items]
        after = page.next
        if after is None:
            break
        assert len(page.items) == 2
    assert seen == ["Alpha", "Bravo", "Charlie", "Delta", "Echo"]
    assert [room.name for room in (await stage.ask("bob", ListRooms(scope="joined"))).items] == ["Echo"]
    assert (await stage.refused("bob", ListRooms(after="nonsense"))).field == "after"


async def test_two_rooms_of_one_name_are_both_listed(stage: Stage) -> None:
    ids = {await stage.room("alice", "Hall"), await stage.room("bob", "Hall")}
    first = await stage.ask("carol", ListRooms(limit=1))
    second = await stage.ask("carol", ListRooms(limit=1, after=first.next))
    assert {first.items[0].id, second.items[0].id} == ids


async def test_creating_may_be_for_moderators_only(tmp_path: Any) -> None:
    async with world(tmp_path, rules=Rules(create_rooms="moderators")) as w:
        stage = Stage(w)
        await stage.enter("alice", groups=("moderators",))
        await stage.enter("bob")
        assert await stage.room("alice", "Hall")
        refused = await stage.refused("bob", CreateRoom(name="Mine"))
        assert refused.code is Code.FORBIDDEN
