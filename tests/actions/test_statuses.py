"""What people say of themselves, how they want to be shown, and what is kept of when they were seen."""

from __future__ import annotations

import pytest
from msgspec import UNSET
from tests.support.stage import Stage

from collabd.actions import retention
from collabd.actions.presence import remember, remembered
from collabd.domain.errors import Code
from collabd.domain.presence import GetPresence, Seen
from collabd.domain.sync import GetSnapshot
from collabd.domain.times import rfc3339
from collabd.domain.users import GetMe, GetUser, UpdateUser, UserStatus

MINUTE = 60_000


def until(stage: Stage, minutes: int) -> str:
    """A time so many minutes from now."""
    return rfc3339(stage.w.clock.now + minutes * MINUTE)


async def test_everybody_sees_what_a_person_says_of_themselves(stage: Stage) -> None:
    stage.forget()
    ends = until(stage, 30)
    status = UserStatus(text="  out   for lunch ", emoji="\N{SHALLOW PAN OF FOOD}", expires_at=ends)
    result = await stage.do("alice", UpdateUser(status=status))
    assert stage.told() == ["directory user.updated"]
    assert result.position.stream == "directory"
    said = UserStatus(text="out for lunch", emoji="\N{SHALLOW PAN OF FOOD}", expires_at=ends)
    assert result.user.status == said
    assert (await stage.ask("bob", GetUser(user_id=stage.id("alice")))).status == said
    people = (await stage.ask("bob", GetSnapshot())).users
    assert {user.username: user.status for user in people} == {"alice": said, "bob": None, "carol": None}
    assert stage.events("user.updated")[-1]["user"]["status"]["text"] == "out for lunch"


@pytest.mark.parametrize("nothing", [None, UserStatus(), UserStatus(text="  ")])
async def test_it_is_taken_away_again(stage: Stage, nothing: UserStatus | None) -> None:
    await stage.do("alice", UpdateUser(status=UserStatus(emoji="🌴", expires_at=until(stage, 5))))
    stage.forget()
    assert (await stage.do("alice", UpdateUser(status=nothing))).user.status is None
    assert stage.told() == ["directory user.updated"]
    assert (await stage.do("alice", UpdateUser(status=nothing))).position is None, "nothing changes"
    assert stage.told() == []


async def test_it_ends_by_itself(stage: Stage) -> None:
    await stage.do("alice", UpdateUser(status=UserStatus(text="lunch", expires_at=until(stage, 30))))
    await stage.do("bob", UpdateUser(status=UserStatus(text="on leave", expires_at=until(stage, 90))))
    await stage.do("carol", UpdateUser(status=UserStatus(text="for ever")))
    stage.forget()
    stage.w.clock.now += 29 * MINUTE
    assert await stage.w.store.write(retention.clear_expired_statuses) == 0
    stage.w.clock.now += MINUTE
    assert await stage.w.store.write(retention.clear_expired_statuses) == 1
    assert stage.told() == ["directory user.updated"]
    assert stage.events("user.updated")[-1]["user"]["status"] is None
    assert stage.events("user.updated")[-1]["actorId"] is None
    said = [(await stage.ask(who, GetMe())).status for who in ("alice", "bob", "carol")]
    assert [status and status.text for status in said] == [None, "on leave", "for ever"]
    assert await stage.w.store.write(retention.clear_expired_statuses) == 0


async def test_what_is_no_status_is_refused(stage: Stage) -> None:
    for status, field in {
        UserStatus(emoji="lunch"): "status.emoji",
        UserStatus(emoji="👍👍"): "status.emoji",
        UserStatus(text="a\u202eb"): "status.text",
        UserStatus(text="x", expires_at=rfc3339(stage.w.clock.now)): "status.expiresAt",
        UserStatus(text="x", expires_at="2026-02-30T00:00:00.000Z"): "status.expiresAt",
    }.items():
        refusal = await stage.refused("alice", UpdateUser(status=status))
        assert (refusal.code, refusal.field) == (Code.INVALID, field)
    assert (await stage.ask("alice", GetMe())).status is None


async def test_how_one_wants_to_be_shown_is_told_to_ones_own_devices(stage: Stage) -> None:
    stage.forget()
    result = await stage.do("alice", UpdateUser(availability="BUSY"))
    assert stage.told() == ["user:alice availability.changed", "alice is BUSY"]
    assert result.user.availability == "BUSY"
    assert not hasattr(await stage.ask("bob", GetUser(user_id=stage.id("alice"))), "availability")
    assert (await stage.do("alice", UpdateUser(availability="BUSY"))).position is None
    both = UpdateUser(status=UserStatus(text="back soon"), availability="AWAY")
    stage.forget()
    assert (await stage.do("alice", both)).position.stream == "directory"
    assert stage.told() == ["directory user.updated", "user:alice availability.changed", "alice is AWAY"]


async def test_a_field_that_is_not_named_stays(stage: Stage) -> None:
    await stage.do("alice", UpdateUser(status=UserStatus(text="here"), availability="BUSY"))
    await stage.do("alice", UpdateUser(availability="AUTO"))
    me = await stage.ask("alice", GetMe())
    assert (me.status, me.availability) == (UserStatus(text="here"), "AUTO")
    await stage.do("alice", UpdateUser(status=UNSET))
    assert (await stage.ask("alice", GetMe())).status == UserStatus(text="here")


async def test_a_repeat_is_answered_like_the_first(stage: Stage) -> None:
    command = UpdateUser(status=UserStatus(text="once"), command_id="019fd5b2-7c00-7abc-8def-0123456789ab")
    first = await stage.do("alice", command)
    stage.forget()
    assert await stage.do("alice", command) == first
    assert stage.told() == []


async def test_when_people_were_last_seen_is_kept(stage: Stage) -> None:
    alice, bob = stage.id("alice"), stage.id("bob")
    unknown = await stage.ask("carol", GetPresence(user_id=alice))
    assert (unknown.status, unknown.last_seen) == ("OFFLINE", None)
    now = stage.w.clock.now
    nobody = stage.people["bob"].actor.session_id
    seen = [Seen(alice, "ONLINE", now), Seen(bob, "OFFLINE", now - 5), Seen(nobody, "ONLINE", now)]
    await stage.w.store.write(remember, seen)
    assert [one.name for one in await stage.w.store.read(remembered)] == ["Alice"]
    await stage.w.store.write(remember, [Seen(alice, "OFFLINE", now + 5)])
    assert await stage.w.store.read(remembered) == []
    assert (await stage.ask("carol", GetPresence(user_id=alice))).last_seen == rfc3339(now + 5)
    assert (await stage.ask("carol", GetPresence(user_id=bob))).last_seen == rfc3339(now - 5)
    missing = GetPresence(user_id=nobody)
    assert (await stage.refused("carol", missing)).code is Code.NOT_FOUND
