"""Times: integer milliseconds since 1970 (UTC) inside, RFC 3339 UTC with milliseconds on the wire."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from typing import Annotated, TypeAlias
from zoneinfo import available_timezones

from msgspec import Meta

from collabd.domain.errors import invalid

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

TimeZone: TypeAlias = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_+/-]{1,64}$")]

Timestamp: TypeAlias = Annotated[
    str,
    Meta(
        pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
        r"T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z$",
        max_length=24,
        description="RFC 3339, UTC, with milliseconds.",
    ),
]


def rfc3339(milliseconds: int) -> str:
    """`milliseconds` since 1970 as `2026-11-22T09:00:00.000Z`."""
    seconds, rest = divmod(milliseconds, 1000)
    return f"{_to_the_second(seconds)}.{rest:03d}Z"


@lru_cache(maxsize=1024)
def _to_the_second(seconds: int) -> str:
    # Formatting a date costs more than a statement of SQLite, and most times of a moment share their second.
    return f"{EPOCH + timedelta(seconds=seconds):%Y-%m-%dT%H:%M:%S}"


def optional_rfc3339(milliseconds: int | None) -> str | None:
    """The same for a time that may be absent."""
    return None if milliseconds is None else rfc3339(milliseconds)


def milliseconds(timestamp: str, field: str) -> int:
    """A `Timestamp` as milliseconds since 1970; raises `invalid` for a day that no calendar has."""
    try:
        time = datetime.fromisoformat(timestamp)
    except ValueError as error:
        raise invalid("There is no such day.", field=field) from error
    return (time - EPOCH) // timedelta(milliseconds=1)


def require_zone(name: str, field: str) -> None:
    """Raise `invalid` unless this machine knows a time zone of this name."""
    if name not in zones():
        raise invalid("There is no such time zone.", field=field)


@cache
def zones() -> frozenset[str]:
    """The names of the IANA's list. Reading them takes a walk through the folder of time zones."""
    return frozenset(available_timezones())
