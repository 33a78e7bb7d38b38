"""Texts are taken apart alike wherever they come from, in any script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabd.domain.words import FOLDING, SIGNS_KEPT, WORD_LETTERS, spots_of, words_of

TAKEN_APART = {
    "The quick, brown fox!": ["the", "quick", "brown", "fox"],
    "Crème BRÛLÉE": ["creme", "brulee"],
    "Straße": ["strasse"],
    "snake_case and kebab-case": ["snake", "case", "and", "kebab", "case"],
    "https://example.org/a?b=1": ["https", "example", "org", "a", "b", "1"],
    "Ｆｕｌｌ ﬁne ½": ["full", "fine", "1", "2"],
    "東京都": ["東", "京", "都"],
    "カタカナmixed": ["カ", "タ", "カ", "ナ", "mixed"],
    "ไทย": ["ไ", "ท", "ย"],
    "नमस्ते दुनिया": ["नमस्ते", "दुनिया"],
    "мир Ёлка": ["мир", "елка"],
    "مَرْحَبًا": ["مرحبا"],
    "שָׁלוֹם": ["שלום"],
    "می\u200cخواهم": ["میخواهم"],
    "so\u00adft": ["soft"],
    "done🎉🎉": ["done", "🎉", "🎉"],
    "❤️": ["❤"],
    "👍🏽": ["👍", "🏽"],
    '"; DROP (NEAR* -^': ["drop", "near"],
    "": [],
    "?!": [],
}


@pytest.mark.parametrize(("text", "words"), TAKEN_APART.items(), ids=lambda part: repr(part)[:20])
def test_a_text_is_taken_apart(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_syllables_of_hangul_are_letters_so_that_half_a_syllable_is_a_beginning() -> None:
    (word,), (typed,) = words_of("한국어"), words_of("하")
    assert word.startswith(typed)


def test_a_word_of_any_length_is_pieces_of_some_length() -> None:
    pieces = words_of("x" * 1000)
    assert "".join(pieces) == "x" * 1000
    assert {len(piece) for piece in pieces[:-1]} == {WORD_LETTERS}


def test_however_many_signs_are_posted_few_are_held_and_all_are_folded() -> None:
    text = " ".join(map(chr, range(0x4E00, 0x4E00 + SIGNS_KEPT + 500)))
    assert words_of(text) == text.split()
    assert len(FOLDING) <= SIGNS_KEPT
    assert words_of("Crème BRÛLÉE") == ["creme", "brulee"]


@given(st.text())
def test_words_hold_nothing_that_a_query_could_take_for_syntax(text: str) -> None:
    for word in words_of(text):
        assert not set(word) & set(" \t\n\"'*^:+-(){}%_\0"), word
        assert 0 < len(word) <= WORD_LETTERS


@given(st.text())
def test_places_are_those_of_the_words(text: str) -> None:
    spots = spots_of(text)
    assert [spot.word for spot in spots] == words_of(text)
    for spot in spots:
        assert 0 <= spot.start < spot.end <= len(text)


@given(st.text())
def test_taking_apart_what_was_taken_apart_changes_nothing(text: str) -> None:
    words = words_of(text)
    assert words_of(" ".join(words)) == words
