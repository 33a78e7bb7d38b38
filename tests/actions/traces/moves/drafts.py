"""Drafts: of a room or a thread, with a version that may be stale, also emptied."""

from tests.actions.traces.scene import Moves, Scene

from collabd.domain.drafts import SaveDraft


def save(at: Scene) -> SaveDraft:
    """Mostly begun."""
    content = at.one_of(("", "let me", "let me think"))
    thread = at.message() if at.chance(3) == 0 else None
    return SaveDraft(room_id=at.room(), thread_id=thread, content=content, version=at.chance(3))


MOVES: Moves = {SaveDraft: (8, save)}
