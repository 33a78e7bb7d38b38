"""Who has read what: everybody, in all rooms, as far as these had come when they last said something."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from collabd.demo.commands import Act
from collabd.domain.read_markers import MarkAllRead


class Readers:
    """Takes note of what is said, to tell in the end who has read it."""

    def __init__(self) -> None:
        self._heads: dict[str, int] = {}
        self._seen: dict[str, dict[str, int]] = {}

    def note(self, act: Act, result: Any) -> None:
        """An act has been carried out; acts come in their order."""
        if act.name == "message.send":
            self._heads[result.message.room_id] = result.message.offset
            self._seen[act.who] = dict(self._heads)

    def acts(self) -> Iterator[Act]:
        """What everybody has to say about it in the end."""
        for who, offsets in self._seen.items():
            yield Act(who, "rooms.markAllRead", MarkAllRead(offsets=offsets))
