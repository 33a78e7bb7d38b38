"""Members: brought in, taken out."""

from tests.actions.traces.scene import Moves

from collabd.domain.members import AddMember, RemoveMember

MOVES: Moves = {
    AddMember: (10, lambda at: AddMember(room_id=at.room(), user_id=at.person())),
    RemoveMember: (5, lambda at: RemoveMember(room_id=at.room(), user_id=at.person())),
}
