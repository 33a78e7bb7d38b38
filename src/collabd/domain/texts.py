"""Short texts that people are shown in lists: nothing invisible in them, names on one line."""

from __future__ import annotations

import re
import unicodedata

from collabd.domain.errors import invalid

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co"})
"""Unicode's categories of signs that nobody sees: controls, formats, surrogates, private use."""
JOINERS = str.maketrans({"\u200c": None, "\u200d": None})
"""Signs that join or part letters: Persian, Indic scripts and emoji need them."""


def one_line(text: str, what: str, field: str) -> str:
    """The text with single blanks, "" if nothing of it is seen; raises `invalid` for invisible signs."""
    line = " ".join(text.split())
    seen = line.translate(JOINERS)
    if has_invisible(seen):
        raise invalid(f"A {what} may not hold invisible signs.", field=field)
    return line if seen.strip() else ""


def without_control(text: str, what: str, field: str) -> str:
    """The text; raises `invalid` if it holds control characters other than tabs and line ends."""
    if CONTROL.search(text) is not None:
        raise invalid(f"A {what} may not hold control characters.", field=field)
    return text


def has_invisible(text: str) -> bool:
    """Whether the text holds a sign that nobody sees."""
    return any(unicodedata.category(sign) in INVISIBLE for sign in text)


def printable(text: object) -> str:
    """A text of somebody else's, with a backslash's sequence for what a terminal would not just show."""
    return "".join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in str(text))
