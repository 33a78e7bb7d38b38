"""Pings at an even pace; who does not answer is taken for gone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from collabd.api.socket.heartbeat import Heartbeat

PING, PONG = 25.0, 10.0


class Call:
    def __init__(self, at: float, call: Callable[[], None]) -> None:
        self.at = at
        self.call = call
        self.cancelled = False

    def cancel(self) -> None:
        self.cancelled = True


class Loop:
    """Time that the test moves."""

    def __init__(self) -> None:
        self.now = 0.0
        self.calls: list[Call] = []

    def call_later(self, seconds: float, call: Callable[[], None]) -> Call:
        self.calls.append(Call(self.now + seconds, call))
        return self.calls[-1]

    def waiting(self) -> list[Call]:
        return sorted((call for call in self.calls if not call.cancelled), key=lambda call: call.at)

    def run_until(self, moment: float) -> None:
        while self.waiting() and self.waiting()[0].at <= moment:
            call = self.waiting()[0]
            self.calls.remove(call)
            self.now = call.at
            call.call()
        self.now = moment


class Patient:
    """A heartbeat, and what came of it."""

    def __init__(self) -> None:
        self.loop = Loop()
        self.pings: list[float] = []
        self.gone: list[float] = []
        self.heart = Heartbeat(
            self.loop.call_later,
            PING,
            PONG,
            lambda: self.pings.append(self.loop.now),
            lambda: self.gone.append(self.loop.now),
        )

    def start(self) -> None:
        """Start, and let time pass until the first ping, whenever it comes."""
        self.heart.start()
        self.loop.run_until(self.loop.waiting()[0].at)


@pytest.fixture
def patient() -> Patient:
    return Patient()


def test_the_first_ping_comes_at_a_random_moment(patient: Patient) -> None:
    """So that a thousand sockets that were opened together do not ping together."""
    firsts = []
    for _ in range(50):
        one = Patient()
        one.heart.start()
        one.loop.run_until(PING)
        firsts.append(one.pings[0])
    assert len(set(firsts)) > 40
    assert all(PING / 2 <= first <= PING for first in firsts)
    patient.loop.run_until(1000)
    assert patient.pings == [], "not before it starts"


def test_who_answers_is_asked_again_at_an_even_pace(patient: Patient) -> None:
    patient.start()
    for number in range(1, 6):
        assert len(patient.pings) == number
        patient.loop.run_until(patient.pings[-1] + PONG - 1)
        patient.heart.pong()
        patient.loop.run_until(patient.loop.now + PING)
    assert patient.gone == []
    gaps = [later - earlier for earlier, later in zip(patient.pings, patient.pings[1:], strict=False)]
    assert all(PING <= gap <= PING + PONG for gap in gaps), "a client gives up after ping + 10 s of silence"


def test_who_does_not_answer_is_gone(patient: Patient) -> None:
    patient.heart.start()
    patient.loop.run_until(PING + PONG)
    assert patient.gone == [patient.pings[0] + PONG]
    patient.loop.run_until(1000)
    assert (len(patient.pings), len(patient.gone)) == (1, 1), "only once"


def test_answering_without_being_asked_does_no_harm(patient: Patient) -> None:
    patient.heart.pong()
    patient.heart.start()
    for _ in range(1000):
        patient.heart.pong()
    assert len(patient.loop.waiting()) == 1, "one timer, however many pongs"
    patient.loop.run_until(patient.loop.waiting()[0].at)
    assert len(patient.pings) == 1
    assert patient.gone == []


def test_chatter_keeps_no_ping_away(patient: Patient) -> None:
    """A client that says pong all the time would otherwise hear nothing and give the connection up."""
    patient.heart.start()
    for second in range(1, 200):
        patient.loop.run_until(second)
        patient.heart.pong()
    assert len(patient.pings) >= 6
    assert patient.gone == []


def test_what_has_stopped_stays_silent(patient: Patient) -> None:
    patient.heart.start()
    patient.heart.stop()
    patient.heart.pong()
    patient.heart.stop()
    patient.loop.run_until(1000)
    assert (patient.pings, patient.gone) == ([], [])
    asked = Patient()
    asked.start()
    asked.heart.stop()
    asked.loop.run_until(1000)
    assert asked.gone == []
