"""A person's name, e-mail address and time zone, changed by themselves, on a store."""

from __future__ import annotations

from functools import partial

import pytest
from tests.support.accounts import refused
from tests.support.stage import Stage

from collabd.actions import emails
from collabd.domain.errors import Code
from collabd.domain.sync import GetSnapshot
from collabd.domain.users import GetMe, GetUser, UpdateUser, UserResult

HASH = "no password"
"""What the stage stores for everybody."""


async def change(stage: Stage, who: str, email: str, checked_hash: str = HASH) -> UserResult:
    """Another e-mail address, after the password was checked."""
    act = partial(emails.change_email, checked_hash=checked_hash, command_id=None)
    return await stage.w.store.write(act, stage.people[who].actor, email)


async def test_everybody_sees_a_new_name_at_once(stage: Stage) -> None:
    stage.forget()
    result = await stage.do("alice", UpdateUser(display_name="  Alice   Ångström "))
    assert (result.user.display_name, result.position.stream) == ("Alice Ångström", "directory")
    assert stage.told() == ["directory user.updated"]
    assert stage.events("user.updated")[-1]["user"]["displayName"] == "Alice Ångström"
    assert (await stage.ask("bob", GetUser(user_id=stage.id("alice")))).display_name == "Alice Ångström"
    assert (await stage.do("alice", UpdateUser(display_name="Alice Ångström"))).position is None, "the same"
    assert (await stage.do("alice", UpdateUser(display_name=" "))).user.display_name == "alice"


async def test_a_name_is_what_it_is_when_signing_up(stage: Stage) -> None:
    refusal = await stage.refused("alice", UpdateUser(display_name="a\u202eb"))
    assert (refusal.code, refusal.field) == (Code.INVALID, "displayName")


async def test_a_time_zone_is_told_to_ones_own_devices_only(stage: Stage) -> None:
    stage.forget()
    result = await stage.do("alice", UpdateUser(timezone="Asia/Tokyo"))
    assert stage.told() == ["user:alice account.updated"]
    assert (result.user.timezone, result.position) == ("Asia/Tokyo", result.position)
    me = await stage.ask("alice", GetMe())
    event = stage.events("account.updated")[-1]
    assert (event["email"], event["timezone"], event["updatedAt"]) == (me.email, me.timezone, me.updated_at)
    assert not hasattr(await stage.ask("bob", GetUser(user_id=stage.id("alice"))), "timezone")
    assert (await stage.ask("alice", GetSnapshot())).user.timezone == "Asia/Tokyo"
    assert (await stage.do("alice", UpdateUser(timezone="Asia/Tokyo"))).position is None, "the same"
    assert (await stage.do("alice", UpdateUser(timezone=None))).user.timezone is None


@pytest.mark.parametrize("zone", ["Asia/Atlantis", "../../etc/passwd", "asia/tokyo"])
async def test_there_is_no_such_time_zone(stage: Stage, zone: str) -> None:
    stage.forget()
    both = UpdateUser(display_name="Somebody", timezone=zone)
    refusal = await stage.refused("alice", both)
    assert (refusal.code, refusal.field) == (Code.INVALID, "timezone")
    assert stage.told() == []
    assert (await stage.ask("alice", GetMe())).display_name != "Somebody"


async def test_another_address_is_told_to_ones_own_devices_only(stage: Stage) -> None:
    stage.forget()
    result = await change(stage, "alice", "Alicia@example.org")
    assert result.user == await stage.ask("alice", GetMe())
    assert result.user.email == "Alicia@example.org"
    assert stage.told() == ["user:alice account.updated"]
    assert stage.events("account.updated")[-1]["email"] == "Alicia@example.org"
    assert (await change(stage, "alice", "Alicia@example.org")).position is None, "the same"
    assert (await change(stage, "alice", "alicia@example.org")).user.email == "alicia@example.org"
    assert (await change(stage, "bob", "alice@example.org")).user.email == "alice@example.org", "free again"


async def test_nobody_takes_an_address_that_somebody_has(stage: Stage) -> None:
    stage.forget()
    with refused(Code.CONFLICT, field="email"):
        await change(stage, "alice", "BOB@example.org")
    with refused(Code.CONFLICT, field="password"):
        await change(stage, "alice", "alicia@example.org", "the hash before")
    assert stage.told() == []
    assert (await stage.ask("alice", GetMe())).email == "alice@example.org"
