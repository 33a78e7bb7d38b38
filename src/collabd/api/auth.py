"""Who is calling: a cookie or a bearer token becomes an `Actor`.

Browsers use a cookie and must name their Origin on everything unsafe and on the WebSocket; SDKs and bots use
a bearer token and name none. A token wins over a cookie.
"""

from __future__ import annotations

import hashlib
import logging
import secrets

from collabd.actions.context import Actor, Snapshot
from collabd.actions.sessions import touch_key, touch_session
from collabd.api.services import Caller, Services
from collabd.api.tracing import known
from collabd.domain.api_keys import PREFIX
from collabd.domain.errors import CollabError
from collabd.store.base import SignedInSession

log = logging.getLogger(__name__)

TOUCH_MILLISECONDS = 5 * 60 * 1000
"""How often a session's "last seen" is written: not with every request."""


def new_token() -> str:
    """256 random bits, URL-safe."""
    return secrets.token_urlsafe(32)


def new_key() -> str:
    """A new API key: as random as a token, and known for what it is by its beginning."""
    return PREFIX + new_token()


def token_hash(token: str) -> bytes:
    """What is stored of a token: it has 256 random bits, so a fast hash is enough."""
    return hashlib.sha256(token.encode()).digest()


def bearer_token(authorization: str) -> str | None:
    """The token of an `Authorization: Bearer` header."""
    scheme, _, token = authorization.partition(" ")
    return token.strip() or None if scheme.lower() == "bearer" else None


def cookie_token(header: str, name: str) -> str | None:
    """The token in a `Cookie` header, whatever the other cookies of this host look like.

    Cookies ignore ports, so those of other programs on the machine come along. The standard library's parser
    drops all of them when it does not like one.
    """
    for pair in header.split(";"):
        key, _, value = pair.strip().partition("=")
        if key == name and value:
            # A key is for programs, which send no cookies: in one it would pass by the checks of Origins.
            return None if value.startswith(PREFIX) else value
    return None


async def find_session(view: Snapshot, token: str) -> SignedInSession | None:
    """The running session, or the API key, behind a token."""
    if token.startswith(PREFIX):
        return await view.api_keys.by_key(token_hash(token), view.now)
    return await view.sessions.by_token(token_hash(token), view.now)


def actor_of(session: SignedInSession) -> Actor:
    """The person behind a session."""
    return Actor(session.user_id, session.display_name, session.session_id, scopes=session.scopes)


async def identify(services: Services, token: str | None, caller: Caller) -> Caller:
    """The caller with the person behind the token, if there is one."""
    session = None if token is None else await services.store.read(find_session, token)
    if session is None:
        return caller
    known(session.user_id)
    if services.clock() - session.last_seen_at > TOUCH_MILLISECONDS:
        await note_use(services, session, caller.address)
    return caller.being(actor_of(session))


async def note_use(services: Services, session: SignedInSession, address: str) -> None:
    """Note that a session is in use. A store too busy for that is told by one of the next requests."""
    days = services.config.accounts.session_days
    try:
        if session.scopes is None:
            await services.store.write(touch_session, session.session_id, address, days)
        else:
            await services.store.write(touch_key, session.session_id)
    except CollabError as error:
        log.debug("the use of a session was not noted: %s", error)
