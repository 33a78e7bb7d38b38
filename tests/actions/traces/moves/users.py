"""What people say of themselves, and how they want to be shown."""

from tests.actions.traces.scene import Moves, Scene

from collabd.domain.presence import UpdatePresence
from collabd.domain.records import Command
from collabd.domain.users import UpdateUser, UserStatus


def update(at: Scene) -> UpdateUser:
    """One thing at a time, as in the app."""
    if at.chance(4) == 0:
        return UpdateUser(avatar_file_id=at.one_of((None, *at.avatars())))
    if at.chance(2):
        return UpdateUser(availability=at.one_of(("AUTO", "AWAY", "BUSY")))
    return UpdateUser(status=at.one_of((None, UserStatus(text="out"), UserStatus(text="in", emoji="🌴"))))


MOVES: Moves = {UpdateUser: (4, update)}
APART: dict[type[Command], str] = {UpdatePresence: "it passes: no event is stored"}
