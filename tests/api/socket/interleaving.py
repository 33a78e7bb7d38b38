"""Every hop between threads, and every call for the loop's next turn, becomes a step that a dice can choose.

The store, the hub and the sockets are the real ones. Only where their work would wait for another thread or
for the next turn, it waits for this scheduler, which lets one after the other go on, in an order of its own.
"""

from __future__ import annotations

import asyncio
import random
import sqlite3
from collections.abc import Callable
from typing import Any, TypeVar

import aiosqlite

T = TypeVar("T")


class Scheduler:
    """Lets whoever waits go on, one at a time, as the dice fall."""

    def __init__(self, dice: random.Random) -> None:
        self.free = True
        """While it is, nobody waits: for what comes before and after a race."""
        self.in_order = False
        """Whether those who wait go on in the order of their coming, and not by the dice."""
        self._dice = dice
        self._waiting: list[Callable[[], object]] = []

    async def hop(self, connection: aiosqlite.Connection, work: Callable[[sqlite3.Connection], T]) -> T:
        """What `on_thread` does: there and back are a step each."""
        await self._turn()
        try:
            return work(connection._conn)
        finally:
            await self._turn()

    def call_soon(self, call: Callable[[], None]) -> None:
        """What a loop's `call_soon` does."""
        self._waiting.append(call)

    async def step(self) -> bool:
        """Let one of those who wait go on until all wait again; False if nobody waits."""
        await settled()
        if not self._waiting:
            return False
        self._waiting.pop(0 if self.in_order else self._dice.randrange(len(self._waiting)))()
        await settled()
        return True

    async def let_go(self) -> None:
        """Nobody waits any more: a race is over, or has failed half-way."""
        self.free = True
        while await self.step():
            pass

    async def _turn(self) -> None:
        if self.free:
            return
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()

        def go_on() -> None:
            if not turn.done():
                turn.set_result(None)

        self._waiting.append(go_on)
        await turn


async def settled() -> None:
    """Wait until every task of the loop waits for something; timers apart."""
    loop: Any = asyncio.get_running_loop()
    await asyncio.sleep(0)
    while loop._ready:  # noqa: ASYNC110 - nothing tells when all tasks wait
        await asyncio.sleep(0)
