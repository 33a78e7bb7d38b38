"""What people want of their rooms."""

from tests.actions.traces.scene import Moves, Scene

from collabd.domain.room_preferences import SetRoomPreferences


def wish(at: Scene) -> SetRoomPreferences:
    """One thing at a time, as in the app."""
    if at.chance(2):
        return SetRoomPreferences(room_id=at.room(), favourite=at.chance(2) == 1)
    return SetRoomPreferences(room_id=at.room(), notify=at.one_of(("all", "mentions", "none")))


MOVES: Moves = {SetRoomPreferences: (6, wish)}
