"""Who is let in when many come at once."""

from __future__ import annotations

import asyncio

import pytest

from collabd.api.admission import Admission


async def turns(admission: Admission, count: int) -> list[asyncio.Task[None]]:
    """So many who want to enter, in this order; each has been looked at once."""
    tasks = [asyncio.create_task(admission.enter()) for _ in range(count)]
    await asyncio.sleep(0)
    return tasks


def inside(tasks: list[asyncio.Task[None]]) -> list[bool]:
    return [task.done() for task in tasks]


async def test_a_few_at_a_time_in_the_order_of_coming() -> None:
    admission = Admission(2)
    tasks = await turns(admission, 4)
    assert inside(tasks) == [True, True, False, False]
    admission.leave()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert inside(tasks) == [True, True, True, False]
    assert admission.waiting == 1
    admission.leave()
    await asyncio.gather(*tasks)


async def test_handshakes_wait_for_connects_and_connects_for_nobody() -> None:
    admission = Admission(1)
    with admission.working(), admission.working():
        (task,) = await turns(admission, 1)
        assert not task.done()
    await task


async def test_whoever_gives_up_takes_nobodys_turn() -> None:
    admission = Admission(1)
    first, second, third = await turns(admission, 3)
    assert inside([first, second, third]) == [True, False, False]
    second.cancel()
    with pytest.raises(asyncio.CancelledError):
        await second
    admission.leave()
    third.cancel()  # while its turn has just come
    with pytest.raises(asyncio.CancelledError):
        await third
    await asyncio.wait_for(admission.enter(), 1)


async def test_whoever_gives_up_just_when_somebody_leaves_takes_no_turn_along() -> None:
    admission = Admission(1)
    first, second, third = await turns(admission, 3)
    second.cancel()
    admission.leave()
    await asyncio.gather(first, third)
    with pytest.raises(asyncio.CancelledError):
        await second
    admission.leave()
    await asyncio.wait_for(admission.enter(), 1)
