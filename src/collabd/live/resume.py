"""Resume: which missed events a client gets, or that it must start over. Never a part of them.

The contract is that of the Centrifuge client protocol: recoverable if the epoch is the same (an empty one
matches any), the client is not ahead, the next event is still stored, and the gap is small enough. The tag,
where the client has one, must be that of the very event the client holds: a copied or rolled-back database
keeps its epoch and is found out by it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from msgspec import Struct

from collabd.domain.effects import Stored
from collabd.domain.records import Position
from collabd.domain.sync import Place


class LogReader(Protocol):
    """What resuming asks the log, within one snapshot."""

    async def tag_at(self, stream: str, offset: int) -> str | None:
        """The tag of the event at that offset; None if it is not stored."""

    async def after(self, stream: str, offset: int, limit: int) -> list[Stored]:
        """The events above an offset in their order, at most `limit`."""


class Budget(Struct):
    """How many events and bytes the answer may still carry, and how many streams may be read in vain."""

    events: int
    bytes: int
    vain: int = 8


Recents = Mapping[str, Sequence[Stored]]
"""Events that are in memory already, by stream: those that follow the client's place, without a gap."""


class ReadAhead:
    """A log of which much is in memory; what is not is read when it is asked for."""

    def __init__(self, log: LogReader, places: Mapping[str, int], found: Recents) -> None:
        """`found` are all events above each of `places`, for those streams that it holds."""
        self._log = log
        self._places = places
        self._found = found

    async def tag_at(self, stream: str, offset: int) -> str | None:
        """See `LogReader`."""
        return await self._log.tag_at(stream, offset)

    async def after(self, stream: str, offset: int, limit: int) -> list[Stored]:
        """See `LogReader`."""
        if self._places.get(stream) == offset and stream in self._found:
            return list(self._found[stream][:limit])
        return await self._log.after(stream, offset, limit)


def missed_in(
    heads: Mapping[str, Position], places: Mapping[str, Place], budget: Budget
) -> dict[str, tuple[int, int]]:
    """By stream: the client's offset and how many events it has missed, where it can be given all of them."""
    wanted: dict[str, tuple[int, int]] = {}
    for stream, head in heads.items():
        place = places.get(stream)
        if place is None or place.epoch not in {"", head.epoch}:
            continue
        missed = head.offset - place.offset
        if 0 < missed <= budget.events and place.offset >= 0:
            wanted[stream] = (place.offset, missed)
    return wanted


async def replay(log: LogReader, head: Position, place: Place, budget: Budget) -> list[Stored] | None:
    """All events between the client's place and the head, or None if the client must start over.

    Takes what it gives out of `budget.bytes`; `budget.events` holds for each stream by itself. Who was long
    away lacks more than fits in hundreds of streams: after `budget.vain` of them no other is read.
    """
    if not await same_past(log, head, place):
        return None
    missed = head.offset - place.offset
    if missed == 0:
        return []
    if missed > budget.events or budget.vain == 0:
        return None
    events = await log.after(head.stream, place.offset, missed)
    size = sum(len(event.body) for event in events)
    if len(events) != missed or size > budget.bytes:
        budget.vain -= 1
        return None
    budget.bytes -= size
    return events


async def same_past(log: LogReader, head: Position, place: Place) -> bool:
    """Whether what the client holds is a beginning of this very stream, as far as can be known."""
    if place.epoch not in {"", head.epoch} or not 0 <= place.offset <= head.offset:
        return False
    if place.tag is None or place.offset == 0:
        return True
    if place.offset == head.offset:
        return place.tag == head.tag
    return place.tag == await log.tag_at(head.stream, place.offset)
