"""Room preferences: what a member wants of a room. They go to one's own devices only."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import UNSET, UnsetType

from collabd.domain.ids import Id
from collabd.domain.records import Command, Position, Record
from collabd.domain.rooms import Room
from collabd.domain.times import Timestamp

NotifyLevel: TypeAlias = Literal["all", "mentions", "none"]
FOREVER = "9999-12-31T23:59:59.999Z"
"""The last time that a timestamp can name: muted until its owner says otherwise."""


class RoomPreferences(Record, frozen=True, kw_only=True):
    """What I want of a room.

    `notify`: tell me of every message, of what concerns me, or of nothing. `mutedUntil`: until then of
    nothing, and the room is dimmed.
    """

    room_id: Id
    notify: NotifyLevel
    muted_until: Timestamp | None
    favourite: bool


class SetRoomPreferences(Command, frozen=True, kw_only=True):
    """Change what I want of a room that I belong to. What is not named stays; null ends the muting."""

    room_id: Id
    notify: NotifyLevel | UnsetType = UNSET
    muted_until: Timestamp | UnsetType | None = UNSET
    favourite: bool | UnsetType = UNSET


class RoomPreferencesResult(Record, frozen=True, kw_only=True):
    """My preferences (None once I have left), and the event that carries them out."""

    preferences: RoomPreferences | None
    position: Position | None


def default_preferences(room: Room) -> RoomPreferences:
    """What a member wants who has said nothing: what concerns them, of a direct room everything."""
    notify: NotifyLevel = "all" if room.kind == "direct" else "mentions"
    return RoomPreferences(room_id=room.id, notify=notify, muted_until=None, favourite=False)
