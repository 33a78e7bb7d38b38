"""The volumes of the index of words: each holds a stretch of messages, by their places.

FTS5 writes the list of one word in one step, however long it is. So the index is bound in several tables, and
no list grows longer than a stretch: what it takes to let a deleted text leave the disk stays small in any one
step, and is done for the volume that held it alone. After the last volume the first one gets another stretch.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import NamedTuple

STRETCH = 65_536
"""Messages in a row that stand in one volume. The longest list of so many is written in some 10 ms."""
VOLUMES = tuple(f"message_words_{number:02}" for number in range(16))
"""The tables (migration 20). Up to a million messages each has one stretch."""


class Part(NamedTuple):
    """The places from `low` up to below `high`, all in one volume."""

    volume: str
    low: int
    high: int


def volume_of(place: int) -> str:
    """The volume that a message stands in."""
    return VOLUMES[place // STRETCH % len(VOLUMES)]


def by_volume(places: Collection[int]) -> dict[str, list[int]]:
    """Places by the volume they stand in."""
    grouped: dict[str, list[int]] = defaultdict(list)
    for place in places:
        grouped[volume_of(place)].append(place)
    return grouped


def parts(since: int, until: int) -> Iterator[Part]:
    """The places in [since, until) volume by volume, from the highest down."""
    while until > since:
        low = max(since, (until - 1) // STRETCH * STRETCH)
        yield Part(volume_of(low), low, until)
        until = low
