"""Sign-up, sign-in and the life of sessions, on a store."""

from __future__ import annotations

from tests.support.accounts import DAYS, account, deactivate, published, refused, session
from tests.support.stores import World

from collabd.actions import passwords, retention, sessions
from collabd.actions.context import Actor
from collabd.actions.sessions import DAY, Checked
from collabd.api.auth import find_session
from collabd.domain.effects import SessionClosed
from collabd.domain.errors import Code
from collabd.domain.sessions import EndOtherSessions, EndSession, ListSessions, Session
from collabd.domain.users import User
from collabd.store.base import Snapshot

UNKNOWN_SESSION = "01a00000-0000-7000-8000-000000000000"


async def sign_up(w: World, name: str, token: str) -> User:
    return await w.store.write(sessions.sign_up, account(name), None, session(token))


async def sign_in(w: World, user: User, token: str, *, replaces: Actor | None = None) -> User:
    checked = Checked(user.id, "hash of it")
    return await w.store.write(sessions.sign_in, checked, session(token, replaces=replaces))


async def actor(w: World, token: str) -> Actor:
    found = await w.store.read(find_session, token)
    assert found is not None
    return Actor(found.user_id, found.display_name, found.session_id)


async def is_running(w: World, token: str) -> bool:
    return await w.store.read(find_session, token) is not None


async def listed(w: World, who: Actor) -> list[Session]:
    return (await w.store.read(sessions.list_sessions, who, ListSessions())).items


async def stored_hash(view: Snapshot, user_id: str) -> str:
    return await view.users.password_hash(user_id)


def ended(w: World, user_id: str) -> list[str]:
    return [event["sessionId"] for event in published(w.effects, f"user:{user_id}")]


def closed(w: World) -> list[str]:
    return [effect.session_id for effect in w.effects if isinstance(effect, SessionClosed)]


async def test_signing_up_makes_an_account_tells_everybody_and_opens_a_session(w: World) -> None:
    alice = await sign_up(w, "alice", "first")
    assert (alice.username, alice.groups) == ("alice", ["Users"])
    assert (await actor(w, "first")).user_id == alice.id
    (event,) = published(w.effects, "directory")
    assert (event["type"], event["actorId"]) == ("user.created", alice.id)
    assert event["user"]["username"] == "alice"
    assert "email" not in event["user"]


async def test_two_names_that_look_alike_are_one(w: World) -> None:
    await sign_up(w, "alice", "first")
    await sign_up(w, "bob", "second")
    for name in ("alice", "ALICE", "al1ce", "a.lice", "aiice"):
        with refused(Code.CONFLICT, field="username"):
            taken = account(name, email="other@example.org")
            await w.store.write(sessions.sign_up, taken, None, session("third"))
    assert not await is_running(w, "third")


async def test_an_email_address_belongs_to_one_account(w: World) -> None:
    await sign_up(w, "alice", "first")
    for address in ("alice@example.org", "Alice@Example.ORG"):
        with refused(Code.CONFLICT, field="email"):
            taken = account("carol", email=address)
            await w.store.write(sessions.sign_up, taken, None, session("second"))
    assert len(published(w.effects, "directory")) == 1


async def test_signing_in_opens_another_session(w: World) -> None:
    alice = await sign_up(w, "alice", "first")
    assert await sign_in(w, alice, "second") == alice
    assert await is_running(w, "first")
    assert await is_running(w, "second")


async def test_a_password_changed_after_it_was_checked_lets_nobody_in(w: World) -> None:
    alice = await sign_up(w, "alice", "first")
    await sign_in(w, alice, "second")
    mine = await actor(w, "first")
    await w.store.write(passwords.change_password, mine, "hash of it", "another hash", None)
    with refused(Code.UNAUTHENTICATED):
        await sign_in(w, alice, "third")
    assert not await is_running(w, "third")


async def test_a_deactivated_account_cannot_be_signed_in_to(w: World) -> None:
    alice = await sign_up(w, "alice", "first")
    await sign_in(w, alice, "second")
    await w.store.write(deactivate, alice.id)
    with refused(Code.UNAUTHENTICATED) as refusal:
        await sign_in(w, alice, "third")
    assert refusal.value.message == sessions.wrong_credentials().message
    assert not await is_running(w, "first")


async def test_a_stronger_hash_is_stored_on_signing_in(w: World) -> None:
    alice = await sign_up(w, "alice", "first")
    stronger = Checked(alice.id, "hash of it", "a stronger hash")
    again = await w.store.write(sessions.sign_in, stronger, session("second"))
    assert await w.store.read(stored_hash, alice.id) == "a stronger hash"
    assert again.updated_at == alice.updated_at


