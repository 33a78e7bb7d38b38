"""Rooms, over both doors."""

from collabd.actions import rooms
from collabd.api.registry import command, query
from collabd.domain.rooms import (
    CreateRoom,
    DeleteRoom,
    GetRoom,
    JoinRoom,
    LeaveRoom,
    ListRooms,
    RoomPage,
    RoomResult,
    RoomView,
)

OPERATIONS = [
    query("room.list", "GET /rooms", ListRooms, RoomPage, rooms.list_rooms),
    command("room.create", "POST /rooms", CreateRoom, RoomResult, rooms.create_room, rooms.answer_room),
    query("room.get", "GET /rooms/{roomId}", GetRoom, RoomView, rooms.get_room),
    command(
        "room.delete", "DELETE /rooms/{roomId}", DeleteRoom, RoomResult, rooms.delete_room, rooms.answer_room
    ),
    command(
        "room.join", "POST /rooms/{roomId}/join", JoinRoom, RoomResult, rooms.join_room, rooms.answer_room
    ),
    command(
        "room.leave", "POST /rooms/{roomId}/leave", LeaveRoom, RoomResult, rooms.leave_room, rooms.answer_room
    ),
]
