"""What the hub holds of the newest events: without a gap, within its bound, and nothing that was redacted."""

from __future__ import annotations

import pytest

from collabd.domain.effects import Appended, Redacted, Revoked
from collabd.domain.records import Position
from collabd.live.recent import Recent

SIZE = 10
MOST = 6


def event(stream: str, offset: int) -> Appended:
    return Appended(Position(stream=stream, epoch="this", offset=offset, tag="12345678"), b"x" * SIZE)


def held(recent: Recent, stream: str, offset: int) -> list[int]:
    return [stored.offset for stored in recent.above(stream, offset, MOST)]


@pytest.fixture
def recent() -> Recent:
    """Room for six events, five of which are there."""
    made = Recent(6 * SIZE)
    for offset in (7, 8, 9):
        made.take(event("a", offset))
    for offset in (1, 2):
        made.take(event("b", offset))
    return made


def test_it_gives_what_follows_a_place(recent: Recent) -> None:
    assert held(recent, "a", 6) == [7, 8, 9]
    assert held(recent, "a", 8) == [9]
    assert held(recent, "b", 0) == [1, 2]
    assert recent.above("a", 8, MOST)[0].body == b"x" * SIZE


def test_it_gives_nothing_where_the_next_one_is_not_there(recent: Recent) -> None:
    assert held(recent, "a", 5) == []
    assert held(recent, "a", 9) == []
    assert held(recent, "a", 100) == []
    assert held(recent, "a", -(10**30)) == []
    assert held(recent, "c", 0) == []


def test_the_oldest_of_all_go_first(recent: Recent) -> None:
    for offset in (3, 4, 5):
        recent.take(event("b", offset))
    assert held(recent, "a", 7) == []
    assert held(recent, "a", 8) == [9]
    recent.take(event("b", 6))
    assert held(recent, "a", 8) == []
    assert held(recent, "b", 0) == [1, 2, 3, 4, 5, 6]


def test_one_that_is_larger_than_all_room_is_not_kept(recent: Recent) -> None:
    huge = Appended(Position(stream="a", epoch="this", offset=10, tag="12345678"), b"x" * 7 * SIZE)
    recent.take(huge)
    assert held(recent, "a", 9) == held(recent, "b", 0) == []
    recent.take(event("a", 11))
    assert held(recent, "a", 10) == [11]


def test_after_a_gap_it_begins_anew(recent: Recent) -> None:
    recent.take(event("a", 11))
    assert held(recent, "a", 7) == []
    assert held(recent, "a", 10) == [11]


@pytest.mark.parametrize("effect", [Redacted("a", 9), Revoked(None, "a", 9)])
def test_what_nobody_may_read_any_more_is_forgotten(recent: Recent, effect: Redacted | Revoked) -> None:
    recent.take(effect)
    assert held(recent, "a", 6) == held(recent, "a", 8) == []
    assert held(recent, "b", 0) == [1, 2]
    recent.take(event("a", 10))
    assert held(recent, "a", 9) == [10]
    for offset in (3, 4, 5):
        recent.take(event("b", offset))
    assert held(recent, "b", 0) == [1, 2, 3, 4, 5], "what was forgotten makes room in its turn"


def test_what_was_not_rewritten_is_still_there(recent: Recent) -> None:
    recent.take(Redacted("a", 7))
    assert held(recent, "a", 6) == []
    assert held(recent, "a", 7) == [8, 9]
    recent.take(Redacted("a", 5))
    recent.take(Redacted("nowhere", 5))
    assert held(recent, "a", 7) == [8, 9]


def test_who_has_missed_too_much_is_given_none_of_it(recent: Recent) -> None:
    assert [stored.offset for stored in recent.above("a", 6, 3)] == [7, 8, 9]
    assert recent.above("a", 6, 2) == []


def test_one_person_s_loss_is_nobody_else_s(recent: Recent) -> None:
    recent.take(Revoked("mallory", "a", 9))
    assert held(recent, "a", 6) == [7, 8, 9]
