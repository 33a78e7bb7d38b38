"""Rooms, over both doors."""

from collabd.actions import direct_rooms, room_settings, rooms
from collabd.api.registry import command, query
from collabd.domain.rooms import (
    CreateRoom,
    DeleteRoom,
    GetRoom,
    JoinRoom,
    LeaveRoom,
    ListRooms,
    OpenDirectRoom,
    RoomPage,
    RoomResult,
    RoomView,
    UpdateRoom,
)

OPERATIONS = [
    query("room.list", "GET /rooms", ListRooms, RoomPage, rooms.list_rooms),
    command("room.create", "POST /rooms", CreateRoom, RoomResult, rooms.create_room, rooms.answer_room),
    command(
        "room.openDirect",
        "POST /rooms/direct",
        OpenDirectRoom,
        RoomResult,
        direct_rooms.open_direct_room,
        direct_rooms.answer_direct_room,
    ),
    command(
        "room.update",
        "PATCH /rooms/{roomId}",
        UpdateRoom,
        RoomResult,
        room_settings.update_room,
        rooms.answer_room,
    ),
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
