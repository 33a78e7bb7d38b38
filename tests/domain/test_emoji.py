"""Emoji: exactly one, in one form."""

from __future__ import annotations

import pytest

from collabd.domain.emoji import QUALIFIED, qualified
from collabd.domain.errors import CollabError


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("👍", "👍"),
        ("👍🏽", "👍🏽"),
        ("❤", "❤️"),
        ("❤️", "❤️"),
        ("❤️‍🔥", "❤️‍🔥"),
        ("❤‍🔥", "❤️‍🔥"),
        ("👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦"),
        ("🇪🇺", "🇪🇺"),
        ("1️⃣", "1️⃣"),
        ("1⃣", "1️⃣"),
    ],
)
def test_every_spelling_becomes_the_fully_qualified_one(typed: str, kept: str) -> None:
    assert qualified(typed) == kept


def test_every_known_one_is_its_own_form() -> None:
    assert len(QUALIFIED) > 3000
    assert {sign for sign in QUALIFIED.values() if qualified(sign) != sign} == set()


@pytest.mark.parametrize(
    "typed", ["", "a", "1", "👍👍", "👍 ", "👍a", "\ufe0f", "\u200d", "🇪", ":thumbsup:", "👍\x00", "<b>"]
)
def test_anything_else_is_refused(typed: str) -> None:
    with pytest.raises(CollabError) as refused:
        qualified(typed)
    assert (refused.value.code, refused.value.field) == ("invalid", "emoji")
