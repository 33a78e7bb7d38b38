"""What a search query asks for: its words, and its operators. Every text is a query; none is a mistake."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from msgspec import Struct

from collabd.domain.words import words_of

BEGINNING_LETTERS = 2
PART_LETTERS = 3
"""From how many letters on a word finds longer ones: those that begin with it, and those that contain it."""

PART = re.compile(
    r"""(?:(?P<name>from|in|has|before|after):(?:"(?P<quoted>[^"]*)"?|(?P<plain>\S+)))"""
    r"""|"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+)""",
    re.IGNORECASE,
)
BEYOND_ALL_PLACES = 2**53
HAS = ("file", "image", "link", "reaction", "pin", "thread")


class Term(Struct, frozen=True):
    """Words that stand one after the other; there is at least one. Unless `exact`, the last one may go on."""

    words: tuple[str, ...]
    exact: bool = False

    @property
    def finds_beginnings(self) -> bool:
        """Whether the last word finds those that begin with it."""
        return not self.exact and len(self.words[-1]) >= BEGINNING_LETTERS

    @property
    def finds_parts(self) -> bool:
        """Whether it finds words that contain it."""
        return not self.exact and len(self.words) == 1 and len(self.words[0]) >= PART_LETTERS

    def finds(self, words: list[str]) -> bool:
        """Whether these words, as many as its own, are what it asks for."""
        if self.finds_parts:
            return self.words[0] in words[0]
        if self.finds_beginnings:
            return (*words[:-1],) == self.words[:-1] and words[-1].startswith(self.words[-1])
        return (*words,) == self.words


class Sought(Struct):
    """A query, taken apart: every term, and per operator any of its values. Times in ms, [after, before)."""

    terms: list[Term]
    authors: list[str]
    rooms: list[str]
    has: list[str]
    before: int | None = None
    after: int | None = None

    @property
    def is_empty(self) -> bool:
        """Whether it asks for nothing at all."""
        asked = (self.terms, self.authors, self.rooms, self.has)
        return not any(asked) and self.before is None and self.after is None


class Criteria(Struct, frozen=True, kw_only=True):
    """What a message must be like to be found: all `terms`, all of `has`, any of the `rooms` and `authors`.

    These are ids. Without `rooms`: all that the person may read. Places lie in [since, until).
    """

    user_id: str
    terms: list[Term]
    has: list[str]
    rooms: list[str]
    authors: list[str]
    since: int = 0
    until: int = BEYOND_ALL_PLACES


def sought(query: str) -> Sought:
    """What a query asks for."""
    found = Sought(terms=[], authors=[], rooms=[], has=[])
    for part in PART.finditer(query):
        name = (part["name"] or "").lower()
        value = part["plain"] or part["quoted"] or ""
        if not (name and note(found, name, value)):
            add_term(found, part)
    return found


def note(found: Sought, name: str, value: str) -> bool:
    """Take an operator down; False if its value is none, so that it is a word."""
    if name in {"before", "after"}:
        return note_day(found, name, value)
    if not value.strip():
        return False
    if name == "has":
        if value.lower() in HAS:
            found.has.append(value.lower())
        return value.lower() in HAS
    (found.authors if name == "from" else found.rooms).append(value.strip())
    return True


def note_day(found: Sought, name: str, value: str) -> bool:
    """Take a day down: before its beginning, or after its end. Of several, the narrowest counts."""
    try:
        day = datetime.strptime(value, "%Y-%m-%d").replace(tzinfo=UTC)
        begin = day if name == "before" else day + timedelta(days=1)
    except (ValueError, OverflowError):
        return False
    time = round(begin.timestamp() * 1000)
    if name == "before":
        found.before = time if found.before is None else min(found.before, time)
    else:
        found.after = time if found.after is None else max(found.after, time)
    return True


def add_term(found: Sought, part: re.Match[str]) -> None:
    """Take the words of a part down; signs without a word in them ask for nothing."""
    exact = part["phrase"] is not None
    words = tuple(words_of(part["phrase"] if exact else part[0]))
    if words and Term(words, exact) not in found.terms:
        found.terms.append(Term(words, exact))
