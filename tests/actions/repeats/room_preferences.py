"""What people want of their rooms."""

from tests.actions.repeats.making import Makes
from tests.support.stage import Stage

from collabd.domain.room_preferences import SetRoomPreferences


async def wish(stage: Stage) -> SetRoomPreferences:
    return SetRoomPreferences(room_id=stage.rooms["Attic"], favourite=True)


MAKES: Makes = {SetRoomPreferences: wish}
TWICE = (SetRoomPreferences,)
