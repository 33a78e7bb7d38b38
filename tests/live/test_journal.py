"""The hub's short memory: addressed by marks, bounded by count and bytes."""

from __future__ import annotations

import pytest
from tests.live.sockets import event

from collabd.domain.effects import Revoked, SessionClosed
from collabd.live import journal
from collabd.live.journal import Journal


def test_it_gives_what_came_after_a_mark() -> None:
    memory = Journal()
    start = memory.mark
    memory.add(event("a", 1))
    middle = memory.mark
    memory.add(Revoked("bob", "a", 1))
    memory.add(SessionClosed("session"))
    assert list(memory.since(start) or ()) == [
        event("a", 1),
        Revoked("bob", "a", 1),
        SessionClosed("session"),
    ]
    assert list(memory.since(middle) or ()) == [Revoked("bob", "a", 1), SessionClosed("session")]
    assert list(memory.since(memory.mark) or ()) == []
    assert memory.since(memory.mark) is not None, "nothing has happened, and nothing was forgotten"


def test_it_forgets_the_oldest_beyond_its_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "GREATEST_EFFECTS", 3)
    memory = Journal()
    marks = []
    for number in range(5):
        marks.append(memory.mark)
        memory.add(event("a", number))
    assert [memory.since(mark) is None for mark in marks] == [True, True, False, False, False]
    assert list(memory.since(marks[2]) or ()) == [event("a", 2), event("a", 3), event("a", 4)]


def test_it_forgets_the_oldest_beyond_its_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    size = len(event("a", 1).body)
    monkeypatch.setattr(journal, "GREATEST_BYTES", 3 * size)
    memory = Journal()
    mark = memory.mark
    for number in range(3):
        memory.add(event("a", number))
    assert memory.since(mark) is not None
    memory.add(event("a", 3))
    assert memory.since(mark) is None
    assert len(memory.since(mark + 1) or ()) == 3


def test_one_larger_than_all_of_it_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "GREATEST_BYTES", 5)
    memory = Journal()
    mark = memory.mark
    memory.add(event("a", 1))
    assert memory.since(mark) is None
    memory.add(SessionClosed("small"))
    assert list(memory.since(memory.mark - 1) or ()) == [SessionClosed("small")]


def test_it_knows_how_far_it_reaches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "GREATEST_EFFECTS", 2)
    memory = Journal()
    mark = memory.mark
    for number in range(2):
        memory.add(event("a", number))
        assert memory.reaches(mark)
    memory.add(event("a", 2))
    assert not memory.reaches(mark)
    assert memory.reaches(mark + 1)
