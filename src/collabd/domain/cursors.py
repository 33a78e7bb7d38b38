"""Opaque cursors: the sort key of the last item of a page, as URL-safe text."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Sequence, Sized
from typing import TypeVar

import msgspec

from collabd.domain.errors import invalid

LAST = (2**53, "~")
"""Above every (milliseconds, id): where a list that goes backwards in time begins."""

T = TypeVar("T")
K = TypeVar("K", bound=tuple[int | str, ...])


def to_cursor(key: tuple[int | str, ...]) -> str:
    """A page's last sort key as a cursor."""
    return base64.urlsafe_b64encode(msgspec.json.encode(key)).decode().rstrip("=")


def next_cursor(found: Sized, page: Sequence[T], key: Callable[[T], tuple[int | str, ...]]) -> str | None:
    """The cursor that goes on behind a page of what was found, None if the page has it all.

    `key` gives what the list is sorted by. Whoever reads a page asks for one more than it holds.
    """
    return to_cursor(key(page[-1])) if len(page) < len(found) else None


def from_cursor(cursor: str | None, field: str, first: K) -> K:
    """The sort key behind a cursor, `first` for none; raises `invalid` for what is not of `first`'s form."""
    if cursor is None:
        return first
    try:
        key = msgspec.json.decode(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)), type=list)
    except (ValueError, binascii.Error, msgspec.MsgspecError) as error:
        raise not_a_cursor(field) from error
    if [type(part) for part in key] != [type(part) for part in first] or not storable(key):
        raise not_a_cursor(field)
    return type(first)(key)


def storable(key: list[int | str]) -> bool:
    """Whether a database takes the numbers of a key: they have 64 bits there."""
    return all(isinstance(part, str) or -(2**63) <= part < 2**63 for part in key)


def not_a_cursor(field: str) -> Exception:
    """The refusal of a cursor that no answer gave out."""
    return invalid("This is not a cursor of an earlier answer.", field=field)