async def test_signing_in_again_takes_the_place_of_the_browsers_session(w: World) -> None:
    alice, bob = await sign_up(w, "alice", "first"), await sign_up(w, "bob", "other")
    old = await actor(w, "first")
    await sign_in(w, bob, "second", replaces=old)
    assert (await actor(w, "second")).user_id == bob.id
    assert not await is_running(w, "first")
    assert ended(w, alice.id) == closed(w) == [old.session_id]


async def test_signing_out_ends_the_session_that_asks(w: World) -> None:
    alice = await sign_up(w, "alice", "first")
    await sign_in(w, alice, "second")
    mine = await actor(w, "first")
    done = await w.store.write(sessions.sign_out, mine, None)
    assert done.position is not None
    assert done.position.stream == f"user:{alice.id}"
    assert not await is_running(w, "first")
    assert await is_running(w, "second")
    assert ended(w, alice.id) == closed(w) == [mine.session_id]
    assert (await w.store.write(sessions.sign_out, mine, None)).position is None
    assert ended(w, alice.id) == [mine.session_id]


async def test_one_sees_ones_own_sessions_newest_first(w: World) -> None:
    alice = await sign_up(w, "alice", "first")
    await sign_up(w, "bob", "other")
    await sign_in(w, alice, "second")
    mine = await actor(w, "first")
    found = await listed(w, mine)
    assert [item.current for item in found] == [False, True]
    assert found[1].id == mine.session_id
    assert (found[0].device, found[0].ip) == ("Firefox on Linux", "192.0.2.7")


async def test_one_ends_one_of_ones_own_sessions(w: World) -> None:
    alice = await sign_up(w, "alice", "first")
    await sign_in(w, alice, "second")
    mine, other = await actor(w, "first"), await actor(w, "second")
    await w.store.write(sessions.end_session, mine, EndSession(session_id=other.session_id))
    assert not await is_running(w, "second")
    assert await is_running(w, "first")
    assert ended(w, alice.id) == closed(w) == [other.session_id]


async def test_another_persons_session_is_as_good_as_none(w: World) -> None:
    await sign_up(w, "alice", "first")
    await sign_up(w, "bob", "other")
    mine, theirs = await actor(w, "first"), await actor(w, "other")
    answers = []
    for session_id in (theirs.session_id, UNKNOWN_SESSION):
        with refused(Code.NOT_FOUND) as refusal:
            await w.store.write(sessions.end_session, mine, EndSession(session_id=session_id))
        answers.append(refusal.value.message)
    assert answers[0] == answers[1]
    assert await is_running(w, "other")


async def test_ending_all_others_leaves_the_one_that_asks(w: World) -> None:
    alice = await sign_up(w, "alice", "first")
    await sign_up(w, "bob", "other")
    for token in ("second", "third"):
        await sign_in(w, alice, token)
    mine = await actor(w, "first")
    gone = [(await actor(w, token)).session_id for token in ("second", "third")]
    done = await w.store.write(sessions.end_other_sessions, mine, EndOtherSessions())
    assert done.position is not None
    assert sorted(ended(w, alice.id)) == sorted(closed(w)) == sorted(gone)
    assert [await is_running(w, token) for token in ("first", "second", "third", "other")] == [
        True,
        False,
        False,
        True,
    ]
    again = await w.store.write(sessions.end_other_sessions, mine, EndOtherSessions())
    assert again.position is None


async def test_a_session_that_is_used_lives_on(w: World) -> None:
    await sign_up(w, "alice", "first")
    await sign_up(w, "bob", "second")
    used, kept = await actor(w, "first"), await actor(w, "second")
    w.clock.now += (DAYS - 1) * DAY
    await w.store.write(sessions.touch_session, used.session_id, "198.51.100.9", DAYS)
    await w.store.write(sessions.keep_sessions, [kept.session_id], DAYS)
    w.clock.now += (DAYS - 1) * DAY
    assert await is_running(w, "first")
    assert await is_running(w, "second")
    assert [(await listed(w, who))[0].ip for who in (used, kept)] == ["198.51.100.9", "192.0.2.7"]
    w.clock.now += DAY
    assert not await is_running(w, "first")
    assert not await is_running(w, "second")


async def test_a_session_that_has_run_out_is_ended(w: World) -> None:
    alice = await sign_up(w, "alice", "first")
    mine = await actor(w, "first")
    assert await w.store.write(retention.end_expired_sessions) == 0
    w.clock.now += DAYS * DAY
    assert not await is_running(w, "first")
    assert await w.store.write(retention.end_expired_sessions) == 1
    assert ended(w, alice.id) == closed(w) == [mine.session_id]
    assert await w.store.write(retention.end_expired_sessions) == 0
