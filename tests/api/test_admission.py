"""Who is let in when many come at once."""

from __future__ import annotations

import asyncio
from unittest.mock import patch

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


async def test_who_has_waited_long_is_let_in_out_of_turn_as_far_as_they_can_be_served_in_time() -> None:
    loop = asyncio.get_running_loop()
    now = loop.time()
    with patch.object(loop, "time", lambda: now), patch.object(loop, "call_at") as call_at:
        admission = Admission(1, patience=3)
        for _ in range(3):
            with admission.working():
                pass
        early = await turns(admission, 5)
        now += 2
        late = await turns(admission, 1)
        ((moment, look),) = [call.args for call in call_at.mock_calls]
        now = moment
        look()
        await asyncio.sleep(0)
        assert inside([*early, *late]) == [True, True, True, False, False, False]
        for _ in range(3):  # each makes room for one; the last to leave lets nobody in who is not yet due
            admission.leave()
        await asyncio.sleep(0)
        assert inside([*early, *late]) == [True, True, True, True, True, False]
        admission.leave()
        assert not late[0].done()
        admission.leave()
        await late[0]


async def test_nobody_is_let_in_out_of_turn_while_nobody_is_served() -> None:
    loop = asyncio.get_running_loop()
    now = loop.time()
    with patch.object(loop, "time", lambda: now), patch.object(loop, "call_at") as call_at:
        admission = Admission(1, patience=3)
        with admission.working():
            pass
        tasks = await turns(admission, 3)
        now += 60
        call_at.call_args.args[1]()
        await asyncio.sleep(0)
    assert inside(tasks) == [True, False, False]
    for task in tasks[1:]:
        admission.leave()
        await task


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
