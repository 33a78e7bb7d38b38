"""What people say of themselves, and how they want to be shown."""

from tests.actions.traces.scene import Moves, Scene

from collabd.domain.presence import UpdatePresence
from collabd.domain.records import Command
from collabd.domain.users import ChangeEmail, UpdateUser, UserStatus


def update(at: Scene) -> UpdateUser:
    """One thing at a time, as in the app."""
    if at.chance(4) == 0:
        return UpdateUser(avatar_file_id=at.one_of((None, *at.avatars())))
    if at.chance(6) == 0:
        return UpdateUser(display_name=at.one_of(("Somebody", "Someone else")))
    if at.chance(6) == 0:
        return UpdateUser(timezone=at.one_of((None, "Asia/Tokyo", "Europe/Paris")))
    if at.chance(2):
        return UpdateUser(availability=at.one_of(("AUTO", "AWAY", "BUSY")))
    return UpdateUser(status=at.one_of((None, UserStatus(text="out"), UserStatus(text="in", emoji="🌴"))))


MOVES: Moves = {UpdateUser: (4, update)}
APART: dict[type[Command], str] = {
    UpdatePresence: "it passes: no event is stored",
    ChangeEmail: "it takes the password; its only event is that of another time zone",
}
