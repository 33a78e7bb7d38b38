"""Connects that wait for the database are read together, and none is begun that cannot be made whole."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any, cast

import pytest

from collabd.api.socket.opening import Wish
from collabd.api.socket.openings import ATTEMPTS, TOGETHER, Openings
from collabd.api.socket.pushes import CentrifugeEncoding
from collabd.config import Live
from collabd.domain.effects import Appended, Effect, Redacted, SessionClosed
from collabd.domain.errors import Code, CollabError, overloaded
from collabd.domain.records import Position
from collabd.domain.sync import Place
from collabd.live.hub import Hub
from collabd.live.journal import GREATEST_EFFECTS
from collabd.store.base import Store


class House:
    """A hub, and a store whose snapshots end when the test says so."""

    def __init__(self) -> None:
        self.hub = Hub(CentrifugeEncoding())
        self.openings = Openings(cast(Store, self), self.hub, Live())
        self.batches: list[list[Wish]] = []
        self.most = TOGETHER
        self.answered = asyncio.Event()
        self.reads: asyncio.Queue[asyncio.Future[None]] = asyncio.Queue()

    async def read(self, _: object, wishes: Sequence[Wish], *__: object) -> list[Any]:
        self.batches.append([*wishes])
        ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.reads.put_nowait(ready)
        await ready
        self.answered.set()
        return [f"opened {wish.token}" for wish in wishes[: self.most]]

    def connect(self, token: str, **offsets: int) -> asyncio.Task[tuple[Any, int]]:
        places = {f"room:{name}": Place(offset=offset) for name, offset in offsets.items()}
        return asyncio.ensure_future(self.openings.read(token, places, rooms=True))

    async def meanwhile(self, *effects: Effect) -> None:
        """These are committed while a snapshot is read, which then ends."""
        ready = await self.reads.get()
        self.hub.apply(effects)
        ready.set_result(None)


def event(room: str, offset: int) -> Appended:
    body = f'{{"number":{offset}}}'.encode()
    return Appended(Position(stream=f"room:{room}", epoch="this", offset=offset, tag="12345678"), body)


FORGETTING = [SessionClosed("somebody's")] * (GREATEST_EFFECTS + 1)


async def test_who_waits_is_read_together() -> None:
    house = House()
    tasks = [house.connect(str(n)) for n in range(2 * TOGETHER)]
    for _ in range(2):
        await house.meanwhile()
    assert [found for found, _ in await asyncio.gather(*tasks)] == [
        f"opened {n}" for n in range(2 * TOGETHER)
    ]
    assert [len(batch) for batch in house.batches] == [TOGETHER, TOGETHER]


async def test_a_batch_forms_while_the_last_one_is_read() -> None:
    house = House()
    first = house.connect("first")
    ready = await house.reads.get()
    others = [house.connect(name) for name in ("second", "third")]
    ready.set_result(None)
    await house.meanwhile()
    await asyncio.gather(first, *others)
    assert [[wish.token for wish in batch] for batch in house.batches] == [["first"], ["second", "third"]]


async def test_who_has_gone_is_not_read_for() -> None:
    house = House()
    first = house.connect("first")
    ready = await house.reads.get()
    gone, staying = house.connect("gone"), house.connect("staying")
    await asyncio.sleep(0)
    gone.cancel()
    ready.set_result(None)
    await house.meanwhile()
    await asyncio.gather(first, staying)
    assert [wish.token for wish in house.batches[1]] == ["staying"]


async def test_what_the_hub_holds_is_not_asked_of_the_log() -> None:
    house = House()
    house.hub.apply([event("a", 4), event("a", 5), event("a", 6), event("b", 9)])
    task = house.connect("token", a=4, b=7, c=1)
    await house.meanwhile()
    await task
    recents = house.batches[0][0].recents
    assert {stream: [one.offset for one in events] for stream, events in recents.items()} == {
        "room:a": [5, 6]
    }


async def test_what_was_redacted_is_not_held_any_more() -> None:
    house = House()
    house.hub.apply([event("a", 5), event("a", 6), event("b", 5), Redacted("room:a", 5)])
    task = house.connect("token", a=4, b=4)
    await house.meanwhile()
    await task
    assert list(house.batches[0][0].recents) == ["room:b"]


async def test_who_is_left_over_is_read_first_the_next_time() -> None:
    house = House()
    house.most = 2
    tasks = [house.connect(str(n)) for n in range(5)]
    for _ in range(3):
        await house.meanwhile()
    await asyncio.gather(*tasks)
    assert [[wish.token for wish in batch] for batch in house.batches] == [
        ["0", "1", "2", "3", "4"],
        ["2", "3", "4"],
        ["4"],
    ]


async def test_effects_of_the_very_turn_in_which_it_is_answered_count() -> None:
    house = House()
    task = house.connect("token")
    (await house.reads.get()).set_result(None)
    # The store has answered, the connect has not gone on yet.
    await house.answered.wait()
    house.hub.apply(FORGETTING)
    mark = house.hub.mark
    await house.meanwhile()
    assert await task == ("opened token", mark)


async def test_it_is_read_again_until_the_hub_remembers() -> None:
    house = House()
    task = house.connect("token")
    for _ in range(ATTEMPTS - 1):
        await house.meanwhile(*FORGETTING)
    mark = house.hub.mark
    await house.meanwhile()
    assert await task == ("opened token", mark)


async def test_it_is_put_off_if_the_hub_never_does() -> None:
    house = House()
    task = house.connect("token")
    for _ in range(ATTEMPTS):
        await house.meanwhile(*FORGETTING)
    with pytest.raises(CollabError) as refused:
        await task
    assert refused.value.code is Code.OVERLOADED


async def test_a_failed_read_is_told_to_all_and_ends_nothing() -> None:
    house = House()
    tasks = [house.connect("one"), house.connect("other")]
    (await house.reads.get()).set_exception(overloaded())
    for refused in await asyncio.gather(*tasks, return_exceptions=True):
        assert isinstance(refused, CollabError)
    later = house.connect("later")
    await house.meanwhile()
    assert (await later)[0] == "opened later"
