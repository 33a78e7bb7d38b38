"""API keys: made and shown once, listed, used, revoked, run out; and gone with what ends accounts' rights."""

from __future__ import annotations

import pytest
from tests.support.accounts import deactivate
from tests.support.stage import Stage, everything

from collabd.actions import api_keys, passwords, retention
from collabd.actions.api_keys import MOST_KEYS
from collabd.actions.sessions import DAY, keep_sessions, touch_key
from collabd.api.auth import find_session
from collabd.domain.api_keys import PREFIX, CreateApiKey, CreatedApiKey, ListApiKeys, RevokeApiKey, Scope
from collabd.domain.errors import Code
from collabd.domain.suspensions import SuspendUser
from collabd.domain.times import rfc3339
from collabd.store.base import SignedInSession


async def make(
    stage: Stage, who: str, name: str = "robot", *scopes: Scope, days: int | None = None
) -> CreatedApiKey:
    """A key of somebody; with all that there is if no scopes are named."""
    asked = CreateApiKey(name=name, scopes=list(scopes) or ["read"], valid_days=days)
    made: CreatedApiKey = await stage.do(who, asked)
    return made


async def behind(stage: Stage, key: str) -> SignedInSession | None:
    return await stage.w.store.read(find_session, key)


async def test_a_key_is_shown_once_and_stored_as_a_hash(stage: Stage) -> None:
    stage.forget()
    made = await make(stage, "alice", "  my   robot ", "messages:write", "read")
    assert made.key.startswith(PREFIX)
    assert (made.api_key.name, made.api_key.scopes) == ("my robot", ["read", "messages:write"])
    assert (made.api_key.last_used_at, made.api_key.expires_at) == (None, None)
    assert stage.told() == ["user:alice apiKey.created"]
    assert made.key not in str(stage.events("apiKey.created"))
    listed = (await stage.do("alice", ListApiKeys())).items
    assert listed == [made.api_key]
    for table in ("api_keys", "events", "audit"):
        assert made.key not in str(await stage.w.store.read(everything, table))
    found = await behind(stage, made.key)
    assert found is not None
    assert (found.user_id, found.session_id) == (stage.id("alice"), made.api_key.id)
    assert found.scopes == frozenset({"read", "messages:write"})
    assert await behind(stage, made.key[:-1]) is None
    assert await behind(stage, made.key.removeprefix(PREFIX)) is None


async def test_keys_are_ones_own(stage: Stage) -> None:
    made = await make(stage, "alice")
    assert (await stage.do("bob", ListApiKeys())).items == []
    refusal = await stage.refused("bob", RevokeApiKey(key_id=made.api_key.id))
    assert refusal.code is Code.NOT_FOUND
    assert await behind(stage, made.key) is not None


async def test_a_revoked_key_opens_nothing_and_its_sockets_close(stage: Stage) -> None:
    made, other = await make(stage, "alice", "one"), await make(stage, "alice", "other")
    stage.forget()
    done = await stage.do("alice", RevokeApiKey(key_id=made.api_key.id))
    assert stage.told() == ["user:alice apiKey.revoked", f"x {made.api_key.id}"]
    assert done.position.stream == f"user:{stage.id('alice')}"
    assert await behind(stage, made.key) is None
    assert await behind(stage, other.key) is not None
    assert (await stage.refused("alice", RevokeApiKey(key_id=made.api_key.id))).code is Code.NOT_FOUND


async def test_a_key_runs_out(stage: Stage) -> None:
    short, long = await make(stage, "alice", "short", days=1), await make(stage, "bob", "long", days=3)
    assert short.api_key.expires_at is not None
    stage.w.clock.now += 2 * DAY
    assert await behind(stage, short.key) is None, "before anybody has cleared it away"
    assert await behind(stage, long.key) is not None
    stage.forget()
    assert await stage.w.store.write(retention.end_expired_keys) == 1
    assert stage.told() == [
        "user:alice apiKey.revoked",
        f"x {short.api_key.id}",
        "user:alice notification.created",
    ]
    assert await stage.w.store.write(retention.end_expired_keys) == 0
    assert (await stage.do("alice", ListApiKeys())).items == []


async def test_its_last_use_is_noted(stage: Stage) -> None:
    made = await make(stage, "alice")
    await stage.send_away()
    stage.w.clock.now += DAY
    await stage.w.store.write(touch_key, made.api_key.id)
    (key,) = (await stage.do("alice", ListApiKeys())).items
    assert rfc3339(stage.w.clock.now)[:16] == (key.last_used_at or "")[:16]
    stage.w.clock.now += DAY
    await stage.w.store.write(keep_sessions, [made.api_key.id], 30)
    (key,) = (await stage.do("alice", ListApiKeys())).items
    assert rfc3339(stage.w.clock.now)[:16] == (key.last_used_at or "")[:16], "by its socket"


async def test_a_deactivated_persons_keys_open_nothing(stage: Stage) -> None:
    made = await make(stage, "alice")
    await stage.send_away()
    await stage.w.store.write(deactivate, stage.id("alice"))
    assert await behind(stage, made.key) is None


async def test_a_suspended_persons_keys_rest(stage: Stage) -> None:
    await stage.enter("mod", groups=("moderators",))
    made = await make(stage, "alice")
    until = stage.w.clock.now + DAY
    stage.forget()
    await stage.do("mod", SuspendUser(user_id=stage.id("alice"), until=rfc3339(until), reason="rude"))
    assert f"x {made.api_key.id}" in stage.told()
    assert await behind(stage, made.key) is None
    stage.w.clock.now = until
    assert await behind(stage, made.key) is not None


async def test_all_keys_of_a_person_end_together(stage: Stage) -> None:
    keys = [await make(stage, "alice", name) for name in ("one", "two")]
    kept = await make(stage, "bob")
    stage.forget()
    await stage.w.store.write(api_keys.end_keys, stage.id("alice"))
    assert sorted(stage.told()) == sorted(
        ["user:alice apiKey.revoked"] * 2 + [f"x {key.api_key.id}" for key in keys]
    )
    assert [await behind(stage, key.key) is None for key in (*keys, kept)] == [True, True, False]


async def test_a_password_that_is_reset_ends_the_keys(stage: Stage) -> None:
    made = await make(stage, "alice")
    await stage.send_away()
    code = await stage.w.store.write(passwords.issue_reset_code, stage.id("alice"))
    await stage.w.store.write(passwords.reset_password, code, "another hash", None)
    assert await behind(stage, made.key) is None


@pytest.mark.parametrize(("name", "field"), [("   ", "name"), ("a\u202eb", "name")])
async def test_what_is_no_key_is_refused(stage: Stage, name: str, field: str) -> None:
    refusal = await stage.refused("alice", CreateApiKey(name=name, scopes=["read"]))
    assert (refusal.code, refusal.field) == (Code.INVALID, field)


async def test_nobody_has_more_keys_than_can_be_looked_through(stage: Stage) -> None:
    for number in range(MOST_KEYS):
        await make(stage, "alice", f"robot {number}")
    refusal = await stage.refused("alice", CreateApiKey(name="one more", scopes=["read"]))
    assert refusal.code is Code.CONFLICT
    await make(stage, "bob")
