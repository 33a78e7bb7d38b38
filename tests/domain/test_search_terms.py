"""Every text is a query, and says what it seems to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabd.domain.search_terms import Term, sought

DAY = 24 * 3600 * 1000
NOVEMBER_22 = 1_795_305_600_000
"""2026-11-22, 00:00 UTC."""


def terms(query: str) -> list[Term]:
    return sought(query).terms


def test_words_and_phrases() -> None:
    assert terms('gate  "the  big Fence" x.org/a') == [
        Term(("gate",)),
        Term(("the", "big", "fence"), exact=True),
        Term(("x", "org", "a")),
    ]
    assert terms("gate Gate GATE") == [Term(("gate",))]
    assert terms('gate "unfinished phr') == [Term(("gate",)), Term(("unfinished", "phr"), exact=True)]


def test_operators() -> None:
    found = sought('FROM:alice from:"Anna Berg" in:#general has:link HAS:Pin gate')
    assert found.authors == ["alice", "Anna Berg"]
    assert found.rooms == ["#general"]
    assert found.has == ["link", "pin"]
    assert found.terms == [Term(("gate",))]


def test_days() -> None:
    """Neither the day before which nor the day after which is itself in it; of several, the narrowest."""
    found = sought("before:2026-11-22 before:2026-11-24 after:2026-11-22 after:2026-11-20")
    assert found.before == NOVEMBER_22
    assert found.after == NOVEMBER_22 + DAY
    assert found.terms == []


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("from:", ("from",)),
        ("has:nothing", ("has", "nothing")),
        ("before:soon", ("before", "soon")),
        ("before:2026-13-41", ("before", "2026", "13", "41")),
        ("after:9999-12-31", ("after", "9999", "12", "31")),
        ("x.from:y", ("x", "from", "y")),
    ],
)
def test_what_is_no_operator_is_a_word(query: str, words: tuple[str, ...]) -> None:
    found = sought(query)
    assert found.terms == [Term(words)]
    assert [found.authors, found.rooms, found.has, found.before, found.after] == [[], [], [], None, None]


def test_signs_alone_ask_for_nothing() -> None:
    for query in ("", "  ", "?!", '"', '""', "()*"):
        assert sought(query).is_empty, query
    assert not sought("has:pin").is_empty


def test_what_a_term_finds() -> None:
    assert Term(("og",)).finds(["ogre"])
    assert not Term(("og",)).finds(["frog"]), "two letters find beginnings only"
    assert Term(("ogr",)).finds(["progress"])
    assert not Term(("ogr",), exact=True).finds(["ogre"])
    assert not Term(("o",)).finds(["ogre"]), "a single letter finds itself"
    assert Term(("foo", "ba")).finds(["foo", "bar"])
    assert not Term(("oo", "ba")).finds(["foo", "bar"])


@given(st.text() | st.text(alphabet='fromhasbeforeafterin:"-0126 \n'))
def test_no_query_is_a_mistake(query: str) -> None:
    found = sought(query)
    assert all(term.words for term in found.terms)
