"""Rooms: where people talk."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from msgspec import Meta

from collabd.domain.ids import Id
from collabd.domain.members import Member
from collabd.domain.read_markers import Unread
from collabd.domain.records import DEFAULT_LIMIT, Command, Cursor, Limit, Position, Query, Record
from collabd.domain.times import Timestamp

RoomKind: TypeAlias = Literal["public", "private"]
RoomName: TypeAlias = Annotated[str, Meta(min_length=1, max_length=80)]
RoomDescription: TypeAlias = Annotated[str, Meta(max_length=1000)]


class Room(Record, frozen=True, kw_only=True):
    """A room in the shape that everybody who may see it sees."""

    id: str
    kind: RoomKind
    is_private: bool
    name: str
    description: str
    created_by: str
    members: int
    message_count: int
    last_activity: Timestamp
    created_at: Timestamp
    updated_at: Timestamp


class CreateRoom(Command, frozen=True, kw_only=True):
    """Make a room; its maker becomes its owner."""

    id: Id | None = None
    kind: RoomKind = "public"
    name: RoomName
    description: RoomDescription = ""


class JoinRoom(Command, frozen=True, kw_only=True):
    """Become a member of a public room."""

    room_id: Id


class LeaveRoom(Command, frozen=True, kw_only=True):
    """Stop being a member."""

    room_id: Id


class DeleteRoom(Command, frozen=True, kw_only=True):
    """Delete a room with everything in it."""

    room_id: Id


class RoomResult(Record, frozen=True, kw_only=True):
    """The room after the command (None once out of one's sight), and the event that carries it out."""

    room: Room | None
    position: Position | None


class GetRoom(Query, frozen=True, kw_only=True):
    """One room."""

    room_id: Id


class ListRooms(Query, frozen=True, kw_only=True):
    """Rooms one may see, by name: one's own and the public ones, or only those one has joined."""

    scope: Literal["visible", "joined"] = "visible"
    limit: Limit = DEFAULT_LIMIT
    after: Cursor | None = None


class RoomPage(Record, frozen=True, kw_only=True):
    """Rooms, where the list goes on, and what is unread in those of them that one has joined."""

    items: list[Room]
    next: str | None = None
    unread: list[Unread]


class RoomView(Record, frozen=True, kw_only=True):
    """A room, one's own membership in it if there is one, and then also what is unread."""

    room: Room
    member: Member | None
    unread: Unread | None
