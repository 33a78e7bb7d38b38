"""Short texts that are shown in lists."""

from __future__ import annotations

import pytest

from collabd.domain.errors import CollabError
from collabd.domain.texts import one_line, without_control


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("General", "General"),
        ("  two \n words\t", "two words"),
        ("Ñandú שלום 日本", "Ñandú שלום 日本"),
        ("👩‍🚀", "👩‍🚀"),
        (" ", ""),
        ("\u200d", ""),
        ("\ufe0f \U000e0100", ""),
        ("❤\ufe0f", "❤\ufe0f"),
        ("葛\U000e0100城", "葛\U000e0100城"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_a_line_is_kept_with_single_blanks(typed: str, kept: str) -> None:
    assert one_line(typed, "name", "name") == kept


@pytest.mark.parametrize(
    "typed",
    [
        "a\x00b",
        "a\x1bb",
        "\u202eabc",
        "a\u200bb",
        "\ufeffa",
        "\ue000",
        "\u3164",
        "Bob\u3164",
        "\u2800",
        "\uffa0",
    ],
)
def test_invisible_signs_are_refused(typed: str) -> None:
    with pytest.raises(CollabError, match="invisible") as refused:
        one_line(typed, "name", "name")
    assert (refused.value.code, refused.value.field) == ("invalid", "name")


def test_control_characters_are_refused_but_for_blanks() -> None:
    assert without_control("a\tb\r\nc", "text", "text") == "a\tb\r\nc"
    for sign in "\x00\x07\x0b\x1f\x7f":
        with pytest.raises(CollabError, match="control characters"):
            without_control(f"a{sign}b", "text", "text")
