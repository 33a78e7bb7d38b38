"""Reactions: few emoji, so that they meet."""

from tests.actions.traces.scene import Moves, Scene

from collabd.domain.reactions import AddReaction, RemoveReaction

EMOJI = "👍👀"


def remove(at: Scene) -> RemoveReaction:
    """One's own, or another's."""
    author = at.person() if at.chance(2) else None
    return RemoveReaction(message_id=at.message_of(AddReaction), emoji=at.one_of(EMOJI), author=author)


MOVES: Moves = {
    AddReaction: (12, lambda at: AddReaction(message_id=at.message(), emoji=at.one_of(EMOJI))),
    RemoveReaction: (10, remove),
}
