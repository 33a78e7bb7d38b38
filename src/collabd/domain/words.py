"""Words: how a text is taken apart to be found again, in whatever script it is written.

The same table folds what is stored, what is searched for and what is highlighted, sign by sign, so that the
three cannot disagree. It is made here and not by one of FTS5's tokenizers: unicode61 breaks the words of
Indic scripts at their vowel signs, finds no words in scripts without blanks, and its tables are old.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct

WORD_LETTERS = 64
"""A longer word is cut into pieces of so many letters, one after the other; nobody types it whole."""

ALONE = (
    (0x0E01, 0x0EDF),  # Thai, Lao
    (0x1000, 0x109F),  # Burmese
    (0x1780, 0x17B3),  # Khmer
    (0x2E80, 0x2FDF),  # radicals
    (0x3005, 0x3007),
    (0x3041, 0x30FF),  # kana
    (0x3105, 0x312F),  # bopomofo
    (0x31A0, 0x31FF),
    (0x3400, 0x4DBF),  # ideographs, here and below
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFD),
)
"""Scripts that put no blanks between words: each sign is a word, and several in a row are a phrase."""

UNWRITTEN = (
    (0x0300, 0x036F),  # accents, as on Latin, Greek and Cyrillic letters
    (0x0591, 0x05C7),  # Hebrew points
    (0x0610, 0x061A),  # Arabic vowels, here and below
    (0x064B, 0x065F),
    (0x0670, 0x0670),
    (0xFE00, 0xFE0F),  # whether a sign is an emoji
)
"""Marks that people leave out as often as not."""

ASTRAL = 0xFFFF
SIGNS_KEPT = 20_000
"""How many signs are held folded: more than people who talk to each other use, and some 2 MB. All signs of
Unicode would be some 90 MB, and anybody may post them."""
CHUNK = re.compile(r"\S+")
WORD = re.compile(r"[^ ]+")


def within(codepoint: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    """Whether a sign lies in one of the ranges."""
    return any(first <= codepoint <= last for first, last in ranges)


class Folding(dict[int, str]):
    """What each sign becomes: folded letters, a word of its own between blanks, a blank, or nothing.

    Filled as signs are met. Beyond `SIGNS_KEPT` it begins anew.
    """

    def __missing__(self, codepoint: int) -> str:
        if len(self) >= SIGNS_KEPT:
            self.clear()
        self[codepoint] = folded = fold(chr(codepoint))
        return folded


def fold(sign: str) -> str:
    """One sign, without case, accents and width (full-width letters, ligatures, Hangul syllables)."""
    kind = unicodedata.category(sign)
    if kind == "Cf" or within(ord(sign), UNWRITTEN):
        return ""  # joiners and soft hyphens stand inside of words, too, and are not seen
    if kind == "So" or (kind == "Sk" and ord(sign) > ASTRAL):
        return f" {sign} "  # emoji, and the colours of their skin
    if kind[0] not in "LNM":
        return " "
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", sign).casefold())
    letters = "".join(letter for letter in folded if not within(ord(letter), UNWRITTEN))
    letters = "".join(letter if unicodedata.category(letter)[0] in "LNM" else " " for letter in letters)
    return f" {letters} " if within(ord(sign), ALONE) and kind[0] != "M" else letters


FOLDING = Folding()


def words_of(text: str) -> list[str]:
    """The words of a text in their order, folded; what is no letter, mark, digit or emoji only parts them."""
    words = text.translate(FOLDING).split()
    if max(map(len, words), default=0) <= WORD_LETTERS:
        return words
    return [piece for word in words for piece in pieces_of(word)]


def pieces_of(word: str) -> list[str]:
    """A word in pieces of at most `WORD_LETTERS`."""
    return [word[start : start + WORD_LETTERS] for start in range(0, len(word), WORD_LETTERS)]


class Spot(Struct, frozen=True):
    """A word at its place in a text: the signs from `start` up to `end` have become it."""

    word: str
    start: int
    end: int


def spots_of(text: str) -> list[Spot]:
    """The words of a text (see `words_of`) with their places in it."""
    return [spot for chunk in CHUNK.finditer(text) for spot in _spots_in(chunk[0], chunk.start())]


def _spots_in(chunk: str, begin: int) -> Iterator[Spot]:
    if chunk.isascii() and len(chunk) <= WORD_LETTERS:  # the usual case, and ten times as fast: sign for sign
        for word in WORD.finditer(chunk.translate(FOLDING)):
            yield Spot(word[0], begin + word.start(), begin + word.end())
    else:
        signs = enumerate(chunk, begin)
        yield from _spots([(letter, place) for place, sign in signs for letter in FOLDING[ord(sign)]])


def _spots(letters: list[tuple[str, int]]) -> Iterator[Spot]:
    for blank, run in groupby(letters, key=lambda one: one[0] == " "):
        word = [] if blank else list(run)
        for start in range(0, len(word), WORD_LETTERS):
            piece = word[start : start + WORD_LETTERS]
            yield Spot("".join(letter for letter, _ in piece), piece[0][1], piece[-1][1] + 1)
