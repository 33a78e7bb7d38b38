"""The log: heads, tags, reading from a place, redaction, and forgetting the oldest."""

from __future__ import annotations

import json

import pytest
from tests.support.log import log_of, note, words
from tests.support.stores import World

from collabd.actions.context import Snapshot, Transaction
from collabd.domain.events import RoomUnlisted
from collabd.domain.records import Position
from collabd.store.queries.events import ORIGIN_TAG

OLD, YOUNG = 1_000, 10_000


async def fill(w: World, times: list[int]) -> None:
    """One event at each of these times."""
    for number, at in enumerate(times, 1):
        w.clock.now = at - 1
        await w.store.write(note, str(number))


async def trim(tx: Transaction, keep: int, limit: int) -> int:
    return await tx.events.trim("room:hall", 5_000, keep, limit)


async def offsets(w: World) -> list[int]:
    return [offset for offset, _ in await words(w.store)]


async def head_of(view: Snapshot, stream: str) -> Position:
    return await view.events.head(stream)


async def test_a_stream_in_which_nothing_happened_stands_at_its_origin(w: World) -> None:
    head = await w.store.read(head_of, "room:empty")
    assert (head.offset, head.tag, head.epoch) == (0, ORIGIN_TAG, w.store.epoch)


async def test_a_head_is_the_position_of_the_last_event(w: World) -> None:
    positions = [await w.store.write(note, str(number)) for number in range(3)]
    assert await w.store.read(head_of, "room:hall") == positions[-1]
    assert len({position.tag for position in positions}) == 3

    async def look(view: Snapshot) -> tuple[dict[str, Position], list[str | None]]:
        heads = await view.events.heads(["room:hall", "room:empty", "user:x'\"--"])
        return heads, [await view.events.tag_at("room:hall", offset) for offset in range(5)]

    heads, tags = await w.store.read(look)
    assert heads["room:hall"] == positions[-1]
    assert heads["room:empty"].offset == heads["user:x'\"--"].offset == 0
    assert tags == [ORIGIN_TAG, *(position.tag for position in positions), None]


async def test_events_are_read_from_a_place_in_either_direction(w: World) -> None:
    for number in range(1, 8):
        await w.store.write(note, str(number))
    await w.store.write(note, "elsewhere", "room:other")

    async def read(view: Snapshot) -> list[list[int]]:
        found = [
            await view.events.after("room:hall", 2, 3),
            await view.events.after("room:hall", 7, 3),
            await view.events.after("room:hall", -5, 2),
            await view.events.before("room:hall", 4, 10),
            await view.events.before("room:hall", 100, 2),
        ]
        return [[event.offset for event in events] for events in found]

    assert await w.store.read(read) == [[3, 4, 5], [], [1, 2], [3, 2, 1], [7, 6]]


async def test_many_streams_are_read_at_once_each_from_its_place(w: World) -> None:
    for number in range(1, 6):
        await w.store.write(note, str(number))
        await w.store.write(note, str(number), "room:other")

    async def read(view: Snapshot, places: dict[str, int], limit: int) -> dict[str, list[int]]:
        found = await view.events.above_all(places, limit)
        return {stream: [event.offset for event in events] for stream, events in found.items()}

    async def same(view: Snapshot) -> bool:
        found = await view.events.above_all({"room:other": 0}, 10)
        return found["room:other"] == await view.events.after("room:other", 0, 10)

    places = {"room:other": 3, "room:hall": 1, "room:empty": 0}
    whole = {"room:other": [4, 5], "room:hall": [2, 3, 4, 5], "room:empty": []}
    assert await w.store.read(read, places, 7) == whole
    assert await w.store.read(read, places, 6) == {"room:other": [4, 5]}, "what may be cut off is left out"
    assert await w.store.read(read, places, 2) == {}
    assert await w.store.read(read, {}, 2) == {}
    assert await w.store.read(same)


async def test_an_event_says_what_the_store_knows(w: World) -> None:
    position = await w.store.write(note, "word")

    async def read(view: Snapshot) -> bytes:
        return (await view.events.after("room:hall", 0, 1))[0].body

    stored = json.loads(await w.store.read(read))
    assert stored == {
        "type": "room.unlisted",
        "at": "2026-11-18T11:06:40.002Z",
        "actorId": None,
        "commandId": None,
        "tag": position.tag,
        "roomId": "word",
    }


async def test_a_body_may_depend_on_its_own_offset(w: World) -> None:
    async def count(tx: Transaction) -> Position:
        return await tx.append("room:hall", lambda offset: RoomUnlisted(room_id=f"number {offset}"))

    await w.store.write(count)
    await w.store.write(count)
    assert await words(w.store) == [(1, "number 1"), (2, "number 2")]


@pytest.mark.parametrize(
    ("times", "keep", "left"),
    [
        ([OLD, OLD + 1, OLD + 2, YOUNG], 0, [4]),
        ([OLD, OLD + 1, OLD + 2, OLD + 3], 2, [3, 4]),
        ([OLD, OLD + 1], 5, [1, 2]),
        ([YOUNG, YOUNG + 1], 0, [1, 2]),
        ([OLD, YOUNG, OLD + 1, YOUNG], 0, [2, 3, 4]),
        ([YOUNG, OLD, OLD + 1], 0, [1, 2, 3]),
    ],
    ids=[
        "the old ones",
        "but so many",
        "fewer than are kept",
        "only young ones",
        "a clock set back",
        "set back at once",
    ],
)
async def test_the_oldest_are_forgotten_and_no_gap_is_left(
    w: World, times: list[int], keep: int, left: list[int]
) -> None:
    await fill(w, times)
    while await w.store.write(trim, keep, 100):
        pass
    assert await offsets(w) == left
    await w.store.write(note, "next")
    assert (await offsets(w))[-1] == len(times) + 1, "the head does not go back"


async def test_forgetting_goes_in_steps(w: World) -> None:
    await fill(w, [OLD + number for number in range(7)])
    steps = []
    while went := await w.store.write(trim, 1, 2):
        steps.append(went)
    assert steps == [2, 2, 2]
    assert await offsets(w) == [7]


async def test_other_streams_are_left_alone(w: World) -> None:
    await fill(w, [OLD, OLD + 1])
    await w.store.write(note, "old, too", "room:other")
    await w.store.write(trim, 0, 100)
    assert await offsets(w) == []
    assert await w.store.read(log_of, "room:other") == [(1, "old, too")]
