"""Which part of a content is asked for (RFC 9110, sections 13 and 14). Pure."""

from __future__ import annotations

import re

from msgspec import Struct

RANGE = re.compile(r"bytes=(\d{0,16})-(\d{0,16})")


class Part(Struct, frozen=True):
    """The bytes from `first` up to but not including `end`."""

    first: int
    end: int


def part_of(asked: str, size: int) -> Part | None:
    """The part that a `Range` asks for; None for the whole: without one, and for what is none.

    Several ranges at once are answered with the whole, as the RFC allows. Raises `LookupError` for a part
    that is not there.
    """
    match = RANGE.fullmatch(asked.strip())
    if match is None or not any(match.groups()):
        return None
    first, last = match.groups()
    if not first:
        part = Part(max(0, size - int(last)), size)
    else:
        part = Part(int(first), min(size, int(last) + 1) if last else size)
        if last and int(last) < int(first):
            return None
    if part.first >= part.end:
        raise LookupError(asked)
    return part


def names(header: str, etag: str) -> bool:
    """Whether an `If-None-Match` names the content; it compares weakly."""
    tags = [tag.strip().removeprefix("W/") for tag in header.split(",")]
    return etag in tags or "*" in tags


def still(if_range: str, etag: str) -> bool:
    """Whether a range is wanted of this very content: without `If-Range`, or if it names it strongly."""
    return not if_range or if_range.strip() == etag
