"""What one connection's queue promises: order, bounds, revocation, an end that comes once."""

import json
import logging
from collections.abc import Callable

import pytest

from collabd.live.connection import SINK_HIGH_WATER, Connection, QueueLimits
from collabd.live.flush import Flusher
from collabd.live.pushes import Framing, Push, Reply


def bracketed(payload: bytes) -> bytes:
    return b"[" + payload + b"]"


class Turns:
    """An event loop's turns, made by hand."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def call_soon(self, call: Callable[[], None]) -> None:
        self.waiting.append(call)

    def turn(self) -> None:
        calls, self.waiting = self.waiting, []
        for call in calls:
            call()


class Pipe:
    """A sink that keeps what it was given and is congested when told so."""

    def __init__(self) -> None:
        self.framing: Framing = bracketed
        self.frames: list[bytes] = []
        self.closes: list[tuple[int, str]] = []
        self.waiting = 0
        self.hold: Callable[[bool], None] = lambda _: None

    def write(self, frame: bytes) -> None:
        self.frames.append(frame)

    def backlog(self) -> int:
        return self.waiting

    def watch(self, hold: Callable[[bool], None]) -> None:
        self.hold = hold

    def close(self, code: int, reason: str) -> None:
        self.closes.append((code, reason))


class Line:
    """A connection with all that stands around it."""

    def __init__(self, limits: QueueLimits | None = None) -> None:
        self.turns = Turns()
        self.pipe = Pipe()
        self.ends: list[tuple[int, str]] = []
        self.flusher = Flusher(self.turns.call_soon)
        self.connection = Connection(
            self.pipe,
            self.flusher,
            limits or QueueLimits(),
            lambda code, reason: self.ends.append((code, reason)),
        )

    def offer(self, *payloads: bytes, stream: str = "", ephemeral: bool = False) -> None:
        for payload in payloads:
            self.connection.offer(Push(payload, stream, ephemeral))


def test_messages_of_one_turn_go_out_in_order_as_one_frame() -> None:
    line = Line()
    line.offer(b"1", b"2")
    assert line.pipe.frames == []
    line.turns.turn()
    assert line.pipe.frames == [b"[1\n2]"]
    line.offer(b"3")
    line.turns.turn()
    assert line.pipe.frames == [b"[1\n2]", b"[3]"]


def test_sixty_five_messages_need_two_frames() -> None:
    line = Line()
    payloads = [json.dumps(number).encode() for number in range(65)]
    line.offer(*payloads)
    line.turns.turn()
    assert line.pipe.frames == [bracketed(b"\n".join(payloads[:64])), bracketed(payloads[64])]


def test_a_frame_holds_64_kib_unless_one_message_alone_is_larger() -> None:
    line = Line()
    half, large = b"h" * 32 * 1024, b"l" * 100 * 1024
    line.offer(half, half, half, large, b"end")
    line.turns.turn()
    expected = [half + b"\n" + half, half, large, b"end"]
    assert line.pipe.frames == [bracketed(payload) for payload in expected]


def test_a_held_sink_gets_nothing_until_it_drains_and_then_all_in_order() -> None:
    line = Line()
    line.pipe.hold(True)
    line.offer(b"1")
    line.turns.turn()
    line.offer(b"2")
    line.turns.turn()
    assert line.pipe.frames == []
    line.pipe.hold(False)
    line.turns.turn()
    assert line.pipe.frames == [b"[1\n2]"]
    assert line.turns.waiting == []


def test_a_sink_that_takes_no_more_in_the_middle_keeps_the_order_with_what_comes_meanwhile() -> None:
    line = Line()
    payloads = [b"%d" % number for number in range(100)]
    line.offer(*payloads)

    def write_and_offer(frame: bytes) -> None:
        line.pipe.frames.append(frame)
        if len(line.pipe.frames) == 1:
            line.pipe.hold(True)
            line.offer(b"meanwhile")

    line.pipe.write = write_and_offer  # type: ignore[method-assign]
    line.turns.turn()
    line.pipe.hold(False)
    line.turns.turn()
    assert b"\n".join(frame[1:-1] for frame in line.pipe.frames) == b"\n".join([*payloads, b"meanwhile"])


def test_a_sink_that_fills_up_in_the_middle_gets_the_rest_after_it_drained() -> None:
    line = Line()
    payloads = [b"%d" % number for number in range(200)]
    line.offer(*payloads)

    def write_and_fill(frame: bytes) -> None:
        line.pipe.frames.append(frame)
        line.pipe.hold(True)

    line.pipe.write = write_and_fill  # type: ignore[method-assign]
    line.turns.turn()
    assert line.pipe.frames == [bracketed(b"\n".join(payloads[:64]))]
    for _ in range(3):
        line.pipe.hold(False)
        line.turns.turn()
    assert b"\n".join(frame[1:-1] for frame in line.pipe.frames) == b"\n".join(payloads)


@pytest.mark.parametrize(
    ("limits", "fits", "too_much"),
    [
        (QueueLimits(bytes=1000, messages=1000), [b"x" * 100] * 10, b"y"),
        (QueueLimits(bytes=1000, messages=10), [b"x"] * 10, b"y"),
    ],
    ids=["bytes", "messages"],
)
def test_a_full_queue_is_delivered_and_one_more_closes_the_connection_as_slow(
    limits: QueueLimits, fits: list[bytes], too_much: bytes
) -> None:
    line = Line(limits)
    line.offer(*fits)
    line.turns.turn()
    assert line.pipe.frames == [bracketed(b"\n".join(fits))]

    line.offer(*fits, too_much)
    assert line.connection.closed
    assert line.ends == [], "a hub in the middle of its subscribers must not be called back"
    line.turns.turn()
    assert line.ends == line.pipe.closes == [(3008, "slow")]
    assert len(line.pipe.frames) == 1
    assert line.flusher.slow == 1


def test_what_the_transport_still_holds_counts_against_the_limit() -> None:
    line = Line(QueueLimits(bytes=10_000, messages=1000))
    line.offer(b"x" * 6000)
    line.turns.turn()
    assert not line.connection.closed
    line.pipe.waiting = 6000
    line.offer(b"x" * 6000)
    assert line.connection.closed


def test_a_backlog_that_one_large_message_left_counts_however_little_is_queued() -> None:
    line = Line()
    line.pipe.hold(True)
    line.pipe.waiting = QueueLimits().bytes - 10
    line.offer(b"x" * 10)
    assert not line.connection.closed
    line.offer(b"x")
    assert line.connection.closed


def test_the_default_limits_count_the_transport_too() -> None:
    line = Line()
    line.pipe.hold(True)
    line.pipe.waiting = SINK_HIGH_WATER
    payload = b"x" * 32 * 1024
    line.offer(*[payload] * 30)
    assert not line.connection.closed
    line.offer(b"1")
    assert line.connection.closed


@pytest.mark.parametrize(
    ("limits", "backlog"),
    [(QueueLimits(1000, 8), 0), (QueueLimits(1000, 1000), 248)],
    ids=["messages", "bytes"],
)
def test_ephemerals_are_dropped_above_a_quarter_of_the_limits_and_events_are_not(
    limits: QueueLimits, backlog: int
) -> None:
    line = Line(limits)
    line.pipe.waiting = backlog
    line.offer(b"t1", ephemeral=True)
    line.offer(b"e1")
    line.offer(b"t2", ephemeral=True)
    line.offer(b"e2")
    line.turns.turn()
    assert line.pipe.frames == [b"[t1\ne1\ne2]"]
    assert (line.flusher.dropped, line.flusher.slow) == (1, 0)


def test_ephemerals_never_close_a_connection() -> None:
    line = Line(QueueLimits(1000, 8))
    for _ in range(100):
        line.offer(b"typing", ephemeral=True)
    assert not line.connection.closed
    line.turns.turn()
    assert line.pipe.frames == [b"[typing\ntyping]"]


def test_dropping_a_stream_removes_its_messages_alone_and_frees_their_room() -> None:
    line = Line(QueueLimits(bytes=1000, messages=4))
    line.offer(b"a1", b"a2", stream="room:a")
    line.offer(b"b1", stream="room:b")
    line.offer(b"reply")
    line.connection.drop("room:a")
    line.offer(b"b2", b"b3", stream="room:b")
    line.turns.turn()
    assert line.pipe.frames == [b"[b1\nreply\nb2\nb3]"]
    assert not line.connection.closed


def test_a_reply_that_still_waits_tells_nothing_of_what_is_taken_away() -> None:
    line = Line()
    line.connection.offer(
        Reply(b"a and b", {"room:a", "room:b"}, lambda stream: Push(b"not " + stream.encode()))
    )
    line.connection.drop("room:c")
    line.offer(b"pushed", stream="room:a")
    line.connection.drop("room:a")
    line.turns.turn()
    assert line.pipe.frames == [b"[not room:a]"]


def test_a_close_sends_what_was_queued_and_comes_once() -> None:
    line = Line()
    line.offer(b"unsubscribed")
    line.connection.close(3500, "signed out")
    line.connection.close(3001, "shutdown")
    assert line.pipe.frames == [b"[unsubscribed]"]
    assert line.ends == line.pipe.closes == [(3500, "signed out")]
    line.offer(b"late")
    line.turns.turn()
    assert line.pipe.frames == [b"[unsubscribed]"]


def test_a_peer_that_is_behind_gets_the_close_alone() -> None:
    line = Line()
    line.offer(b"1")
    line.pipe.hold(True)
    line.connection.close(3001, "shutdown")
    line.pipe.hold(False)
    line.turns.turn()
    assert line.pipe.frames == []
    assert line.ends == line.pipe.closes == [(3001, "shutdown")]


def test_a_close_after_the_queue_overflowed_keeps_the_first_reason() -> None:
    line = Line(QueueLimits(bytes=1000, messages=1))
    line.offer(b"1", b"2")
    line.connection.close(3001, "shutdown")
    line.turns.turn()
    assert line.ends == [(3008, "slow")]


def test_a_transport_that_fails_to_take_the_last_words_is_closed_all_the_same(
    caplog: pytest.LogCaptureFixture,
) -> None:
    line = Line()

    def fail(*_: object) -> None:
        raise OSError("gone")

    line.pipe.write = fail  # type: ignore[assignment, method-assign]
    line.pipe.close = fail  # type: ignore[assignment, method-assign]
    line.offer(b"1")
    with caplog.at_level(logging.ERROR):
        line.connection.close(3001, "shutdown")
    assert line.ends == [(3001, "shutdown")]
    assert len(caplog.records) == 2


def test_one_message_alone_may_be_larger_than_the_limit() -> None:
    line = Line(QueueLimits(bytes=1000, messages=10))
    line.offer(b"x" * 1001)
    line.turns.turn()
    assert line.pipe.frames == [bracketed(b"x" * 1001)]
    line.pipe.waiting = 1
    line.offer(b"x" * 1001)
    line.turns.turn()
    assert line.ends == [(3008, "slow")]
