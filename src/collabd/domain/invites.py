"""Invites: a code that lets someone sign up, or somebody who has an account into a room."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from collabd.domain.ids import Id
from collabd.domain.records import Command, Query, Record
from collabd.domain.sessions import Secret
from collabd.domain.times import Timestamp


class Invite(Record, frozen=True, kw_only=True):
    """An invite as its maker sees it; the code itself is shown once, when it is made."""

    id: str
    room_id: str | None = None
    created_by: str
    max_uses: int
    uses: int
    created_at: Timestamp
    expires_at: Timestamp
    revoked_at: Timestamp | None = None


class CreateInvite(Command, frozen=True, kw_only=True):
    """Make an invite to the server (Admins), or into a room (its owners).

    It mints a secret, so a repeat makes another.
    """

    room_id: Id | None = None
    max_uses: Annotated[int, Meta(ge=1, le=1000)] = 1
    valid_days: Annotated[int, Meta(ge=1, le=365)] = 7


class CreatedInvite(Record, frozen=True, kw_only=True):
    """The new invite with its code, shown this once."""

    invite: Invite
    code: str


class ListInvites(Query, frozen=True, kw_only=True):
    """The invites that can be used, and those of 90 days: the server's (Admins), or a room's (its owners)."""

    room_id: Id | None = None


class InviteList(Record, frozen=True, kw_only=True):
    """Invites, newest first."""

    items: list[Invite]


class RevokeInvite(Command, frozen=True, kw_only=True):
    """Make an invite useless from now on (Admins; the owners of the room that it leads into)."""

    invite_id: str


class CheckInvite(Query, frozen=True, kw_only=True):
    """Can this code still be used, and where does it lead? For whoever holds the link."""

    code: Secret


class InvitedRoom(Record, frozen=True, kw_only=True):
    """What the holder of an invite sees of the room before they come in."""

    id: str
    name: str
    description: str
    is_private: bool
    members: int


class AcceptInvite(Command, frozen=True, kw_only=True):
    """Come into the room that an invite leads into. For who is a member already, nothing changes."""

    code: Secret


class InviteState(Record, frozen=True, kw_only=True):
    """Whether an invite's code can still be used; `room` if it is not for signing up, but leads there."""

    valid: bool
    room: InvitedRoom | None = None
