"""What a message may say."""

from __future__ import annotations

import pytest

from collabd.domain.errors import Code, CollabError
from collabd.domain.messages import check_content


@pytest.mark.parametrize(
    "content",
    [
        "a",
        "a\nb\r\nc\td",
        " spaced ",
        "ä" * 5,
        "👩‍👩‍👧‍👦"[:2],
        "שלום",
        "a" * 10,
        "\u202eright",
        "a\u0085b",
        "\ufffd",
    ],
)
def test_words_are_let_through(content: str) -> None:
    check_content(content, 10)


@pytest.mark.parametrize("content", ["", " ", "\n\t\r\n ", "\u2003"])
def test_nothing_is_refused(content: str) -> None:
    with pytest.raises(CollabError) as refused:
        check_content(content, 10)
    assert (refused.value.code, refused.value.field) == (Code.INVALID, "content")


@pytest.mark.parametrize("sign", [*map(chr, range(32)), "\x7f"])
def test_control_characters_are_refused_but_for_blanks(sign: str) -> None:
    if sign in "\t\n\r":
        check_content(f"a{sign}b", 10)
        return
    with pytest.raises(CollabError) as refused:
        check_content(f"a{sign}b", 10)
    assert refused.value.code is Code.INVALID


def test_the_limit_is_in_bytes_of_utf8() -> None:
    check_content("ä" * 5, 10)
    with pytest.raises(CollabError) as refused:
        check_content("ä" * 6, 10)
    assert refused.value.code is Code.TOO_LARGE
    assert refused.value.details == {"limit": 10}
    assert refused.value.field == "content"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("a" * 11, "by 1 character."),
        ("ä" * 8, "by 3 characters."),
        ("日" * 4, "by 1 character."),
        ("a" * 2510, "by 2,500 characters."),
    ],
)
def test_people_are_told_how_many_characters_are_too_many(content: str, words: str) -> None:
    with pytest.raises(CollabError, match=f"This message is too long {words}") as refused:
        check_content(content, 10)
    assert "byte" not in refused.value.message
