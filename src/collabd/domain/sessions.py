"""Sign-up, sign-in and the sessions that come of them. A token is 256 random bits, stored only as a hash."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from msgspec import Meta

from collabd.domain.ids import Id
from collabd.domain.records import Command, Query, Record
from collabd.domain.times import Timestamp
from collabd.domain.users import DisplayName, Email, Password, User, Username

SessionKind: TypeAlias = Literal["cookie", "token"]
Secret: TypeAlias = Annotated[str, Meta(min_length=1, max_length=128)]


class Session(Record, frozen=True, kw_only=True):
    """A signed-in device, as its owner sees it."""

    id: str
    device: str
    ip: str
    created_at: Timestamp
    last_seen_at: Timestamp
    expires_at: Timestamp
    current: bool = False


class SessionList(Record, frozen=True, kw_only=True):
    """One's own sessions, newest first."""

    items: list[Session]


class SignUp(Command, frozen=True, kw_only=True):
    """Make an account and sign in."""

    username: Username
    email: Email
    password: Password
    display_name: DisplayName | None = None
    invite: Secret | None = None
    session: SessionKind = "cookie"


class SignIn(Command, frozen=True, kw_only=True):
    """Sign in with a user name or an e-mail address."""

    login: Annotated[str, Meta(min_length=1, max_length=254)]
    password: Password
    session: SessionKind = "cookie"


class SignOut(Command, frozen=True, kw_only=True):
    """End the session that asks."""


class SignedIn(Record, frozen=True, kw_only=True):
    """Who has signed in; `token` only if the session is to be carried by the client itself."""

    user: User
    token: str | None = None


class ListSessions(Query, frozen=True, kw_only=True):
    """One's own sessions."""


class EndSession(Command, frozen=True, kw_only=True):
    """End one of one's own sessions."""

    session_id: Id


class EndOtherSessions(Command, frozen=True, kw_only=True):
    """End all of one's own sessions but the one that asks."""


class ChangePassword(Command, frozen=True, kw_only=True):
    """Set a new password; every other session ends."""

    current_password: Password
    new_password: Password


class ResetPassword(Command, frozen=True, kw_only=True):
    """Set a new password with the one-time code that an Admin has handed over; every session ends."""

    code: Secret
    password: Password


class GetSetup(Query, frozen=True, kw_only=True):
    """Does the server still need its first Admin?"""


class SetupState(Record, frozen=True, kw_only=True):
    """Whether the first Admin is still missing, and what a sign-in page must know.

    `signedIn` is whether whoever asks is: so that an app need not try what would be refused.
    """

    needed: bool
    name: str
    sign_up: Literal["open", "invite", "closed"]
    password_min_length: int
    signed_in: bool


class CheckSetup(Query, frozen=True, kw_only=True):
    """Is this the code that the server printed last? For the set-up page."""

    code: Secret


class SetupLink(Record, frozen=True, kw_only=True):
    """Whether a set-up link can be used."""

    valid: bool


class SetUp(Command, frozen=True, kw_only=True):
    """Make the first Admin, with the one-time code that the server printed."""

    code: Secret
    username: Username
    email: Email
    password: Password
    display_name: DisplayName | None = None
    session: SessionKind = "cookie"
