"""Nobody waits behind all that somebody else has asked at once."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from tests.live.sockets import Pipe
from tests.support.people import person
from tests.support.stores import World, world

from collabd.actions.context import Snapshot
from collabd.api.http import OPERATIONS
from collabd.api.measures import Measures
from collabd.api.passwords import Passwords
from collabd.api.readiness import Readiness
from collabd.api.services import Caller, Services
from collabd.api.socket.openings import Openings
from collabd.api.socket.peer import Peer
from collabd.api.socket.pushes import CentrifugeEncoding
from collabd.api.socket.turns import AT_ONCE, Turns
from collabd.api.throttle import Throttle
from collabd.config import Config, Store
from collabd.live.bus import MemoryBus
from collabd.live.flush import Flusher
from collabd.live.hub import Hub
from collabd.live.presence import Presence
from collabd.live.typing import Typing

MANY = 300


@pytest.fixture
async def one_reader(tmp_path: Path) -> AsyncIterator[World]:
    """A store that answers one look-up at a time."""
    async with world(tmp_path, settings=Store(readers=1)) as made:
        yield made


@pytest.fixture
async def services(one_reader: World) -> AsyncIterator[Services]:
    """Everything that a socket works with."""
    config, loop, bus = Config(), asyncio.get_running_loop(), MemoryBus()
    hub = Hub(CentrifugeEncoding())
    bus.listen(hub.apply, hub.send)
    passwords = Passwords(config.accounts)
    yield Services(
        config=config,
        clock=one_reader.clock,
        store=one_reader.store,
        bus=bus,
        hub=hub,
        flusher=Flusher(loop.call_soon),
        presence=Presence(one_reader.clock, loop.call_later, bus.send, 0, lambda _: 1),
        typing=Typing(one_reader.clock, bus.send, 6),
        passwords=passwords,
        throttle=Throttle(config.throttle, loop.time),
        methods={operation.rpc: operation for operation in OPERATIONS if operation.rpc is not None},
        uploads=cast(Any, None),
        readiness=Readiness(one_reader.store),
        measures=Measures(),
        openings=Openings(one_reader.store, hub, config.live),
    )
    passwords.close()


class Line:
    """Where those who asked are answered; it remembers in which order."""

    def __init__(self) -> None:
        self.answered: list[str] = []
        self.changed = asyncio.Event()

    async def until(self, name: str, count: int) -> None:
        """Wait for so many answers to somebody."""
        async with asyncio.timeout(20):
            while self.answered.count(name) < count:
                self.changed.clear()
                await self.changed.wait()


class Ear(Pipe):
    """The far end of someone's socket."""

    def __init__(self, name: str, line: Line) -> None:
        super().__init__()
        self._name, self._line = name, line

    def write(self, frame: bytes) -> None:
        super().write(frame)
        replies = [json.loads(text) for text in frame.split(b"\n")]
        self._line.answered += [self._name for reply in replies if reply.get("id")]
        self._line.changed.set()


async def enter(services: Services, name: str, line: Line) -> Peer:
    """A socket of someone new, connected."""
    await person(services.store, name)
    peer = Peer(services, Caller(actor=None), f"{name}-token", Ear(name, line))
    peer.receive(b'{"id":1,"connect":{}}')
    await line.until(name, 1)
    return peer


def questions(count: int) -> bytes:
    """A frame that asks for so many look-ups."""
    rpc = {"method": "room.list", "data": {}}
    return b"\n".join(json.dumps({"id": 2 + n, "rpc": rpc}).encode() for n in range(count))


class Gate:
    """Keeps the store's only reader busy until it is opened."""

    def __init__(self) -> None:
        self._entered, self._open = threading.Event(), threading.Event()

    async def shut(self, services: Services) -> asyncio.Task[None]:
        """Make the reader wait; a task that ends after that."""
        held = asyncio.create_task(services.store.read(self._hold))
        assert await asyncio.to_thread(self._entered.wait, 20)
        return held

    async def _hold(self, _: Snapshot) -> None:
        self._entered.set()
        assert self._open.wait(20)

    def open(self) -> None:
        self._open.set()


@pytest.fixture
def gate() -> Iterator[Gate]:
    made = Gate()
    yield made
    made.open()


async def test_one_question_is_answered_in_the_midst_of_many_of_somebody_else(
    services: Services, gate: Gate
) -> None:
    line = Line()
    greedy, modest = await enter(services, "greedy", line), await enter(services, "modest", line)
    line.answered.clear()
    held = await gate.shut(services)
    greedy.receive(questions(MANY))
    modest.receive(questions(1))
    await settle()
    assert line.answered == []
    gate.open()
    await held
    await line.until("greedy", MANY)
    await line.until("modest", 1)
    before = line.answered.index("modest")
    assert before <= 3 * AT_ONCE, f"{before} answers came first"
    greedy.close(1000, "")
    modest.close(1000, "")


async def test_who_goes_leaves_nothing_behind(services: Services, gate: Gate) -> None:
    line = Line()
    greedy, modest = await enter(services, "greedy", line), await enter(services, "modest", line)
    line.answered.clear()
    held = await gate.shut(services)
    greedy.receive(questions(MANY))
    modest.receive(questions(1))
    greedy.close(1000, "")
    gate.open()
    await held
    await line.until("modest", 1)
    assert line.answered == ["modest"]
    modest.close(1000, "")


class Worker:
    """Pieces of work that end when they are told to."""

    def __init__(self) -> None:
        self.begun: list[int] = []
        self.ended: list[int] = []
        self._leave: dict[int, asyncio.Event] = {}

    async def work(self, number: int) -> int:
        self.begun.append(number)
        self._leave[number] = asyncio.Event()
        await self._leave[number].wait()
        return number

    def finish(self, number: int) -> None:
        self._leave[number].set()

    def note(self, done: asyncio.Task[Any]) -> None:
        self.ended.append(-1 if done.cancelled() else done.result())


async def settle() -> None:
    """Let everything run that can."""
    for _ in range(10):
        await asyncio.sleep(0)


async def test_so_many_are_at_work_and_the_rest_come_in_order() -> None:
    worker, turns = Worker(), Turns(at_once=2)
    for number in range(5):
        turns.add(worker.work(number), worker.note)
    await settle()
    assert worker.begun == [0, 1]
    worker.finish(1)
    await settle()
    assert (worker.begun, worker.ended) == ([0, 1, 2], [1])
    worker.finish(0)
    worker.finish(2)
    await settle()
    assert (worker.begun, worker.ended) == ([0, 1, 2, 3, 4], [1, 0, 2])
    turns.close()
    await settle()
    assert worker.ended == [1, 0, 2, -1, -1]


async def test_after_the_end_nothing_begins() -> None:
    worker, turns = Worker(), Turns(at_once=1)
    turns.add(worker.work(0), worker.note)
    turns.add(worker.work(1), worker.note)
    await settle()
    assert worker.begun == [0]
    turns.close()
    turns.add(worker.work(2), worker.note)
    await settle()
    assert (worker.begun, worker.ended) == ([0], [-1])


async def test_a_fault_gives_its_turn_away() -> None:
    async def fail() -> None:
        raise ZeroDivisionError

    faults: list[BaseException | None] = []
    worker, turns = Worker(), Turns(at_once=1)
    turns.add(fail(), lambda done: faults.append(done.exception()))
    turns.add(worker.work(1), worker.note)
    await settle()
    assert [type(fault) for fault in faults] == [ZeroDivisionError]
    assert worker.begun == [1]
    turns.close()
    await settle()
