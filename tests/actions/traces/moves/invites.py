"""Invites into rooms, which somebody accepts."""

from tests.actions.traces.scene import Moves, Scene

from collabd.domain.invites import AcceptInvite, CreateInvite, RevokeInvite


def accept(at: Scene) -> AcceptInvite:
    """Somebody's."""
    made = at.result_of(CreateInvite)
    return AcceptInvite(code="nonsense" if made is None else made.code)


def revoke(at: Scene) -> RevokeInvite:
    """Somebody's."""
    made = at.result_of(CreateInvite)
    return RevokeInvite(invite_id="nonsense" if made is None else made.invite.id)


MOVES: Moves = {
    CreateInvite: (4, lambda at: CreateInvite(room_id=at.room())),
    AcceptInvite: (4, accept),
    RevokeInvite: (1, revoke),
}
