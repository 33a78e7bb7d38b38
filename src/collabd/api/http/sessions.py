"""Sign-up, sign-in, sign-out, one's sessions. HTTP only."""

from __future__ import annotations

import logging

from collabd.actions import sessions
from collabd.actions.accounts import Account, require_free
from collabd.actions.commands import Verb, perform
from collabd.actions.context import Snapshot
from collabd.actions.invites import require_invite
from collabd.api.entering import prepare_entry
from collabd.api.handlers import Answered
from collabd.api.registry import call, command
from collabd.api.services import Caller, Services
from collabd.domain.errors import forbidden
from collabd.domain.passwords import clean_password
from collabd.domain.records import Done
from collabd.domain.sessions import (
    EndOtherSessions,
    EndSession,
    ListSessions,
    SessionList,
    SignedIn,
    SignIn,
    SignOut,
    SignUp,
)
from collabd.domain.usernames import email_key, identify, username_key
from collabd.store.base import Credentials

log = logging.getLogger(__name__)

END_SESSION = Verb("session.end", sessions.end_session, sessions.answer_end)


async def sign_up(services: Services, caller: Caller, asked: SignUp) -> SignedIn | Answered:
    """Make an account and sign in, as far as the server's policy lets people in.

    Raises `forbidden` by the policy and for a useless invite, `invalid` for what cannot be a name or a
    password, `conflict` for a name that is taken, `rate_limited`.
    """
    require_open(services, asked.invite)
    entry = prepare_entry(services, caller, asked.session)
    person = identify(asked.username, asked.email, asked.display_name)
    minimum = services.config.accounts.password_min_length
    password = clean_password(asked.password, minimum, (person.username, person.email))
    with services.throttle.sign_up(caller.address) as attempt:
        if asked.invite is not None:
            # So many as it says come in by an invite: a whole class may do so from one address.
            attempt.counts = False
            await services.store.read(require_invite, asked.invite)
        await services.store.read(require_free, person)
        account = Account(person, await services.passwords.hash(password), asked.command_id)
        user = await services.store.write(sessions.sign_up, account, asked.invite, entry.session)
    return entry.answer(user)


def require_open(services: Services, invite: str | None) -> None:
    """Raise `forbidden` if the server's policy lets nobody sign up, or only those with an invite."""
    policy = services.config.accounts.sign_up
    if policy == "closed":
        raise forbidden("Nobody can sign up here. Ask an admin for an account.")
    if policy == "invite" and invite is None:
        raise forbidden("Signing up takes an invite here. Ask an admin for one.")


async def sign_in(services: Services, caller: Caller, asked: SignIn) -> SignedIn | Answered:
    """Sign in with a user name or an e-mail address.

    Raises `unauthenticated`, the same and after the same time for a wrong name, a wrong password and a
    deactivated account; `rate_limited` as `api.throttle` says.
    """
    entry = prepare_entry(services, caller, asked.session)
    with services.throttle.sign_in(asked.login, caller.address):
        found = await services.store.read(find_credentials, asked.login)
        stored = None if found is None else found.password_hash
        match = await services.passwords.check(stored, asked.password)
        if found is None or match is None or found.deactivated:
            log.info("a sign-in from %s was refused", caller.address)
            raise sessions.wrong_credentials()
        checked = sessions.Checked(found.user_id, found.password_hash, match.stronger)
        user = await services.store.write(sessions.sign_in, checked, entry.session)
    return entry.answer(user)


async def find_credentials(view: Snapshot, login: str) -> Credentials | None:
    """What there is to check a password against; a user name holds no @, an e-mail address does."""
    return await view.users.credentials(username_key(login), email_key(login))


async def sign_out(services: Services, caller: Caller, asked: SignOut) -> Done | Answered:
    """End the session that asks, and forget its cookie. Whoever is not signed in has nothing to end."""
    done = Done()
    if caller.actor is not None:
        done = await services.store.write(sessions.sign_out, caller.actor, asked.command_id)
    return Answered(done, "") if caller.by_cookie else done


async def list_sessions(services: Services, caller: Caller, query: ListSessions) -> SessionList:
    """One's own running sessions."""
    return await services.store.read(sessions.list_sessions, caller.require(), query)


async def end_session(services: Services, caller: Caller, asked: EndSession) -> Done | Answered:
    """End one of one's own sessions; with the one that asks, its cookie goes, too."""
    actor = caller.require()
    done = await services.store.write(perform, END_SESSION, actor, asked)
    itself = asked.session_id == actor.session_id
    return Answered(done, "") if itself and caller.by_cookie else done


OPERATIONS = [
    call("POST /auth/sign-up", SignUp, SignedIn, sign_up, anonymous=True),
    call("POST /auth/sign-in", SignIn, SignedIn, sign_in, anonymous=True),
    call("POST /auth/sign-out", SignOut, Done, sign_out, anonymous=True),
    call("GET /auth/sessions", ListSessions, SessionList, list_sessions),
    call("DELETE /auth/sessions/{sessionId}", EndSession, Done, end_session),
    command(
        "session.endOthers",
        "DELETE /auth/sessions",
        EndOtherSessions,
        Done,
        sessions.end_other_sessions,
        sessions.answer_end,
        named=False,
    ),
]
