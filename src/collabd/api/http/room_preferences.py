"""Room preferences, over both doors."""

from collabd.actions import room_preferences
from collabd.api.registry import command
from collabd.domain.room_preferences import RoomPreferencesResult, SetRoomPreferences

OPERATIONS = [
    command(
        "room.setPreferences",
        "PATCH /rooms/{roomId}/preferences",
        SetRoomPreferences,
        RoomPreferencesResult,
        room_preferences.set_room_preferences,
        room_preferences.answer_room_preferences,
    ),
]
