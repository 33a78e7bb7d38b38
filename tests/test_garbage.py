"""When a full pass of the interpreter's collector is made."""

from __future__ import annotations

import gc
import subprocess
import sys

import pytest

from collabd.garbage import LEAST_CLOSED, LONGEST_SECONDS, MOST_PASSES, Garbage


class House:
    """Sockets that open and close, and a clock."""

    def __init__(self) -> None:
        self.closed, self.present, self.young, self.passes, self.now = 5000, 0, 0, 0, 0.0
        self.garbage = Garbage(
            lambda: self.closed, lambda: self.present, lambda: self.young, self._collect, lambda: self.now
        )

    def _collect(self) -> None:
        self.passes += 1
        self.young = 0

    def after(self, *, closed: int = 0, seconds: float = 0.0) -> int:
        """How many passes are made when so many more have closed, and so much time has gone by."""
        before = self.passes
        self.closed += closed
        self.now += seconds
        self.garbage.look()
        return self.passes - before


@pytest.fixture
def house() -> House:
    return House()


def test_few_closed_sockets_are_left_lying(house: House) -> None:
    assert house.after() == 0
    assert house.after(closed=LEAST_CLOSED - 1) == 0
    assert house.after(closed=1) == 1
    assert house.after(closed=LEAST_CLOSED - 1) == 0, "those of before are gone"


def test_with_many_open_ones_as_many_must_have_closed(house: House) -> None:
    house.present = 10 * LEAST_CLOSED
    assert house.after(closed=house.present - 1) == 0
    assert house.after(closed=1) == 1


def test_after_a_long_time_whatever_has_gathered(house: House) -> None:
    assert house.after(seconds=LONGEST_SECONDS - 1) == 0
    assert house.after(seconds=1) == 1
    assert house.after(seconds=LONGEST_SECONDS - 1) == 0


def test_after_much_has_grown_old_whoever_left_it(house: House) -> None:
    house.young = MOST_PASSES - 1
    assert house.after() == 0
    house.young = MOST_PASSES
    assert house.after() == 1
    assert house.after() == 0


def test_no_full_pass_begins_by_itself() -> None:
    """In a process of its own: this one's collector is the tests' business, too."""
    program = """
import gc
{settle}
passes = []
gc.callbacks.append(lambda phase, about: passes.append(about["generation"]))
kept = [[] for _ in range(2_000_000)]
print(2 in passes, 0 in passes)
"""
    for settle, expected in (
        ("", "True True"),
        ("from collabd.garbage import settle; settle()", "False True"),
    ):
        ran = subprocess.run(
            [sys.executable, "-c", program.format(settle=settle)], capture_output=True, text=True, check=True
        )
        assert ran.stdout.strip() == expected
    assert gc.isenabled()
