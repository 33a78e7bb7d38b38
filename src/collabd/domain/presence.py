"""Presence: who is here, and how. What a person chose is stored with the person; the rest passes.

Each shape has its audience: `UserPresence` is for everybody signed in, `RoomPresence` for those who may read
the room, `OwnPresence` for the person alone.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from msgspec import UNSET, Struct, UnsetType

from collabd.domain.ids import Id
from collabd.domain.records import Command, Position, Query, Record
from collabd.domain.times import Timestamp

Status: TypeAlias = Literal["ONLINE", "AWAY", "BUSY", "OFFLINE"]
Availability: TypeAlias = Literal["AUTO", "AWAY", "BUSY"]
"""What a person has chosen, for all their devices: to be shown as they are, as away, as busy."""


def merged(availability: Availability, devices: int, active: int) -> Status:
    """The one status of a person with so many devices, so many of them in use.

    Without a device one is OFFLINE, whatever was chosen. BUSY and AWAY hold as chosen, on active and idle
    devices alike. Otherwise the best device counts: one that is in use makes ONLINE, only idle ones AWAY.
    """
    if devices == 0:
        return "OFFLINE"
    if availability != "AUTO":
        return availability
    return "ONLINE" if active else "AWAY"


class Choice(NamedTuple):
    """What a person has chosen, and the offset of their own stream that it was read at or told with."""

    availability: Availability
    offset: int


class UserPresence(Record, frozen=True, kw_only=True):
    """A person's presence, as everybody signed in sees it.

    `lastSeen` is when a device of theirs was last in use (now, for ONLINE); null if that was never noted.
    """

    user_id: str
    user_name: str
    status: Status
    last_seen: Timestamp | None


class RoomPresence(UserPresence, frozen=True, kw_only=True):
    """The presence of someone who has a room open, as those who may read that room see it."""

    current_room: str


class DeviceInfo(Record, frozen=True, kw_only=True):
    """One connected device or tab of one's own."""

    device: str
    is_idle: bool
    current_room: str | None


class OwnPresence(UserPresence, frozen=True, kw_only=True):
    """One's own presence. `currentRoom` is the room that the device used last has open."""

    availability: Availability
    current_room: str | None
    device_info: list[DeviceInfo]


class Seen(Struct, frozen=True):
    """What is kept of a person's presence: the status, and when they were last seen (ms)."""

    user_id: str
    status: Status
    at: int


class Remembered(Seen, frozen=True):
    """The same of someone who was here, with the name they go by."""

    name: str


class ListPresence(Query, frozen=True, kw_only=True):
    """Everybody who is not offline."""


class ListRoomPresence(Query, frozen=True, kw_only=True):
    """Everybody who has this room open."""

    room_id: Id


class GetPresence(Query, frozen=True, kw_only=True):
    """One person's presence, with when they were last seen if they are offline."""

    user_id: Id


class GetOwnPresence(Query, frozen=True, kw_only=True):
    """My own presence, and my devices."""


class UpdatePresence(Command, frozen=True, kw_only=True):
    """What the device that asks is doing. Over HTTP it stands for all connected devices of the session.

    `roomId` is the room that it has open, null for none; a device is in a room for as long as it follows the
    room's stream.
    """

    is_idle: bool | UnsetType = UNSET
    room_id: Id | UnsetType | None = UNSET


class PresenceList(Record, frozen=True, kw_only=True):
    """Everybody who is not offline."""

    items: list[UserPresence]


class RoomPresenceList(Record, frozen=True, kw_only=True):
    """Everybody who has a room open."""

    items: list[RoomPresence]


class PresenceResult(Record, frozen=True, kw_only=True):
    """One's own presence now. Nothing is stored, so there is no position."""

    presence: OwnPresence
    position: Position | None = None
