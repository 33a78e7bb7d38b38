"""Commands that bob may carry out, and then asks for again: one file per noun.

Bob is a member of alice's private room "Attic". What it needs is done first.
"""

from __future__ import annotations

from tests.actions.repeats import (
    api_keys,
    bookmarks,
    drafts,
    groups,
    members,
    messages,
    moderation,
    notifications,
    pins,
    reactions,
    read_markers,
    room_preferences,
    rooms,
    sessions,
    threads,
    users,
)
from tests.actions.repeats.making import Makes

NOUNS = (
    messages,
    threads,
    reactions,
    pins,
    bookmarks,
    drafts,
    read_markers,
    notifications,
    rooms,
    members,
    room_preferences,
    groups,
    moderation,
    sessions,
    users,
    api_keys,
)
MAKES: Makes = {kind: make for noun in NOUNS for kind, make in noun.MAKES.items()}
TWICE = [kind for noun in NOUNS for kind in noun.TWICE]
"""Those that change nothing when it is done already, under another id."""
