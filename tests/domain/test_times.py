"""Times: RFC 3339, UTC, milliseconds."""

from __future__ import annotations

from datetime import datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from collabd.domain.errors import CollabError
from collabd.domain.times import Timestamp, milliseconds, optional_rfc3339, rfc3339


class Holder(msgspec.Struct):
    at: Timestamp


@pytest.mark.parametrize(
    ("milliseconds", "text"),
    [
        (0, "1970-01-01T00:00:00.000Z"),
        (1, "1970-01-01T00:00:00.001Z"),
        (1_795_338_000_000, "2026-11-22T09:00:00.000Z"),
        (951_782_399_999, "2000-02-28T23:59:59.999Z"),
        (951_825_600_000, "2000-02-29T12:00:00.000Z"),
        (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
    ],
)
def test_known_moments(milliseconds: int, text: str) -> None:
    assert rfc3339(milliseconds) == text


@given(st.integers(0, 253_402_300_799_999))
def test_it_is_what_the_standard_library_reads_back(milliseconds: int) -> None:
    read = datetime.fromisoformat(rfc3339(milliseconds))
    assert round(read.timestamp() * 1000) == milliseconds
    assert msgspec.convert({"at": rfc3339(milliseconds)}, Holder).at == rfc3339(milliseconds)


def test_one_that_is_absent_stays_absent() -> None:
    assert optional_rfc3339(None) is None
    assert optional_rfc3339(0) == "1970-01-01T00:00:00.000Z"


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-22",
        "2026-11-22T09:00:00Z",
        "2026-11-22T09:00:00.000",
        "2026-11-22T09:00:00.000+01:00",
        "2026-11-22 09:00:00.000Z",
        "2026-13-22T09:00:00.000Z",
        "2026-11-32T09:00:00.000Z",
        "2026-11-22T24:00:00.000Z",
        "2026-11-22T09:60:00.000Z",
        "2026-11-22T09:00:00.000Z\n",
        "٢٠٢٦-11-22T09:00:00.000Z",
        "now",
        "",
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    assert msgspec.convert({"at": rfc3339(0)}, Holder).at == rfc3339(0)
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"at": text}, Holder)


@given(st.integers(min_value=0, max_value=253_402_300_799_999))
def test_there_and_back_again(moment: int) -> None:
    assert milliseconds(rfc3339(moment), "at") == moment


def test_a_day_that_no_calendar_has_is_refused() -> None:
    with pytest.raises(CollabError) as refused:
        milliseconds("2026-02-30T12:00:00.000Z", "until")
    assert refused.value.field == "until"
