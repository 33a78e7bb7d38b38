"""Bans: people who may not come back into a room, until then or for good."""

from __future__ import annotations

from collabd.domain.ids import Id
from collabd.domain.records import DEFAULT_LIMIT, Command, Cursor, Limit, Position, Query, Record
from collabd.domain.suspensions import Reason
from collabd.domain.times import Timestamp


class Ban(Record, frozen=True, kw_only=True):
    """That a person may not join a room; without `until` for good."""

    room_id: str
    user_id: str
    banned_by: str
    reason: str
    created_at: Timestamp
    until: Timestamp | None


class BanMember(Command, frozen=True, kw_only=True):
    """Take a person out of a room and let them not come back (its owners; Moderators in public rooms)."""

    room_id: Id
    user_id: Id
    until: Timestamp | None = None
    reason: Reason = ""


class UnbanMember(Command, frozen=True, kw_only=True):
    """Let a person come back into a room (its owners; Moderators in public rooms)."""

    room_id: Id
    user_id: Id


class BanResult(Record, frozen=True, kw_only=True):
    """The ban (None once it is lifted), and the event by which a member was taken out."""

    ban: Ban | None
    position: Position | None


class ListBans(Query, frozen=True, kw_only=True):
    """Who is banned from a room (its owners; Moderators in public rooms)."""

    room_id: Id
    limit: Limit = DEFAULT_LIMIT
    after: Cursor | None = None


class BanPage(Record, frozen=True, kw_only=True):
    """Bans, and where the list goes on."""

    items: list[Ban]
    next: str | None
