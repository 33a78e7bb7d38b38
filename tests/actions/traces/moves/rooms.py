"""Rooms: made, opened with some people, changed, joined, left, deleted."""

from typing import Any

from tests.actions.traces.scene import Moves

from collabd.domain.rooms import CreateRoom, DeleteRoom, JoinRoom, LeaveRoom, OpenDirectRoom, UpdateRoom

CHANGES: tuple[dict[str, Any], ...] = (
    {"name": "Hall"},
    {"description": "for all"},
    {"kind": "public"},
    {"kind": "private"},
    {"posting_policy": "owners"},
    {"pin_policy": "owners"},
    {"archived": True},
    {"archived": False},
    {"archived": False, "posting_policy": "everyone"},
)
"""One thing at a time; what is archived is soon opened again."""

MOVES: Moves = {
    CreateRoom: (4, lambda at: CreateRoom(name=at.words(), kind=at.one_of(("public", "private")))),
    OpenDirectRoom: (3, lambda at: OpenDirectRoom(user_ids=[at.person() for _ in range(1 + at.chance(2))])),
    UpdateRoom: (12, lambda at: UpdateRoom(room_id=at.room(), **at.one_of(CHANGES))),
    JoinRoom: (10, lambda at: JoinRoom(room_id=at.room())),
    LeaveRoom: (5, lambda at: LeaveRoom(room_id=at.room())),
    DeleteRoom: (3, lambda at: DeleteRoom(room_id=at.room())),
}
