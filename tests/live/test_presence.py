"""Presence: who is online by their sockets, without flicker, announced together."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from collabd.live.presence import ENTRIES_PER_FRAME, Presence


class Time:
    """A clock in milliseconds that the test moves, and the calls that wait for it."""

    def __init__(self) -> None:
        self.now = 1_795_000_000_000
        self._calls: list[tuple[int, int, Callable[[], None]]] = []

    def __call__(self) -> int:
        return self.now

    def call_later(self, seconds: float, call: Callable[[], None]) -> None:
        self._calls.append((self.now + int(seconds * 1000), len(self._calls), call))

    def pass_by(self, seconds: float) -> None:
        """Let time pass, making each call when it is due."""
        end = self.now + int(seconds * 1000)
        while due := sorted(call for call in self._calls if call[0] <= end):
            self._calls.remove(due[0])
            self.now = due[0][0]
            due[0][2]()
        self.now = end


class Hall:
    """Presence with a grace of 15 seconds, and what it has announced."""

    def __init__(self, grace: float = 15) -> None:
        self.time = Time()
        self.frames: list[dict[str, Any]] = []
        self.presence = Presence(self.time, self.time.call_later, self._send, grace)

    def _send(self, stream: str, body: bytes) -> None:
        assert stream == "directory"
        self.frames.append(json.loads(body))

    def heard(self) -> list[str]:
        """What has been announced since the last call: `+bob` or `-bob`, `|` between frames."""
        frames, self.frames = self.frames, []
        signs = {"ONLINE": "+", "OFFLINE": "-"}
        said = [
            " ".join(signs[one["status"]] + one["userId"] for one in frame["presences"]) for frame in frames
        ]
        return " | ".join(said).split() if said else []

    def here(self) -> list[str]:
        return [one.user_id for one in self.presence.everybody()]


@pytest.fixture
def hall() -> Hall:
    return Hall()


def test_who_comes_is_announced_within_a_second(hall: Hall) -> None:
    hall.presence.entered("bob", "Bob")
    assert hall.here() == ["bob"], "whoever asks knows at once"
    assert hall.heard() == []
    hall.time.pass_by(1)
    assert hall.frames[0] == {
        "type": "presence.changed",
        "at": "2026-11-18T11:06:41.000Z",
        "presences": [
            {
                "userId": "bob",
                "userName": "Bob",
                "status": "ONLINE",
                "lastSeen": "2026-11-18T11:06:40.000Z",
            }
        ],
    }


def test_who_goes_is_offline_after_the_grace_period(hall: Hall) -> None:
    hall.presence.entered("bob", "Bob")
    hall.time.pass_by(5)
    hall.heard()
    hall.presence.left("bob")
    hall.time.pass_by(14.9)
    assert hall.here() == ["bob"]
    assert hall.heard() == []
    hall.time.pass_by(0.2)
    assert hall.here() == []
    hall.time.pass_by(1)
    assert hall.heard() == ["-bob"]


def test_a_reload_does_not_flicker(hall: Hall) -> None:
    hall.presence.entered("bob", "Bob")
    hall.time.pass_by(5)
    hall.heard()
    for _ in range(3):
        hall.presence.left("bob")
        hall.time.pass_by(10)
        hall.presence.entered("bob", "Bob")
        hall.time.pass_by(10)
    assert hall.heard() == []
    hall.presence.left("bob")
    hall.time.pass_by(17)
    assert hall.heard() == ["-bob"], "the last departure counts"


def test_an_old_departure_does_not_end_a_newer_grace(hall: Hall) -> None:
    hall.presence.entered("bob", "Bob")
    hall.presence.left("bob")
    hall.time.pass_by(10)
    hall.presence.entered("bob", "Bob")
    hall.presence.left("bob")
    hall.time.pass_by(10)
    assert hall.here() == ["bob"]
    hall.time.pass_by(5)
    assert hall.here() == []


def test_many_sockets_are_one_person(hall: Hall) -> None:
    for _ in range(3):
        hall.presence.entered("bob", "Bob")
    hall.time.pass_by(1)
    assert hall.heard() == ["+bob"]
    hall.presence.left("bob")
    hall.presence.left("bob")
    hall.time.pass_by(60)
    assert hall.here() == ["bob"]
    hall.presence.left("bob")
    hall.time.pass_by(60)
    assert hall.here() == []
    assert hall.heard() == ["-bob"]


def test_changes_go_together_and_the_latest_counts(hall: Hall) -> None:
    for name in ("alice", "bob", "carol"):
        hall.presence.entered(name, name.capitalize())
        hall.time.pass_by(0.2)
    assert hall.heard() == []
    hall.time.pass_by(0.5)
    assert hall.heard() == ["+alice", "+bob", "+carol"]
    quick = Hall(grace=0)
    quick.presence.entered("bob", "Bob")
    quick.time.pass_by(0.2)
    quick.presence.left("bob")
    quick.time.pass_by(1)
    assert quick.heard() == ["-bob"], "who came and went within the second is gone"


def test_a_frame_a_second_with_a_bounded_number_of_people() -> None:
    hall = Hall(grace=0)
    names = [f"person {number}" for number in range(2 * ENTRIES_PER_FRAME + 1)]
    for name in names:
        hall.presence.entered(name, "Somebody")
    hall.time.pass_by(60)
    assert len(hall.here()) == 2 * ENTRIES_PER_FRAME + 1
    hall.heard()
    for name in names:
        hall.presence.left(name)
    sizes = []
    for _ in range(4):
        hall.time.pass_by(1)
        sizes.append([len(frame["presences"]) for frame in hall.frames])
        hall.frames.clear()
    assert sizes == [[ENTRIES_PER_FRAME], [ENTRIES_PER_FRAME], [1], []]
    hall.presence.entered("late", "Late")
    hall.time.pass_by(1)
    assert hall.heard() == ["+late"]


def test_when_thousands_come_the_news_is_spread_over_time(hall: Hall) -> None:
    """Everybody hears of everybody: 5,000 arrivals told at once would be 25 million entries."""
    names = [f"person{number}" for number in range(5000)]
    for name in names:
        hall.presence.entered(name, name)
    assert len(hall.here()) == 5000, "whoever asks knows at once"
    hall.time.pass_by(10)
    assert [len(frame["presences"]) for frame in hall.frames] == [10] * 10
    hall.time.pass_by(490)
    assert [word for word in hall.heard() if word != "|"] == [f"+{name}" for name in names]
