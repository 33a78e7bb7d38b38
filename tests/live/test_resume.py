"""Resume: every missed event or none, by the contract of the Centrifuge client protocol."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from collabd.domain.effects import Stored
from collabd.domain.records import Position
from collabd.domain.sync import Place
from collabd.live.resume import Budget, ReadAhead, missed_in, replay

STREAM = "room:a"
BODY = b'{"ten":1}!'


def tag(offset: int) -> str:
    return f"{offset:08x}"


class Log:
    """Ten events, of which the first may have been trimmed; every body has ten bytes."""

    def __init__(self, first: int = 1, last: int = 10) -> None:
        self.first = first
        self.last = last

    @property
    def head(self) -> Position:
        return Position(stream=STREAM, epoch="this", offset=self.last, tag=tag(self.last))

    async def tag_at(self, stream: str, offset: int) -> str | None:
        assert stream == STREAM
        return tag(offset) if self.first <= offset <= self.last else None

    async def after(self, stream: str, offset: int, limit: int) -> list[Stored]:
        assert stream == STREAM
        offsets = range(max(offset + 1, self.first), self.last + 1)
        return [Stored(each, BODY) for each in offsets[:limit]]


@dataclass
class Row:
    """Where a client stands, in which log, and what it gets: offsets, or None for "start over"."""

    place: Place
    gets: list[int] | None
    log: Log
    events: int = 300
    bytes: int = 1000


def row(
    gets: list[int] | None, *, epoch: str = "this", offset: int = 0, tag: str | None = None, **rest: int
) -> Row:
    log = Log(rest.pop("first", 1), rest.pop("last", 10))
    return Row(Place(epoch=epoch, offset=offset, tag=tag), gets, log, **rest)


ALL = list(range(1, 11))

ROWS = {
    "the same epoch": row([8, 9, 10], offset=7),
    "an empty epoch matches any": row([8, 9, 10], epoch="", offset=7),
    "another epoch": row(None, epoch="other", offset=7),
    "another epoch from the very start": row(None, epoch="other"),
    "nothing missed": row([], offset=10),
    "from the very start": row(ALL),
    "an empty stream": row([], last=0),
    "ahead of the server": row(None, offset=11),
    "before the beginning": row(None, offset=-1),
    "far before the beginning": row(None, offset=-(10**30), events=10**31),
    "far ahead": row(None, offset=2**53),
    "the next one is the first that is stored": row([5, 6, 7, 8, 9, 10], offset=4, first=5),
    "the next one has been trimmed": row(None, offset=3, first=5),
    "everything was trimmed, nothing missed": row([], offset=10, first=11),
    "everything was trimmed": row(None, offset=9, first=11),
    "the tag of that event": row([8, 9, 10], offset=7, tag=tag(7)),
    "the tag of another event": row(None, offset=7, tag="ffffffff"),
    "the tag of the head": row([], offset=10, tag=tag(10)),
    "another tag at the head": row(None, offset=10, tag="ffffffff"),
    "a tag at the very start says nothing": row(ALL, offset=0, tag="ffffffff"),
    "a tag that has been trimmed cannot be checked": row(None, offset=4, tag=tag(4), first=5),
    "as many as allowed": row([8, 9, 10], offset=7, events=3),
    "one more than allowed": row(None, offset=7, events=2),
    "as many bytes as allowed": row([8, 9, 10], offset=7, bytes=30),
    "one byte too many": row(None, offset=7, bytes=29),
    "nothing missed needs no budget": row([], offset=10, events=0, bytes=0),
}


@pytest.mark.parametrize("case", ROWS.values(), ids=ROWS.keys())
async def test_every_missed_event_or_none(case: Row) -> None:
    budget = Budget(case.events, case.bytes)
    found = await replay(case.log, case.log.head, case.place, budget)
    assert (None if found is None else [event.offset for event in found]) == case.gets
    assert budget.bytes == case.bytes - len(BODY) * len(case.gets or []), "what is not given costs nothing"


async def test_the_bytes_are_for_all_streams_and_the_count_for_each() -> None:
    log, budget = Log(), Budget(4, 70)
    gets = [await replay(log, log.head, Place(offset=offset), budget) for offset in (6, 8, 8, 9, 9)]
    assert [None if got is None else len(got) for got in gets] == [4, 2, None, 1, None]


async def test_few_streams_are_read_in_vain_however_many_do_not_fit() -> None:
    class Counting(Log):
        reads = 0

        async def after(self, stream: str, offset: int, limit: int) -> list[Stored]:
            self.reads += 1
            return await super().after(stream, offset, limit)

    log, budget = Counting(), Budget(300, 99, vain=3)
    places = [Place(), Place(), Place(offset=9), *[Place()] * 100, Place(offset=10)]
    gets = [await replay(log, log.head, place, budget) for place in places]
    assert [None if got is None else len(got) for got in gets] == [None, None, 1, *[None] * 100, 0]
    assert log.reads == 4


async def test_a_hole_in_the_log_is_never_passed_over() -> None:
    class Torn(Log):
        async def after(self, stream: str, offset: int, limit: int) -> list[Stored]:
            return [event for event in await super().after(stream, offset, limit) if event.offset != 9]

    log = Torn()
    assert await replay(log, log.head, Place(offset=9), Budget(300, 1000)) is not None
    assert await replay(log, log.head, Place(offset=7), Budget(300, 1000)) is None


class Untouched(Log):
    """A log that must not be asked."""

    async def after(self, stream: str, offset: int, limit: int) -> list[Stored]:
        raise AssertionError(stream, offset, limit)


async def test_what_was_read_ahead_is_not_read_again() -> None:
    found = await Log().after(STREAM, 7, 300)
    ahead = ReadAhead(Untouched(), {STREAM: 7}, {STREAM: found})
    gets = await replay(ahead, Log().head, Place(offset=7), Budget(300, 1000))
    assert gets == found
    with pytest.raises(AssertionError):
        await replay(ahead, Log().head, Place(offset=6), Budget(300, 1000))
    with pytest.raises(AssertionError):
        await replay(ReadAhead(Untouched(), {STREAM: 7}, {}), Log().head, Place(offset=7), Budget(300, 1000))


def test_what_was_missed_is_what_can_be_given() -> None:
    heads = {name: Position(stream=name, epoch="this", offset=10, tag="") for name in "abcdefgh"}
    places = {
        "a": Place(epoch="this", offset=7),
        "b": Place(epoch="other", offset=7),
        "c": Place(epoch="", offset=10),
        "d": Place(epoch="", offset=0),
        "e": Place(epoch="", offset=11),
        "f": Place(epoch="", offset=5),
        "g": Place(epoch="", offset=5),
    }
    assert missed_in(heads, places, Budget(9, 1000)) == {"a": (7, 3), "f": (5, 5), "g": (5, 5)}
