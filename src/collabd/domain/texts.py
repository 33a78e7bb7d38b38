"""Short texts that people are shown in lists: one line, nothing invisible in it."""

from __future__ import annotations

import re
import unicodedata

from collabd.domain.errors import invalid

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co"})
"""Unicode categories: control, format, surrogate, private use."""
JOINER = "\N{ZERO WIDTH JOINER}"
"""Holds the parts of an emoji together, so it is let through."""


def one_line(text: str, what: str, field: str) -> str:
    """The text with single blanks; raises `invalid` if `what` it is would hold invisible signs."""
    line = " ".join(text.split())
    if any(unicodedata.category(sign) in INVISIBLE and sign != JOINER for sign in line):
        raise invalid(f"A {what} may not hold invisible signs.", field=field)
    return line


def without_control(text: str, what: str, field: str) -> str:
    """The text; raises `invalid` if it holds control characters other than tabs and line ends."""
    if CONTROL.search(text) is not None:
        raise invalid(f"A {what} may not hold control characters.", field=field)
    return text
