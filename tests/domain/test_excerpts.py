"""An excerpt shows what was found, marked, as it was written."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from collabd.domain.excerpts import LETTERS, LOOKED_THROUGH, excerpt_of
from collabd.domain.search_terms import sought


def marked(content: str, query: str) -> str:
    """The excerpt with its hits in brackets."""
    pieces = excerpt_of(content, sought(query).terms)
    return "".join(f"[{piece.text}]" if piece.is_hit else piece.text for piece in pieces)


def test_hits_are_marked_as_they_were_written() -> None:
    assert marked("The Gate of the garden", "gate") == "The [Gate] of the garden"
    assert marked("Crème, crêpe", "cre") == "[Crème], [crêpe]"
    assert marked("東京都に行く", "京都") == "東[京][都]に行く"
    assert marked("Hold the big\n\nfence", '"big fence"') == "Hold the [big]  [fence]"
    assert marked("**bold** <b>gate</b>", "gate") == "**bold** <b>[gate]</b>", "Markdown and markup are text"


def test_a_long_message_is_shown_around_its_first_hit() -> None:
    content = "before " * 100 + "gate " + "after " * 100
    excerpt = marked(content, "gate")
    assert excerpt.startswith("…before")
    assert excerpt.endswith("after…")
    assert "[gate]" in excerpt
    assert len(excerpt) < LETTERS + 10


def test_without_words_it_is_the_beginning() -> None:
    assert marked("The gate", "has:link") == "The gate"
    assert marked("x " * LOOKED_THROUGH + "gate", "gate").startswith("x x x")


@given(st.text(max_size=600), st.text(max_size=20))
def test_it_is_always_part_of_the_message(content: str, query: str) -> None:
    pieces = excerpt_of(content, sought(query).terms)
    text = "".join(piece.text for piece in pieces).removeprefix("…").removesuffix("…")
    assert text in " ".join(content.replace("\r", "\n").replace("\t", "\n").split("\n"))
    assert all(piece.text for piece in pieces)
