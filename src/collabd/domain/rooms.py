"""Rooms: where people talk. A direct room is that of the same few people for good; it has no owner."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from msgspec import UNSET, Meta, UnsetType

from collabd.domain.ids import Id
from collabd.domain.members import Member
from collabd.domain.read_markers import Unread
from collabd.domain.records import DEFAULT_LIMIT, Command, Cursor, Limit, Position, Query, Record
from collabd.domain.times import Timestamp

RoomKind: TypeAlias = Literal["public", "private"]
"""What one may choose."""
Allowed: TypeAlias = Literal["everyone", "owners"]
"""Which of a room's members may do something."""
MOST_OTHERS = 8
"""With whom one talks in a direct room, at most: for more there are private rooms."""
RoomName: TypeAlias = Annotated[str, Meta(min_length=1, max_length=80)]
RoomDescription: TypeAlias = Annotated[str, Meta(max_length=1000)]


class Room(Record, frozen=True, kw_only=True):
    """A room in the shape that everybody who may see it sees.

    `people` are those of a direct room, which has no name. In an archived one nothing is added or changed.
    """

    id: str
    kind: RoomKind | Literal["direct"]
    is_private: bool
    name: str
    description: str
    created_by: str
    members: int
    message_count: int
    last_activity: Timestamp
    created_at: Timestamp
    updated_at: Timestamp
    posting_policy: Allowed = "everyone"
    pin_policy: Allowed = "everyone"
    archived_at: Timestamp | None = None
    people: list[str] | None = None


class CreateRoom(Command, frozen=True, kw_only=True):
    """Make a room; its maker becomes its owner."""

    id: Id | None = None
    kind: RoomKind = "public"
    name: RoomName
    description: RoomDescription = ""


class UpdateRoom(Command, frozen=True, kw_only=True):
    """Change what is named; the rest stays.

    An archived room has to be opened again (`archived`: false) before anything else of it changes.
    """

    room_id: Id
    name: RoomName | UnsetType = UNSET
    description: RoomDescription | UnsetType = UNSET
    kind: RoomKind | UnsetType = UNSET
    posting_policy: Allowed | UnsetType = UNSET
    pin_policy: Allowed | UnsetType = UNSET
    archived: bool | UnsetType = UNSET


class OpenDirectRoom(Command, frozen=True, kw_only=True):
    """Talk to these people, and to nobody else: the same people always have the same room."""

    user_ids: Annotated[list[Id], Meta(min_length=1, max_length=MOST_OTHERS)]


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
