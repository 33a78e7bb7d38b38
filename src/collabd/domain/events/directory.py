"""What is told to every signed-in person, on `directory`."""

from __future__ import annotations

from typing import TypeAlias

from collabd.domain.events.event import Event
from collabd.domain.rooms import Room
from collabd.domain.users import PublicUser


class UserCreated(Event, tag="user.created", frozen=True, kw_only=True):
    """Someone new is here."""

    user: PublicUser


class UserUpdated(Event, tag="user.updated", frozen=True, kw_only=True):
    """Someone's public shape changed."""

    user: PublicUser


class RoomListed(Event, tag="room.listed", frozen=True, kw_only=True):
    """A public room can be found, or has changed; its members hear of changes from the room."""

    room: Room


class RoomUnlisted(Event, tag="room.unlisted", frozen=True, kw_only=True):
    """A public room can no longer be found."""

    room_id: str


DirectoryEvent: TypeAlias = UserCreated | UserUpdated | RoomListed | RoomUnlisted
