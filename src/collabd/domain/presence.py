"""Presence: who is online. Ephemeral: it is never stored."""

from __future__ import annotations

from typing import Literal, TypeAlias

from collabd.domain.records import Query, Record
from collabd.domain.times import Timestamp

Status: TypeAlias = Literal["ONLINE", "OFFLINE"]


class UserPresence(Record, frozen=True, kw_only=True):
    """A person's presence, as everybody signed in sees it."""

    user_id: str
    user_name: str
    status: Status
    last_seen: Timestamp


class ListPresence(Query, frozen=True, kw_only=True):
    """Everybody who is online."""


class PresenceList(Record, frozen=True, kw_only=True):
    """Everybody who is online."""

    items: list[UserPresence]
