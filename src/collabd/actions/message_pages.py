"""Pages of messages: in the room's order, by offset, bounded in number and bytes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeAlias, TypeVar

import msgspec

from collabd.domain.errors import invalid
from collabd.domain.messages import ListMessages, Message
from collabd.domain.records import Record
from collabd.domain.threads import ListReplies

R = TypeVar("R", bound=Record)
Reading: TypeAlias = Callable[[int, int], Awaitable[list[Message]]]
"""Messages from an offset on, at most so many, in ascending order."""

BEYOND_ALL_OFFSETS = 2**53
PAGE_BYTES = 512 * 1024
"""What a page may hold: half of what may wait for one socket, by default."""


async def page_of(
    query: ListMessages | ListReplies, newest: Reading, after: Reading
) -> tuple[list[Message], str | None]:
    """A page of messages, always in the room's order, and the cursor that goes on from it.

    `newest` reads below an offset, `after` above one. Without a cursor: the newest. The cursor goes on in the
    direction that was asked for; None means there is no more. Raises `invalid` for both cursors at once or a
    cursor that is not one.
    """
    if query.before is not None and query.after is not None:
        raise invalid("Ask for `before` or `after`, not both.", field="after")
    limit = query.limit + 1
    if query.after is not None:
        found = await after(offset_of(query.after, "after"), limit)
        page = fitting(found, query.limit)
        items = page
    else:
        below = BEYOND_ALL_OFFSETS if query.before is None else offset_of(query.before, "before")
        found = await newest(below, limit)
        page = fitting(found[::-1], query.limit)
        items = page[::-1]
    more = len(page) < len(found)
    return items, str(page[-1].offset) if more else None


def fitting(records: list[R], limit: int) -> list[R]:
    """The first `limit` of these, or as many as fit into `PAGE_BYTES` of JSON; one fits always."""
    fit: list[R] = []
    room = PAGE_BYTES
    for record in records[:limit]:
        room -= len(msgspec.json.encode(record))
        if fit and room < 0:
            break
        fit.append(record)
    return fit


def offset_of(cursor: str, field: str) -> int:
    """The offset that a cursor stands for; raises `invalid`."""
    if not cursor.isascii() or not cursor.isdigit() or len(cursor) > 16:
        raise invalid("This is not a cursor of an earlier answer.", field=field)
    return int(cursor)
