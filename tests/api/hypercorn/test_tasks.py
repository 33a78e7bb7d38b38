"""What waits for an application: in order, bounded, and never in the way of an end."""

import asyncio
from typing import Any

import pytest

from collabd.api.hypercorn.tasks import Mailbox

DATA: Any = {"type": "websocket.receive"}
END: Any = {"type": "websocket.disconnect", "code": 1006}


class Box:
    def __init__(self, size: int) -> None:
        self.queue: asyncio.Queue[Any] = asyncio.Queue(size)
        self.spawned: list[asyncio.Task[None]] = []
        self.put = Mailbox(
            self.queue, lambda put, message: self.spawned.append(asyncio.create_task(put(message)))
        )


async def test_messages_come_in_order_and_wait_for_room() -> None:
    box = Box(1)
    await box.put(DATA)
    waiting = asyncio.create_task(box.put(END | {"type": "websocket.receive"}))
    assert await box.queue.get() == DATA
    await waiting
    assert (await box.queue.get())["code"] == 1006


async def test_the_news_of_an_end_waits_behind_what_is_there_without_holding_up_its_bringer() -> None:
    box = Box(1)
    await box.put(DATA)
    async with asyncio.timeout(1):
        await box.put(END)
    assert [await box.queue.get(), await box.queue.get()] == [DATA, END]
    assert len(box.spawned) == 1


@pytest.mark.parametrize(("by", "left"), [("discard", [END]), ("close", [])])
async def test_what_nobody_wants_is_forgotten_and_whoever_waits_goes_on(by: str, left: list[Any]) -> None:
    box = Box(1)
    await box.put(DATA)
    waiting = asyncio.create_task(box.put(DATA))
    await asyncio.sleep(0)
    getattr(box.put, by)()
    await waiting
    box.queue.get_nowait()
    await box.put(DATA)
    await box.put(END)
    assert [box.queue.get_nowait() for _ in range(box.queue.qsize())] == left
