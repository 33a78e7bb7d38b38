"""Sessions: sign up, sign in, sign out, end one, end all others.

Passwords are hashed before a transaction and checked before it; what is written here compares the stored hash
with the one that was checked, so that a password changed meanwhile lets nobody in.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from collabd.actions.accounts import Account, create_account
from collabd.actions.context import Actor, Snapshot, Transaction
from collabd.actions.invites import use_invite
from collabd.domain.errors import Code, CollabError, not_found, unauthenticated
from collabd.domain.events import SessionEnded
from collabd.domain.records import Done, Position
from collabd.domain.sessions import EndOtherSessions, EndSession, ListSessions, SessionList
from collabd.domain.streams import user_stream
from collabd.domain.users import User
from collabd.store.base import Cause, Outcome

DAY = 24 * 3600 * 1000


class NewSession(msgspec.Struct, frozen=True):
    """A session to be opened: its token's hash, on what device, from where, for how many days unused.

    `replaces` is the session of the browser's cookie, which the new one takes the place of.
    """

    token_hash: bytes
    device: str
    address: str
    days: int
    replaces: Actor | None = None


class Checked(msgspec.Struct, frozen=True):
    """A right password: whose, the stored hash that it matched, and a stronger one to store instead."""

    user_id: str
    password_hash: str
    stronger_hash: str | None = None


def wrong_credentials() -> CollabError:
    """The one answer to a wrong name, a wrong password and a deactivated account."""
    return unauthenticated("The name or the password is not right.")


async def sign_up(tx: Transaction, account: Account, invite: str | None, session: NewSession) -> User:
    """Make an account, using up an invite's code if there is one, and open its first session.

    Raises `forbidden` if the invite can no longer be used, `conflict` if a name is taken.
    """
    if invite is not None:
        await use_invite(tx, invite)
    created = await create_account(tx, account, by_themselves=True)
    await open_session(tx, created.user.id, session)
    return created.user


async def sign_in(tx: Transaction, checked: Checked, session: NewSession) -> User:
    """Open a session for someone whose password was right.

    Raises `unauthenticated` if the account has been deactivated or its password changed in between,
    `forbidden` if it is suspended.
    """
    user = await tx.users.get(checked.user_id)
    if user is None or user.deactivated_at is not None:
        raise wrong_credentials()
    if await tx.users.password_hash(user.id) != checked.password_hash:
        raise wrong_credentials()
    await require_not_suspended(tx, user.id)
    if checked.stronger_hash is not None:
        await tx.users.replace_hash(user.id, checked.stronger_hash)
    await open_session(tx, user.id, session)
    return user


async def require_not_suspended(view: Snapshot, user_id: str) -> None:
    """Raise `forbidden`, with until when, for a person who is kept out for a time."""
    suspension = await view.suspensions.get(user_id, view.now)
    if suspension is not None:
        raise CollabError(
            Code.FORBIDDEN,
            f"Your account is suspended until {suspension.until[:16].replace('T', ', ')} UTC.",
            until=suspension.until,
        )


async def open_session(tx: Transaction, user_id: str, session: NewSession) -> None:
    """Store a session, in place of the one that its browser had."""
    if session.replaces is not None:
        old = session.replaces
        tx.cause = Cause(old.user_id, None, None)
        await end(tx, old.user_id, old.session_id)
    expires_at = tx.now + session.days * DAY
    await tx.sessions.insert(
        tx.new_id(), user_id, session.token_hash, session.device, session.address, tx.now, expires_at
    )


async def sign_out(tx: Transaction, actor: Actor, command_id: str | None) -> Done:
    """End the session that asks; nothing happens if it has ended meanwhile."""
    tx.cause = Cause(actor.user_id, command_id, None)
    if not await tx.sessions.belongs(actor.session_id, actor.user_id):
        return Done()
    return Done(position=await end(tx, actor.user_id, actor.session_id))


async def list_sessions(view: Snapshot, actor: Actor, query: ListSessions) -> SessionList:
    """One's own running sessions, newest first; the one that asks is marked."""
    sessions = await view.sessions.of_user(actor.user_id, view.now)
    return SessionList(
        items=[
            msgspec.structs.replace(session, current=session.id == actor.session_id) for session in sessions
        ]
    )


async def end_session(tx: Transaction, actor: Actor, command: EndSession) -> Done:
    """End one of one's own sessions; another person's is `not_found`, as one that does not exist."""
    if not await tx.sessions.belongs(command.session_id, actor.user_id):
        raise not_found("session")
    return Done(position=await end(tx, actor.user_id, command.session_id))


async def end_other_sessions(tx: Transaction, actor: Actor, command: EndOtherSessions) -> Done:
    """End all of one's own sessions but the one that asks."""
    return Done(position=await end_all(tx, actor.user_id, keep=actor.session_id))


async def answer_end(
    tx: Transaction, actor: Actor, command: EndSession | EndOtherSessions, outcome: Outcome
) -> Done:
    """The answer to a repeat."""
    return Done(position=outcome.position)


async def touch_key(tx: Transaction, key_id: str) -> None:
    """Note that an API key is in use."""
    await tx.api_keys.touch(key_id, tx.now)


async def touch_session(tx: Transaction, session_id: str, address: str, days: int) -> None:
    """Note that a session is in use, and from where: it lasts for so many days from now."""
    await tx.sessions.touch(session_id, address, tx.now, tx.now + days * DAY)


async def keep_sessions(tx: Transaction, session_ids: Sequence[str], days: int) -> None:
    """Note that these sessions, or API keys, are in use, by their sockets."""
    for session_id in session_ids:
        if not await tx.sessions.keep(session_id, tx.now, tx.now + days * DAY):
            await tx.api_keys.touch(session_id, tx.now)


async def end_expired_sessions(tx: Transaction, limit: int) -> int:
    """End at most `limit` sessions that have run out; how many there were."""
    expired = await tx.sessions.expired(tx.now, limit)
    for session_id, user_id in expired:
        await end(tx, user_id, session_id)
    return len(expired)


async def end_all(tx: Transaction, user_id: str, *, keep: str | None = None) -> Position | None:
    """End all of a person's sessions but one; the position of the first end, None if there was none."""
    first = None
    for session_id in await tx.sessions.ids_of(user_id):
        if session_id != keep:
            position = await end(tx, user_id, session_id)
            first = first or position
    return first


async def end(tx: Transaction, user_id: str, session_id: str) -> Position:
    """End a session, close its sockets, and tell the person's other devices."""
    position = await tx.append(
        user_stream(user_id), SessionEnded(session_id=session_id), record_id=session_id
    )
    await tx.end_session(session_id)
    return position
