"""Rooms: made, joined, left, deleted."""

from tests.actions.traces.scene import Moves

from collabd.domain.rooms import CreateRoom, DeleteRoom, JoinRoom, LeaveRoom

MOVES: Moves = {
    CreateRoom: (4, lambda at: CreateRoom(name=at.words(), kind=at.one_of(("public", "private")))),
    JoinRoom: (10, lambda at: JoinRoom(room_id=at.room())),
    LeaveRoom: (5, lambda at: LeaveRoom(room_id=at.room())),
    DeleteRoom: (3, lambda at: DeleteRoom(room_id=at.room())),
}
