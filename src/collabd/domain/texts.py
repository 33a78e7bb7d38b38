"""Texts of people: how long they may be, nothing invisible in them, names on one line."""

from __future__ import annotations

import re
import unicodedata

from collabd.domain.errors import invalid, too_large

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co"})
"""Unicode's categories of signs that nobody sees: controls, formats, surrogates, private use."""
BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Signs that nobody sees though their category is that of a letter, a mark or a symbol: fillers of Hangul,
an empty pattern of Braille and the like. Among all that Unicode calls default-ignorable, these are left."""
MODIFIERS = dict.fromkeys(
    [0x200C, 0x200D, *range(0x180B, 0x1810), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)]
)
"""Signs that join, part or vary those beside them: Persian, Indic scripts, Mongolian, Japanese names and
emoji need them. By themselves they show nothing."""


def one_line(text: str, what: str, field: str) -> str:
    """The text with single blanks, "" if nothing of it is seen; raises `invalid` for invisible signs."""
    line = " ".join(text.split())
    seen = line.translate(MODIFIERS)
    if has_invisible(seen):
        raise invalid(f"A {what} may not hold invisible signs.", field=field)
    return line if seen.strip() else ""


def without_control(text: str, what: str, field: str) -> str:
    """The text; raises `invalid` if it holds control characters other than tabs and line ends."""
    if CONTROL.search(text) is not None:
        raise invalid(f"A {what} may not hold control characters.", field=field)
    return text


def require_length(text: str, limit: int, what: str, field: str) -> None:
    """Raise `too_large` for a text over `limit` bytes of UTF-8.

    People count characters, of which a byte is no measure, so they are told how many of theirs are too many.
    """
    encoded = text.encode()
    if len(encoded) > limit:
        kept = encoded[:limit].decode(errors="ignore")
        more = len(text) - len(kept)
        number = f"{more:,} character{'' if more == 1 else 's'}"
        raise too_large(f"This {what} is too long by {number}. Shorten it.", limit, field=field)


def has_invisible(text: str) -> bool:
    """Whether the text holds a sign that nobody sees."""
    return any(unicodedata.category(sign) in INVISIBLE or sign in BLANK for sign in text)


def printable(text: object) -> str:
    """A text of somebody else's, with a backslash's sequence for what a terminal would not just show."""
    return "".join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in str(text))
