"""Ids: lower-case UUIDv7 text, in the order of their time."""

from __future__ import annotations

import uuid

import msgspec
import pytest

from collabd.domain.ids import Id, new_id

NOW = 1_795_000_000_000


class Holder(msgspec.Struct):
    id: Id


def accepted(text: str) -> bool:
    try:
        msgspec.convert({"id": text}, Holder)
    except msgspec.ValidationError:
        return False
    return True


def test_a_new_one_is_a_uuid7_of_that_moment() -> None:
    made = new_id(NOW)
    read = uuid.UUID(made)
    assert str(read) == made
    assert (read.version, read.variant) == (7, uuid.RFC_4122)
    assert read.int >> 80 == NOW
    assert accepted(made)


def test_no_two_are_alike_and_later_ones_sort_later() -> None:
    made = [new_id(NOW + number // 100) for number in range(10_000)]
    assert len(set(made)) == 10_000
    assert [name[:13] for name in made] == sorted(name[:13] for name in made)


GOOD = "019fd5b2-7c00-7abc-8def-0123456789ab"


@pytest.mark.parametrize(
    "text",
    [
        GOOD.upper(),
        GOOD.replace("-", ""),
        "{" + GOOD + "}",
        GOOD + "\n",
        " " + GOOD,
        GOOD[:-1],
        GOOD + "0",
        GOOD.replace("-7abc", "-4abc"),
        GOOD.replace("-8def", "-cdef"),
        GOOD.replace("a", "\N{CYRILLIC SMALL LETTER A}"),
        GOOD.replace("0", "\N{ARABIC-INDIC DIGIT ZERO}"),
        "",
        "00000000-0000-0000-0000-000000000000",
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    assert accepted(GOOD)
    assert not accepted(text)
