"""Coming in: the session that set-up, sign-up and sign-in end with, as a cookie or as a token."""

from __future__ import annotations

from msgspec import Struct

from collabd.actions.sessions import NewSession
from collabd.api.auth import new_token, token_hash
from collabd.api.handlers import Answered
from collabd.api.services import Caller, Services
from collabd.domain.errors import invalid
from collabd.domain.sessions import SessionKind, SignedIn
from collabd.domain.users import User


class Entry(Struct, frozen=True):
    """A session about to be opened, and how its token is to be carried."""

    kind: SessionKind
    token: str
    session: NewSession

    def answer(self, user: User) -> SignedIn | Answered:
        """What the one who came in is told; the token is either in the answer or in the cookie."""
        if self.kind == "token":
            return SignedIn(user=user, token=self.token)
        return Answered(SignedIn(user=user), self.token)


def prepare_entry(services: Services, caller: Caller, kind: SessionKind) -> Entry:
    """A session for the caller's device; one for a cookie takes the place of the one that the cookie held.

    A cookie is only given to a page of ours, and a browser says which page asks: raises `invalid` for a
    request without an Origin (the guard has turned away a foreign one).
    """
    if kind == "cookie" and not caller.origin:
        raise invalid(
            "A cookie is only given to our own pages, and this request names no Origin. "
            'Ask for session "token" instead.',
            field="session",
        )
    token = new_token()
    session = NewSession(
        token_hash=token_hash(token),
        device=caller.device,
        address=caller.address,
        days=services.config.accounts.session_days,
        replaces=caller.actor if caller.by_cookie and kind == "cookie" else None,
    )
    return Entry(kind, token, session)
