"""What a pass over many connections promises: shared frames, isolated failures, no needless pass."""

import asyncio
import logging
import sys
from collections.abc import Callable

import pytest

from collabd.live.connection import Connection, QueueLimits
from collabd.live.flush import Flusher
from collabd.live.pushes import Framing, Push


def lines(payload: bytes) -> bytes:
    return payload + b"\n"


def events(payload: bytes) -> bytes:
    return b"".join(b"data: " + part + b"\n\n" for part in payload.split(b"\n"))


class Pipe:
    def __init__(self, framing: Framing = lines) -> None:
        self.framing = framing
        self.frames: list[bytes] = []
        self.closes: list[int] = []
        self.broken = False

    def write(self, frame: bytes) -> None:
        if self.broken:
            raise RuntimeError("the handler is closed")
        self.frames.append(frame)

    def backlog(self) -> int:
        return 0

    def watch(self, hold: Callable[[bool], None]) -> None:
        hold(False)

    def close(self, code: int, _: str) -> None:
        self.closes.append(code)


class House:
    """Connections that share one flusher, whose passes are called by hand."""

    def __init__(self) -> None:
        self.passes = 0
        self.flusher = Flusher(self.count)
        self.ends: list[tuple[str, int]] = []

    def count(self, _: Callable[[], None]) -> None:
        self.passes += 1

    def connect(self, name: str, framing: Framing = lines) -> tuple[Connection, Pipe]:
        pipe = Pipe(framing)

        def ended(code: int, _: str) -> None:
            self.ends.append((name, code))

        return Connection(pipe, self.flusher, QueueLimits(), ended), pipe


def test_connections_with_the_same_messages_share_the_very_same_frame() -> None:
    house = House()
    alice, bob, carol = (house.connect(name) for name in ("alice", "bob", "carol"))
    first, second, other = Push(b"1"), Push(b"2"), Push(b"2")
    for connection, _ in (alice, carol, bob):
        connection.offer(first)
    alice[0].offer(second)
    bob[0].offer(second)
    carol[0].offer(other)
    house.flusher.flush()
    assert alice[1].frames == bob[1].frames == carol[1].frames == [b"1\n2\n"]
    assert alice[1].frames[0] is bob[1].frames[0]
    assert alice[1].frames[0] is not carol[1].frames[0], "equal text, but not the same messages"


def test_long_queues_are_cut_alike_and_share_their_frames() -> None:
    house = House()
    alice, bob = house.connect("alice"), house.connect("bob")
    for number in range(100):
        push = Push(b"%d" % number)
        alice[0].offer(push)
        bob[0].offer(push)
    house.flusher.flush()
    assert len(alice[1].frames) == 2
    assert all(one is other for one, other in zip(alice[1].frames, bob[1].frames, strict=True))


def test_subscribers_who_joined_at_different_moments_share_what_they_can() -> None:
    house = House()
    people = [house.connect(str(number)) for number in range(4)]
    first, second = Push(b"1"), Push(b"2")
    for connection, _ in people[:2]:
        connection.offer(first)
    for connection, _ in people:
        connection.offer(second)
    house.flusher.flush()
    frames = [pipe.frames for _, pipe in people]
    assert frames == [[b"1\n2\n"], [b"1\n2\n"], [b"2\n"], [b"2\n"]]
    assert frames[0][0] is frames[1][0]
    assert frames[2][0] is frames[3][0]


def test_a_message_that_has_gone_out_is_not_kept() -> None:
    house = House()
    alice = house.connect("alice")
    push = Push(b"1")
    mine_alone = sys.getrefcount(push)
    alice[0].offer(push)
    assert sys.getrefcount(push) > mine_alone
    house.flusher.flush()
    assert sys.getrefcount(push) == mine_alone


def test_each_framing_gets_its_own_bytes() -> None:
    house = House()
    alice, bob = house.connect("alice", lines), house.connect("bob", events)
    for push in (Push(b"1"), Push(b"2")):
        alice[0].offer(push)
        bob[0].offer(push)
    house.flusher.flush()
    assert (alice[1].frames, bob[1].frames) == ([b"1\n2\n"], [b"data: 1\n\ndata: 2\n\n"])


def test_one_pass_is_asked_for_however_much_is_offered() -> None:
    house = House()
    alice, bob = house.connect("alice"), house.connect("bob")
    for number in range(10):
        alice[0].offer(Push(b"%d" % number))
        bob[0].offer(Push(b"%d" % number))
    assert house.passes == 1
    house.flusher.flush()
    assert house.passes == 1
    assert len(alice[1].frames) == len(bob[1].frames) == 1


def test_what_is_offered_during_a_pass_goes_out_in_the_next() -> None:
    house = House()
    alice, bob = house.connect("alice"), house.connect("bob")

    def answer(frame: bytes) -> None:
        bob[1].frames.append(frame)
        if len(bob[1].frames) == 1:
            bob[0].offer(Push(b"again"))
            alice[0].offer(Push(b"answer"))

    bob[1].write = answer  # type: ignore[method-assign]
    bob[0].offer(Push(b"1"))
    house.flusher.flush()
    assert (house.passes, alice[1].frames) == (2, [])
    house.flusher.flush()
    assert (alice[1].frames, bob[1].frames) == ([b"answer\n"], [b"1\n", b"again\n"])


@pytest.mark.parametrize("broken", [0, 1, 2])
def test_one_failing_transport_ends_its_connection_alone(
    broken: int, caplog: pytest.LogCaptureFixture
) -> None:
    house = House()
    names = ["alice", "bob", "carol"]
    connections = [house.connect(name) for name in names]
    for connection, _ in connections:
        connection.offer(Push(b"1"))
    house.flusher.flush()
    assert all(pipe.frames == [b"1\n"] for _, pipe in connections)

    connections[broken][1].broken = True
    for connection, _ in connections:
        connection.offer(Push(b"2"))
    with caplog.at_level(logging.ERROR):
        house.flusher.flush()
    assert [len(pipe.frames) for _, pipe in connections] == [
        1 if index == broken else 2 for index in range(3)
    ]
    assert house.ends == [(names[broken], 3004)]
    assert connections[broken][1].closes == [3004]
    assert connections[broken][0].closed
    assert "the handler is closed" in caplog.text


def test_an_owner_that_fails_when_told_of_the_end_does_not_end_the_pass(
    caplog: pytest.LogCaptureFixture,
) -> None:
    house = House()
    pipe = Pipe()

    def fail(_: int, __: str) -> None:
        raise LookupError("no such subscriber")

    mallory = Connection(pipe, house.flusher, QueueLimits(messages=1), fail)
    bob = house.connect("bob")
    mallory.offer(Push(b"1"))
    mallory.offer(Push(b"2"))
    bob[0].offer(Push(b"1"))
    with caplog.at_level(logging.ERROR):
        house.flusher.flush()
    assert bob[1].frames == [b"1\n"]
    assert pipe.closes == [3008]
    assert "no such subscriber" in caplog.text


def test_a_real_loop_flushes_in_its_next_turn() -> None:
    async def story() -> list[bytes]:
        pipe = Pipe()
        loop = asyncio.get_running_loop()
        connection = Connection(pipe, Flusher(loop.call_soon), QueueLimits(), lambda _, __: None)
        connection.offer(Push(b"1"))
        connection.offer(Push(b"2"))
        assert pipe.frames == []
        turned = loop.create_future()
        loop.call_soon(turned.set_result, None)
        await turned
        return pipe.frames

    assert asyncio.run(story()) == [b"1\n2\n"]
