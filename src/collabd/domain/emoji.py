"""Emoji: one Unicode emoji sequence, in its fully-qualified form (Unicode Technical Standard 51)."""

from __future__ import annotations

from emoji import EMOJI_DATA

from collabd.domain.errors import invalid

VARIATION = "\N{VARIATION SELECTOR-16}"

# The same emoji is typed with and without variation selectors; without them both look up the same entry.
QUALIFIED = {sign.replace(VARIATION, ""): sign for sign, data in EMOJI_DATA.items() if data["status"] == 2}


def qualified(sign: str, what: str = "reaction", field: str = "emoji") -> str:
    """The fully-qualified form of an emoji; raises `invalid`, naming `what`, if it is not exactly one."""
    known = QUALIFIED.get(sign.replace(VARIATION, ""))
    if known is None:
        raise invalid(f"A {what} is one emoji.", field=field)
    return known
