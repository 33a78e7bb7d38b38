"""Excerpts: the part of a message around what was found, in pieces of plain text."""

from __future__ import annotations

from collections.abc import Iterator

from collabd.domain.search import Piece
from collabd.domain.search_terms import Term
from collabd.domain.words import Spot, spots_of

LOOKED_THROUGH = 4000
"""In so many letters of a message what was found is marked; one that says it later shows its beginning."""
BEFORE = 60
LETTERS = 240
ELLIPSIS = "…"


def excerpt_of(content: str, terms: list[Term]) -> list[Piece]:
    """At most some `LETTERS` of a message, from a little before the first hit; line ends are blanks in it."""
    hits = list(hits_in(content[:LOOKED_THROUGH], terms))
    start, end = window(content, hits[0].start if hits else 0)
    pieces = [Piece(text=ELLIPSIS)] if start else []
    place = start
    for hit in hits:
        if place <= hit.start and hit.end <= end:
            pieces += [Piece(text=content[place : hit.start])] if place < hit.start else []
            pieces.append(Piece(text=content[hit.start : hit.end], is_hit=True))
            place = hit.end
    rest = content[place:end] + (ELLIPSIS if end < len(content) else "")
    pieces += [Piece(text=rest)] if rest else []
    return [Piece(text=on_one_line(piece.text), is_hit=piece.is_hit) for piece in pieces]


def window(content: str, place: int) -> tuple[int, int]:
    """From where to where an excerpt around a place reaches; it cuts between words where it can."""
    start = max(0, place - BEFORE)
    if start:
        blank = content.find(" ", start, place)
        start = start if blank < 0 else blank + 1
    end = min(len(content), start + LETTERS)
    if end < len(content):
        blank = content.rfind(" ", place + 1, end)
        end = end if blank < 0 else blank
    return start, end


def on_one_line(text: str) -> str:
    """The text with blanks for line ends and tabs."""
    return text.translate({9: " ", 10: " ", 13: " "})


def hits_in(content: str, terms: list[Term]) -> Iterator[Spot]:
    """The words that the terms have found, in their order, none twice."""
    spots = spots_of(content)
    words = [spot.word for spot in spots]
    found = {index for term in terms for index in indices_of(words, term)}
    return (spots[index] for index in sorted(found))


def indices_of(words: list[str], term: Term) -> Iterator[int]:
    """Which of the words a term has found."""
    if term.finds_parts:
        yield from (index for index, word in enumerate(words) if term.words[0] in word)
        return
    size = len(term.words)
    for start in range(len(words) - size + 1):
        if term.finds(words[start : start + size]):
            yield from range(start, start + size)
