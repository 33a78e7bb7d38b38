"""What people do at random, one file per noun: how often, and how such a command is made up.

Every command of the registry is here or in `APART`, with the reason.
"""

from __future__ import annotations

from tests.actions.traces.moves import (
    accounts,
    bookmarks,
    groups,
    members,
    messages,
    pins,
    reactions,
    read_markers,
    rooms,
    threads,
    typing,
)
from tests.actions.traces.scene import Moves

MOVES: Moves = {
    **messages.MOVES,
    **threads.MOVES,
    **reactions.MOVES,
    **pins.MOVES,
    **bookmarks.MOVES,
    **read_markers.MOVES,
    **rooms.MOVES,
    **members.MOVES,
    **groups.MOVES,
    **accounts.MOVES,
}
APART = {**accounts.APART, **typing.APART}
