"""Members: who belongs to a room, and in what role."""

from __future__ import annotations

from typing import Literal, TypeAlias

from collabd.domain.ids import Id
from collabd.domain.records import DEFAULT_LIMIT, Command, Cursor, Limit, Position, Query, Record
from collabd.domain.times import Timestamp

Role: TypeAlias = Literal["owner", "member"]


class Member(Record, frozen=True, kw_only=True):
    """A person in a room."""

    room_id: str
    user_id: str
    role: Role
    joined_at: Timestamp


class AddMember(Command, frozen=True, kw_only=True):
    """Bring a person into a room (its owners)."""

    room_id: Id
    user_id: Id


class RemoveMember(Command, frozen=True, kw_only=True):
    """Take a person out of a room (its owners; Moderators in public rooms)."""

    room_id: Id
    user_id: Id


class UpdateMember(Command, frozen=True, kw_only=True):
    """Make a member an owner of the room, or no longer one (its owners)."""

    room_id: Id
    user_id: Id
    role: Role


class MemberResult(Record, frozen=True, kw_only=True):
    """The member after the command (None once removed), and the event that carries it out."""

    member: Member | None
    position: Position | None


class ListMembers(Query, frozen=True, kw_only=True):
    """The members of a room, longest-standing first."""

    room_id: Id
    limit: Limit = DEFAULT_LIMIT
    after: Cursor | None = None


class MemberPage(Record, frozen=True, kw_only=True):
    """Members, and where the list goes on."""

    items: list[Member]
    next: str | None = None
