"""Invites: a code that lets someone sign up."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from collabd.domain.records import Command, Query, Record
from collabd.domain.sessions import Secret
from collabd.domain.times import Timestamp


class Invite(Record, frozen=True, kw_only=True):
    """An invite as its maker sees it; the code itself is shown once, when it is made."""

    id: str
    created_by: str
    max_uses: int
    uses: int
    created_at: Timestamp
    expires_at: Timestamp
    revoked_at: Timestamp | None = None


class CreateInvite(Command, frozen=True, kw_only=True):
    """Make an invite (Admins). It mints a secret, so a repeat makes another."""

    max_uses: Annotated[int, Meta(ge=1, le=1000)] = 1
    valid_days: Annotated[int, Meta(ge=1, le=365)] = 7


class CreatedInvite(Record, frozen=True, kw_only=True):
    """The new invite with its code, shown this once."""

    invite: Invite
    code: str


class ListInvites(Query, frozen=True, kw_only=True):
    """The invites that can still be used, and those of the last 90 days (Admins)."""


class InviteList(Record, frozen=True, kw_only=True):
    """Invites, newest first."""

    items: list[Invite]


class RevokeInvite(Command, frozen=True, kw_only=True):
    """Make an invite useless from now on (Admins)."""

    invite_id: str


class CheckInvite(Query, frozen=True, kw_only=True):
    """Can this code still be used? For the sign-up page."""

    code: Secret


class InviteState(Record, frozen=True, kw_only=True):
    """Whether an invite's code can still be used."""

    valid: bool
