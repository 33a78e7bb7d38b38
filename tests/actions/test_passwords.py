"""Passwords set with a one-time code, and changed, on a store."""

from __future__ import annotations

from functools import partial

from tests.support.accounts import deactivate, published, refused, session
from tests.support.people import Person, person
from tests.support.stores import World

from collabd.actions import passwords, sessions
from collabd.api.auth import find_session
from collabd.domain.codes import code_hash
from collabd.domain.effects import SessionClosed
from collabd.domain.errors import Code
from collabd.domain.users import User
from collabd.store.base import Snapshot


async def stored_hash(view: Snapshot, user_id: str) -> str:
    return await view.users.password_hash(user_id)


async def is_running(w: World, token: str) -> bool:
    return await w.store.read(find_session, token) is not None


def ended(w: World, user_id: str) -> list[str]:
    return [event["sessionId"] for event in published(w.effects, f"user:{user_id}")]


def closed(w: World) -> list[str]:
    return [effect.session_id for effect in w.effects if isinstance(effect, SessionClosed)]


async def with_code(w: World, name: str) -> tuple[Person, str]:
    someone = await person(w.store, name)
    return someone, await w.store.write(passwords.issue_reset_code, someone.id)


async def reset(w: World, code: str) -> User:
    return await w.store.write(passwords.reset_password, code, "new hash", None)


async def test_a_reset_sets_the_password_once_and_ends_every_session(w: World) -> None:
    alice, code = await with_code(w, "alice")
    await w.store.write(sessions.open_session, alice.id, session("second"))
    assert (await w.store.read(passwords.find_reset, code)).id == alice.id
    await reset(w, code)
    assert await w.store.read(stored_hash, alice.id) == "new hash"
    assert len(ended(w, alice.id)) == len(closed(w)) == 2
    assert not await is_running(w, "second")
    with refused(Code.FORBIDDEN):
        await reset(w, code)


async def test_a_wrong_an_old_and_an_expired_code_are_answered_alike(w: World) -> None:
    alice, old = await with_code(w, "alice")
    code = await w.store.write(passwords.issue_reset_code, alice.id)
    assert (await w.store.read(passwords.find_reset, code)).id == alice.id
    messages = set()
    for wrong in ("wrong", old, code_hash(code).hex()):
        with refused(Code.FORBIDDEN) as refusal:
            await reset(w, wrong)
        messages.add(refusal.value.message)
    w.clock.now += passwords.CODE_VALID
    with refused(Code.FORBIDDEN) as refusal:
        await reset(w, code)
    assert messages == {refusal.value.message}
    assert await w.store.read(stored_hash, alice.id) == "no password"


async def test_a_deactivated_account_cannot_be_let_in_again_by_a_code(w: World) -> None:
    alice, code = await with_code(w, "alice")
    await w.store.read(passwords.find_reset, code)
    await w.store.write(deactivate, alice.id)
    with refused(Code.FORBIDDEN):
        await reset(w, code)


async def test_changing_the_password_ends_the_other_sessions_and_voids_codes(w: World) -> None:
    alice, code = await with_code(w, "alice")
    await w.store.write(sessions.open_session, alice.id, session("second"))
    other = await w.store.read(find_session, "second")
    assert other is not None
    change = partial(passwords.change_password, actor=alice.actor, command_id=None)
    done = await w.store.write(change, checked_hash="no password", password_hash="new hash")
    assert done.position is not None
    assert ended(w, alice.id) == closed(w) == [other.session_id]
    assert await is_running(w, alice.token)
    with refused(Code.FORBIDDEN):
        await reset(w, code)
    with refused(Code.CONFLICT, field="currentPassword"):
        await w.store.write(change, checked_hash="no password", password_hash="yet another")
    assert await w.store.read(stored_hash, alice.id) == "new hash"
