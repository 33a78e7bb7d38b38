"""Bans: who may not come back into a room, until when, and by whose word."""

from __future__ import annotations

import pytest
from tests.support.stage import Stage, everything

from collabd.domain.bans import BanMember, ListBans, UnbanMember
from collabd.domain.errors import Code
from collabd.domain.members import AddMember, ListMembers
from collabd.domain.rooms import GetRoom, JoinRoom, OpenDirectRoom
from collabd.domain.times import rfc3339

HOUR = 3_600_000


@pytest.fixture
async def hall(stage: Stage) -> str:
    """A public room of alice's with bob in it."""
    return await stage.room("alice", "Hall", "bob")


def ban(stage: Stage, room_id: str, whom: str, until: str | None = None) -> BanMember:
    return BanMember(room_id=room_id, user_id=stage.id(whom), until=until, reason="spam")


async def test_whoever_is_banned_is_out_and_stays_out(stage: Stage, hall: str) -> None:
    stage.forget()
    result = await stage.do("alice", ban(stage, hall, "bob"))
    assert (result.ban.user_id, result.ban.until) == (stage.id("bob"), None)
    assert stage.told() == [
        "user:bob membership.removed",
        "-bob room:Hall",
        "room:Hall member.removed",
        "room:Hall message.created",
    ]
    assert result.position.stream == f"room:{hall}"
    refused = await stage.refused("bob", JoinRoom(room_id=hall))
    assert (refused.code, refused.details) == (Code.FORBIDDEN, {"until": None})
    again = AddMember(room_id=hall, user_id=stage.id("bob"))
    assert (await stage.refused("alice", again)).code is Code.FORBIDDEN
    assert (await stage.ask("bob", GetRoom(room_id=hall))).member is None, "a public room is still readable"


async def test_it_ends_at_its_time(stage: Stage, hall: str) -> None:
    await stage.do("alice", ban(stage, hall, "bob", rfc3339(stage.w.clock.now + HOUR)))
    assert (await stage.refused("bob", JoinRoom(room_id=hall))).code is Code.FORBIDDEN
    stage.w.clock.now += 2 * HOUR
    assert (await stage.ask("alice", ListBans(room_id=hall))).items == []
    assert (await stage.do("bob", JoinRoom(room_id=hall))).room.members == 2
    past = await stage.refused("alice", ban(stage, hall, "bob", rfc3339(stage.w.clock.now)))
    assert (past.code, past.field) == (Code.INVALID, "until")


async def test_it_is_lifted_and_listed(stage: Stage, hall: str) -> None:
    stage.forget()
    result = await stage.do("alice", ban(stage, hall, "carol"))
    assert (result.position, stage.told()) == (None, []), "who is no member is kept out, too"
    await stage.do("alice", ban(stage, hall, "bob"))
    page = await stage.ask("alice", ListBans(room_id=hall, limit=1))
    rest = await stage.ask("alice", ListBans(room_id=hall, after=page.next))
    both = {one.user_id for one in (*page.items, *rest.items)}
    assert both == {stage.id("bob"), stage.id("carol")}
    assert (await stage.do("alice", UnbanMember(room_id=hall, user_id=stage.id("bob")))).ban is None
    assert (await stage.do("bob", JoinRoom(room_id=hall))).room.members == 2
    assert [one.user_id for one in (await stage.ask("alice", ListBans(room_id=hall))).items] == [
        stage.id("carol")
    ]


async def test_members_ban_nobody_and_nobody_themselves(stage: Stage, hall: str) -> None:
    await stage.do("carol", JoinRoom(room_id=hall))
    for request in (ban(stage, hall, "carol"), UnbanMember(room_id=hall, user_id=stage.id("carol"))):
        assert (await stage.refused("bob", request)).code is Code.FORBIDDEN
    assert (await stage.refused("bob", ListBans(room_id=hall))).code is Code.FORBIDDEN
    assert (await stage.refused("alice", ban(stage, hall, "alice"))).code is Code.CONFLICT
    members = await stage.ask("alice", ListMembers(room_id=hall))
    assert len(members.items) == 3


async def test_a_moderators_ban_is_on_record_an_owners_is_not(stage: Stage, hall: str) -> None:
    await stage.enter("mo", groups=("moderators",))
    await stage.do("alice", ban(stage, hall, "carol"))
    await stage.do("mo", ban(stage, hall, "bob"))
    await stage.do("mo", UnbanMember(room_id=hall, user_id=stage.id("bob")))
    audit = [(row[2], row[4], row[5]) for row in await stage.w.store.read(everything, "audit")]
    assert audit == [(stage.id("mo"), action, hall) for action in ("member.ban", "member.unban")]
    attic = await stage.room("alice", "Attic", "bob", kind="private")
    assert (await stage.refused("mo", ban(stage, attic, "bob"))).code is Code.NOT_FOUND


async def test_nobody_is_banned_from_a_direct_room(stage: Stage) -> None:
    room = (await stage.do("alice", OpenDirectRoom(user_ids=[stage.id("bob")]))).room
    assert (await stage.refused("alice", ban(stage, room.id, "bob"))).code is Code.FORBIDDEN
