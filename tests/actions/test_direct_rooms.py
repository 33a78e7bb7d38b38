"""Direct rooms: the same people always have the same one; nobody joins, leaves, owns or changes it."""

from __future__ import annotations

from typing import Any

from tests.support.stage import Stage

from collabd.domain.direct import direct_id
from collabd.domain.errors import Code
from collabd.domain.members import AddMember, ListMembers, RemoveMember, UpdateMember
from collabd.domain.messages import ListMessages
from collabd.domain.rooms import (
    CreateRoom,
    DeleteRoom,
    GetRoom,
    JoinRoom,
    LeaveRoom,
    ListRooms,
    OpenDirectRoom,
    UpdateRoom,
)
from collabd.domain.sync import GetSnapshot


async def between(stage: Stage, who: str, *others: str) -> Any:
    return (await stage.do(who, OpenDirectRoom(user_ids=[stage.id(other) for other in others]))).room


def test_the_id_is_that_of_the_people_in_any_order() -> None:
    """Another client that knows the rule finds the same: this very value is part of the protocol."""
    anna, ben = "01990000-0000-7000-8000-00000000000a", "01990000-0000-7000-8000-00000000000b"
    assert direct_id([anna, ben]) == direct_id([ben, anna, ben]) == "00000000-0000-7750-b548-8449c46884d1"
    assert direct_id([anna]) != direct_id([anna, ben])


async def test_two_people_have_one_room_whoever_begins(stage: Stage) -> None:
    stage.forget()
    room = await between(stage, "alice", "bob")
    assert (room.kind, room.is_private, room.name, room.members) == ("direct", True, "", 2)
    assert room.people == sorted([stage.id("alice"), stage.id("bob")])
    assert stage.told() == [
        "+alice room:?",
        "user:alice membership.added",
        "room:? member.added",
        "+bob room:?",
        "user:bob membership.added",
        "room:? member.added",
    ]
    same = await stage.do("bob", OpenDirectRoom(user_ids=[stage.id("alice"), stage.id("bob")]))
    assert (same.room.id, same.position, stage.told()) == (room.id, None, [])
    assert (await stage.say("alice", room.id, "hello")).content == "hello"
    assert [one.content for one in (await stage.ask("bob", ListMessages(room_id=room.id))).items] == ["hello"]
    members = await stage.ask("bob", ListMembers(room_id=room.id))
    assert {member.role for member in members.items} == {"member"}


async def test_three_have_another_room_than_two(stage: Stage) -> None:
    pair, group = await between(stage, "alice", "bob"), await between(stage, "carol", "alice", "bob")
    assert (pair.members, group.members) == (2, 3)
    assert pair.id != group.id
    assert [room.id for room in (await stage.ask("carol", ListRooms())).items] == [group.id]


async def test_it_is_nobody_elses_business_not_even_an_admins(stage: Stage) -> None:
    await stage.enter("ada", groups=("admins",))
    room = await between(stage, "alice", "bob")
    for who in ("carol", "ada"):
        for request in (GetRoom, JoinRoom, ListMessages):
            assert (await stage.refused(who, request(room_id=room.id))).code is Code.NOT_FOUND
        assert (await stage.ask(who, GetSnapshot())).rooms == []


async def test_it_stays_as_it_is(stage: Stage) -> None:
    room = await between(stage, "alice", "bob")
    carol, bob = stage.id("carol"), stage.id("bob")
    requests: list[Any] = [
        LeaveRoom(room_id=room.id),
        AddMember(room_id=room.id, user_id=carol),
        RemoveMember(room_id=room.id, user_id=bob),
        RemoveMember(room_id=room.id, user_id=stage.id("alice")),
        UpdateMember(room_id=room.id, user_id=bob, role="owner"),
        UpdateRoom(room_id=room.id, name="Ours"),
        DeleteRoom(room_id=room.id),
    ]
    for request in requests:
        assert (await stage.refused("alice", request)).code is Code.FORBIDDEN, request
    assert (await stage.ask("bob", GetRoom(room_id=room.id))).room == room


async def test_one_talks_to_somebody_who_is_here(stage: Stage) -> None:
    nobody = stage.people["alice"].actor.session_id
    assert (await stage.refused("alice", OpenDirectRoom(user_ids=[nobody]))).code is Code.NOT_FOUND
    refused = await stage.refused("alice", OpenDirectRoom(user_ids=[stage.id("alice")]))
    assert (refused.code, refused.field) == (Code.INVALID, "userIds")


async def test_nobody_takes_its_place_in_advance(stage: Stage) -> None:
    """Mallory could otherwise make a room with the id that alice and bob are going to have."""
    await stage.enter("mallory")
    ours = direct_id([stage.id("alice"), stage.id("bob")])
    refused = await stage.refused("mallory", CreateRoom(id=ours, name="Trap"))
    assert (refused.code, refused.field) == (Code.CONFLICT, "id")
    assert (await between(stage, "alice", "bob")).id == ours


async def test_a_repeat_is_answered_like_the_first(stage: Stage) -> None:
    command = OpenDirectRoom(user_ids=[stage.id("bob")], command_id=stage.people["bob"].actor.session_id)
    first = await stage.do("alice", command)
    again = await stage.do("alice", command)
    assert (again.room.id, again.position) == (first.room.id, first.position)
    assert again.room.members == 2
