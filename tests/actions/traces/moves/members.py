"""Members: brought in, made owners, taken out."""

from tests.actions.traces.scene import Moves

from collabd.domain.members import AddMember, RemoveMember, UpdateMember

MOVES: Moves = {
    AddMember: (10, lambda at: AddMember(room_id=at.room(), user_id=at.person())),
    UpdateMember: (
        6,
        lambda at: UpdateMember(room_id=at.room(), user_id=at.person(), role=at.one_of(("owner", "member"))),
    ),
    RemoveMember: (5, lambda at: RemoveMember(room_id=at.room(), user_id=at.person())),
}
