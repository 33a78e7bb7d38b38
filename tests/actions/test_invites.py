"""Invites, on a store."""

from __future__ import annotations

import pytest
from tests.support.accounts import account, refused, session
from tests.support.people import Person, person
from tests.support.stores import World

from collabd.actions import invites, sessions
from collabd.actions.invites import DAY, RECENT_DAYS
from collabd.domain.errors import Code
from collabd.domain.invites import CreatedInvite, CreateInvite, ListInvites, RevokeInvite
from collabd.domain.users import User
from collabd.store.base import Snapshot


async def invite(w: World, admin: Person, *, max_uses: int = 1, valid_days: int = 7) -> CreatedInvite:
    command = CreateInvite(max_uses=max_uses, valid_days=valid_days)
    return await w.store.write(invites.create_invite, admin.actor, command)


async def accept(w: World, code: str, name: str) -> User:
    return await w.store.write(sessions.sign_up, account(name), code, session(f"{name}-browser"))


async def listed(w: World, admin: Person) -> list[tuple[str, int]]:
    found = await w.store.read(invites.list_invites, admin.actor, ListInvites())
    return [(item.id, item.uses) for item in found.items]


async def whole_table(view: Snapshot) -> str:
    return repr(await view.invites.rows.all("SELECT * FROM invites"))


@pytest.fixture
async def alice(w: World) -> Person:
    return await person(w.store, "alice", "admins")


async def test_an_invite_lets_someone_sign_up(w: World, alice: Person) -> None:
    made = await invite(w, alice)
    assert (made.invite.created_by, made.invite.uses) == (alice.id, 0)
    assert (await w.store.read(invites.check_invite, made.code)).valid
    bob = await accept(w, made.code, "bob")
    assert bob.groups == ["Users"]
    assert await listed(w, alice) == [(made.invite.id, 1)]
    assert made.code not in await w.store.read(whole_table)


async def test_it_can_be_used_so_many_times(w: World, alice: Person) -> None:
    made = await invite(w, alice, max_uses=2)
    await accept(w, made.code, "bob")
    await accept(w, made.code, "carol")
    assert not (await w.store.read(invites.check_invite, made.code)).valid
    with refused(Code.FORBIDDEN):
        await accept(w, made.code, "dave")


async def test_a_refused_sign_up_does_not_use_it(w: World, alice: Person) -> None:
    made = await invite(w, alice)
    with refused(Code.CONFLICT, field="username"):
        await accept(w, made.code, "alice")
    assert await listed(w, alice) == [(made.invite.id, 0)]
    await accept(w, made.code, "bob")


async def test_it_expires(w: World, alice: Person) -> None:
    made, longer = await invite(w, alice, valid_days=7), await invite(w, alice, valid_days=8)
    w.clock.now += 7 * DAY
    await w.store.read(invites.require_invite, longer.code)
    with refused(Code.FORBIDDEN):
        await w.store.read(invites.require_invite, made.code)
    with refused(Code.FORBIDDEN):
        await accept(w, made.code, "bob")
    await accept(w, longer.code, "bob")


async def test_it_can_be_revoked(w: World, alice: Person) -> None:
    made, other = await invite(w, alice, max_uses=5), await invite(w, alice)
    await accept(w, made.code, "bob")
    for _ in range(2):
        await w.store.write(invites.revoke_invite, alice.actor, RevokeInvite(invite_id=made.invite.id))
    with refused(Code.FORBIDDEN):
        await accept(w, made.code, "carol")
    await accept(w, other.code, "carol")
    with refused(Code.NOT_FOUND):
        await w.store.write(invites.revoke_invite, alice.actor, RevokeInvite(invite_id="nothing"))


async def test_a_wrong_code_is_no_invite(w: World, alice: Person) -> None:
    made = await invite(w, alice)
    assert (await w.store.read(invites.check_invite, made.code)).valid
    for wrong in (made.code[:-1], made.invite.id, "x"):
        assert not (await w.store.read(invites.check_invite, wrong)).valid
        with refused(Code.FORBIDDEN):
            await accept(w, wrong, "bob")


async def test_only_admins_make_list_and_revoke_them(w: World, alice: Person) -> None:
    made = await invite(w, alice)
    for other in (await person(w.store, "bob"), await person(w.store, "mod", "moderators")):
        with refused(Code.FORBIDDEN):
            await invite(w, other)
        with refused(Code.FORBIDDEN):
            await listed(w, other)
        with refused(Code.FORBIDDEN):
            await w.store.write(invites.revoke_invite, other.actor, RevokeInvite(invite_id=made.invite.id))
    assert (await w.store.read(invites.check_invite, made.code)).valid


async def test_the_list_holds_what_is_open_and_what_is_recent(w: World, alice: Person) -> None:
    lasting = await invite(w, alice, valid_days=365)
    over = await invite(w, alice, valid_days=1)
    assert [item[0] for item in await listed(w, alice)] == [over.invite.id, lasting.invite.id]
    w.clock.now += RECENT_DAYS * DAY
    newest = await invite(w, alice)
    assert [item[0] for item in await listed(w, alice)] == [newest.invite.id, lasting.invite.id]


async def test_so_many_can_be_open(w: World, alice: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(invites, "MOST_OPEN", 2)
    first = await invite(w, alice)
    await invite(w, alice)
    with refused(Code.CONFLICT):
        await invite(w, alice)
    await w.store.write(invites.revoke_invite, alice.actor, RevokeInvite(invite_id=first.invite.id))
    await invite(w, alice)
