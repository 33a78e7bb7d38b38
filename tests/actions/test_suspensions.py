"""Suspensions: who is kept out for a time, by whom, and what ends at once."""

from __future__ import annotations

import pytest
from tests.support.stage import Stage, everything

from collabd.actions import sessions
from collabd.api.auth import find_session
from collabd.domain.errors import Code, CollabError
from collabd.domain.suspensions import ListSuspensions, SuspendUser, UnsuspendUser
from collabd.domain.times import rfc3339
from collabd.store.base import Transaction

HOUR = 3_600_000


@pytest.fixture
async def house(stage: Stage) -> Stage:
    await stage.enter("mo", "max", groups=("moderators",))
    await stage.enter("ada", "eve", groups=("admins",))
    return stage


def until(stage: Stage, hours: int) -> str:
    return rfc3339(stage.w.clock.now + hours * HOUR)


def suspend(stage: Stage, whom: str, hours: int = 2) -> SuspendUser:
    return SuspendUser(user_id=stage.id(whom), until=until(stage, hours), reason="shouting")


async def sign_in(tx: Transaction, user_id: str) -> None:
    session = sessions.NewSession(token_hash=b"new", device="", address="", days=1)
    stored = await tx.users.password_hash(user_id)
    await sessions.sign_in(tx, sessions.Checked(user_id, stored), session)


async def test_all_sessions_end_at_once_and_nobody_signs_in_until_then(house: Stage) -> None:
    assert await house.w.store.read(find_session, house.people["bob"].token) is not None
    house.forget()
    result = await house.do("mo", suspend(house, "bob"))
    assert result.suspension.until > rfc3339(house.w.clock.now)
    ended = ["user:bob session.ended", f"x {house.people['bob'].actor.session_id}"]
    assert house.told() == [*ended, "user:bob notification.created"]
    assert await house.w.store.read(find_session, house.people["bob"].token) is None
    with pytest.raises(CollabError) as refused:
        await house.w.store.write(sign_in, house.id("bob"))
    assert (refused.value.code, refused.value.details) == (
        Code.FORBIDDEN,
        {"until": result.suspension.until},
    )
    house.w.clock.now += 3 * HOUR
    await house.w.store.write(sign_in, house.id("bob"))


async def test_it_is_lifted_listed_and_on_record(house: Stage) -> None:
    await house.do("mo", suspend(house, "bob", 5))
    await house.do("mo", suspend(house, "carol", 2))
    await house.do("mo", suspend(house, "alice", 1))
    page = await house.ask("mo", ListSuspensions(limit=2))
    more = await house.ask("mo", ListSuspensions(after=page.next))
    assert [one.user_id for one in (*page.items, *more.items)] == [
        house.id(name) for name in ("alice", "carol", "bob")
    ]
    house.w.clock.now += HOUR
    assert (await house.do("max", UnsuspendUser(user_id=house.id("bob")))).suspension is None
    await house.do("max", UnsuspendUser(user_id=house.id("bob")))
    assert [one.user_id for one in (await house.ask("mo", ListSuspensions())).items] == [house.id("carol")]
    await house.w.store.write(sign_in, house.id("bob"))
    audit = [(row[2], row[4], row[5]) for row in await house.w.store.read(everything, "audit")]
    assert audit[-2:] == [
        (house.id("mo"), "user.suspend", house.id("alice")),
        (house.id("max"), "user.unsuspend", house.id("bob")),
    ], "lifting none leaves no entry"


async def test_moderators_suspend_no_moderators_and_nobody_an_admin(house: Stage) -> None:
    for who, whom in (("mo", "max"), ("mo", "ada"), ("ada", "eve")):
        assert (await house.refused(who, suspend(house, whom))).code is Code.FORBIDDEN, (who, whom)
    assert (await house.refused("mo", suspend(house, "mo"))).code is Code.CONFLICT
    assert (await house.do("ada", suspend(house, "max"))).suspension is not None


async def test_others_may_neither_suspend_nor_look(house: Stage) -> None:
    requests = (suspend(house, "carol"), UnsuspendUser(user_id=house.id("carol")), ListSuspensions())
    for request in requests:
        assert (await house.refused("bob", request)).code is Code.FORBIDDEN
        assert await house.do("mo", request) is not None


@pytest.mark.parametrize("hours", [0, 367 * 24])
async def test_it_ends_at_a_time_within_a_year(house: Stage, hours: int) -> None:
    refused = await house.refused("mo", suspend(house, "bob", hours))
    assert (refused.code, refused.field) == (Code.INVALID, "until")
    nobody = SuspendUser(user_id=house.people["bob"].actor.session_id, until=until(house, 1))
    assert (await house.refused("mo", nobody)).code is Code.NOT_FOUND


async def test_a_repeat_is_answered_with_the_suspension_as_it_stands(house: Stage) -> None:
    command = SuspendUser(
        user_id=house.id("bob"), until=until(house, 2), command_id=house.people["carol"].actor.session_id
    )
    first = await house.do("mo", command)
    assert await house.do("mo", command) == first
