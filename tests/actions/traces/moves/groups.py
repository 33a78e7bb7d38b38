"""Groups: Moderators come and go."""

from tests.actions.traces.scene import Moves

from collabd.domain.users import AddToGroup, RemoveFromGroup

MOVES: Moves = {
    AddToGroup: (3, lambda at: AddToGroup(group_id="moderators", user_id=at.person())),
    RemoveFromGroup: (3, lambda at: RemoveFromGroup(group_id="moderators", user_id=at.person())),
}
