"""Invites into rooms: who makes them, who comes in by them, and what their holder sees before."""

from __future__ import annotations

import pytest
from tests.support.accounts import account, session
from tests.support.stage import Stage

from collabd.actions import invites, sessions
from collabd.domain.bans import BanMember
from collabd.domain.errors import Code, CollabError
from collabd.domain.invites import AcceptInvite, CreateInvite, ListInvites, RevokeInvite
from collabd.domain.members import ListMembers, UpdateMember
from collabd.domain.rooms import DeleteRoom, GetRoom, LeaveRoom, UpdateRoom

DAY = invites.DAY


@pytest.fixture
async def attic(stage: Stage) -> str:
    """A private room of alice's with bob in it."""
    return await stage.room("alice", "Attic", "bob", kind="private")


async def invited(stage: Stage, room_id: str, *, max_uses: int = 1) -> str:
    """The code of a fresh invite of alice's."""
    made = await stage.do("alice", CreateInvite(room_id=room_id, max_uses=max_uses))
    return str(made.code)


async def unusable(stage: Stage, code: str) -> None:
    refused = await stage.refused("carol", AcceptInvite(code=code))
    assert (refused.code, "no longer be used" in refused.message) == (Code.FORBIDDEN, True)
    assert not (await stage.w.store.read(invites.check_invite, code)).valid


async def test_its_holder_sees_the_room_and_comes_in(stage: Stage, attic: str) -> None:
    await stage.say("bob", attic, "before carol came")
    code = await invited(stage, attic)
    seen = await stage.w.store.read(invites.check_invite, code)
    assert seen.room is not None
    assert (seen.valid, seen.room.name, seen.room.members) == (True, "Attic", 2)
    stage.forget()
    entered = await stage.do("carol", AcceptInvite(code=code))
    assert (entered.room.id, entered.position.stream) == (attic, f"user:{stage.id('carol')}")
    assert stage.told() == [
        "+carol room:Attic",
        "user:carol membership.added",
        "room:Attic member.added",
        "room:Attic message.created",
    ]
    members = await stage.ask("carol", ListMembers(room_id=attic))
    assert [stage._name(one.user_id) for one in members.items] == ["alice", "bob", "carol"]
    assert not (await stage.w.store.read(invites.check_invite, code)).valid, "it was for one"


async def test_a_member_uses_nothing_up(stage: Stage, attic: str) -> None:
    code = await invited(stage, attic)
    again = await stage.do("bob", AcceptInvite(code=code))
    assert (again.room.id, again.position) == (attic, None)
    assert (await stage.do("carol", AcceptInvite(code=code))).room.members == 3


async def test_a_repeat_is_answered_like_the_first(stage: Stage, attic: str) -> None:
    command = AcceptInvite(code=await invited(stage, attic), command_id=stage.people["bob"].actor.session_id)
    first = await stage.do("carol", command)
    again = await stage.do("carol", command)
    assert (again.room.id, again.position) == (attic, first.position)


async def test_revoked_expired_and_of_a_room_that_is_gone_it_leads_nowhere(stage: Stage, attic: str) -> None:
    await unusable(stage, "no such code")
    revoked = await stage.do("alice", CreateInvite(room_id=attic))
    await stage.do("alice", RevokeInvite(invite_id=revoked.invite.id))
    await unusable(stage, revoked.code)
    expired, gone = (
        await invited(stage, attic),
        await stage.do("alice", CreateInvite(room_id=attic, valid_days=9)),
    )
    stage.w.clock.now += 8 * DAY
    await unusable(stage, expired)
    await stage.do("alice", DeleteRoom(room_id=attic))
    await unusable(stage, gone.code)


async def test_neither_the_banned_come_in_nor_anybody_into_an_archived_room(stage: Stage, attic: str) -> None:
    code = await invited(stage, attic, max_uses=5)
    await stage.do("alice", BanMember(room_id=attic, user_id=stage.id("carol")))
    assert "banned" in (await stage.refused("carol", AcceptInvite(code=code))).message
    await stage.enter("dave")
    await stage.do("alice", UpdateRoom(room_id=attic, archived=True))
    assert "archived" in (await stage.refused("dave", AcceptInvite(code=code))).message
    assert "archived" in (await stage.refused("alice", CreateInvite(room_id=attic))).message
    await stage.do("alice", UpdateRoom(room_id=attic, archived=False))
    assert (await stage.do("dave", AcceptInvite(code=code))).room.members == 3


async def test_owners_alone_make_list_and_revoke_them(stage: Stage, attic: str) -> None:
    await stage.enter("ada", groups=("admins",))
    made = await stage.do("alice", CreateInvite(room_id=attic))
    listed = await stage.ask("alice", ListInvites(room_id=attic))
    assert [(one.id, one.room_id) for one in listed.items] == [(made.invite.id, attic)]
    for request in (CreateInvite(room_id=attic), ListInvites(room_id=attic)):
        assert (await stage.refused("bob", request)).code is Code.FORBIDDEN
        for who in ("carol", "ada"):
            assert (await stage.refused(who, request)).code is Code.NOT_FOUND
    for who in ("bob", "carol", "ada"):
        refused = await stage.refused(who, RevokeInvite(invite_id=made.invite.id))
        assert refused.code is Code.NOT_FOUND, "nobody else may know of it"
    assert (await stage.ask("ada", ListInvites())).items == [], "it is none of the server's"
    await stage.do("alice", UpdateMember(room_id=attic, user_id=stage.id("bob"), role="owner"))
    await stage.do("alice", LeaveRoom(room_id=attic))
    await stage.do("bob", RevokeInvite(invite_id=made.invite.id))
    await unusable(stage, made.code)


async def test_one_noun_two_doors(stage: Stage, attic: str) -> None:
    """An invite into a room lets nobody sign up, and one to the server leads into no room."""
    await stage.enter("ada", groups=("admins",))
    into_room, to_server = await invited(stage, attic), (await stage.do("ada", CreateInvite())).code
    with pytest.raises(CollabError) as refused:
        await stage.w.store.write(sessions.sign_up, account("erin"), into_room, session("browser"))
    assert refused.value.code is Code.FORBIDDEN
    assert (await stage.refused("carol", AcceptInvite(code=to_server))).code is Code.FORBIDDEN
    assert (await stage.w.store.read(invites.check_invite, to_server)).room is None
    assert (await stage.refused("carol", GetRoom(room_id=attic))).code is Code.NOT_FOUND
