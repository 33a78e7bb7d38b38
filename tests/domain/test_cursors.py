"""Cursors: what an answer gave out comes back as it was; anything else is refused."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabd.domain.cursors import from_cursor, to_cursor
from collabd.domain.errors import CollabError


@given(st.integers(-(2**53), 2**53), st.text('ab Zß\x00"\\\n\u2028👍', max_size=80))
def test_they_come_back(number: int, text: str) -> None:
    cursor = to_cursor((number, text))
    assert cursor.isascii()
    assert set("+/= ").isdisjoint(cursor)
    assert from_cursor(cursor, "after", (0, "")) == (number, text)


def test_without_one_it_begins_at_the_beginning() -> None:
    assert from_cursor(None, "after", ("", "")) == ("", "")


def encoded(text: bytes) -> str:
    return base64.urlsafe_b64encode(text).decode().rstrip("=")


@pytest.mark.parametrize(
    "cursor",
    [
        "",
        "x",
        "!!!!",
        "ä",
        "a" * 200,
        encoded(b"{}"),
        encoded(b"[1]"),
        encoded(b'["a",1]'),
        encoded(b'[1,"a",2]'),
        encoded(b'[true,"a"]'),
        encoded(b'[1.5,"a"]'),
        encoded(b'[null,"a"]'),
        encoded(b'[[1],"a"]'),
        encoded(b"\xff\xfe"),
        encoded(b"[" * 140),
        encoded(b'[1,"\\ud800"]'),
    ],
)
def test_anything_else_is_refused_with_the_fields_name(cursor: str) -> None:
    assert from_cursor(encoded(b'[1,"a"]'), "after", (0, "")) == (1, "a")
    with pytest.raises(CollabError) as refused:
        from_cursor(cursor, "after", (0, ""))
    assert (refused.value.code, refused.value.field) == ("invalid", "after")


def test_a_number_that_no_database_takes_is_refused() -> None:
    with pytest.raises(CollabError):
        from_cursor(encoded(b'[99999999999999999999999,"a"]'), "after", (0, ""))
