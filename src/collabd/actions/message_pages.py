"""Pages of messages: in the room's order, by offset, bounded in number and bytes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeAlias, TypeVar

import msgspec

from collabd.actions.context import Actor, Snapshot
from collabd.domain.errors import invalid, not_found
from collabd.domain.messages import ListMessages, Message, MessagePage
from collabd.domain.records import Record
from collabd.domain.streams import room_stream
from collabd.domain.threads import ListReplies

R = TypeVar("R", bound=Record)
Reading: TypeAlias = Callable[[int, int], Awaitable[list[Message]]]
"""Messages from an offset on, at most so many, in ascending order."""

BEYOND_ALL_OFFSETS = 2**53
PAGE_BYTES = 512 * 1024
"""What a page may hold: half of what may wait for one socket, by default."""


async def list_messages(view: Snapshot, actor: Actor, query: ListMessages) -> MessagePage:
    """A page of a room's top-level messages, always in the room's order (see `page_of` and `around`)."""
    room, _ = await view.members.find(query.room_id, actor.user_id)
    previous = None

    async def newest(below: int, limit: int) -> list[Message]:
        return await view.messages.newest(room.id, below, limit)

    async def after(above: int, limit: int) -> list[Message]:
        return await view.messages.after(room.id, above, limit)

    if query.around is None:
        items, following = await page_of(query, newest, after)
    elif query.before is not None or query.after is not None:
        raise invalid("Ask for one of `before`, `after` and `around`.", field="around")
    else:
        place = await view.messages.offset_in(room.id, query.around)
        if place is None:
            raise not_found("message")
        items, following, previous = await around(place, query.limit, newest, after)
    position = await view.events.head(room_stream(room.id))
    return MessagePage(items=items, next=following, previous=previous, position=position)


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
    if query.after is not None:
        return await following_page(after, offset_of(query.after, "after"), query.limit, PAGE_BYTES)
    below = BEYOND_ALL_OFFSETS if query.before is None else offset_of(query.before, "before")
    return await preceding_page(newest, below, query.limit, PAGE_BYTES)


async def around(
    place: int, limit: int, newest: Reading, after: Reading
) -> tuple[list[Message], str | None, str | None]:
    """The message at an offset with about as many before it as after it, and the cursors of both ends."""
    before = limit // 2
    later, following = await following_page(after, place - 1, limit - before, PAGE_BYTES // 2)
    if before == 0:
        return later, following, str(place) if await newest(place, 1) else None
    earlier, previous = await preceding_page(newest, place, before, PAGE_BYTES // 2)
    return [*earlier, *later], following, previous


async def following_page(
    after: Reading, above: int, limit: int, size: int
) -> tuple[list[Message], str | None]:
    """The oldest messages above an offset, and the cursor for those after them."""
    found = await after(above, limit + 1)
    page = fitting(found, limit, size)
    return page, str(page[-1].offset) if len(page) < len(found) else None


async def preceding_page(
    newest: Reading, below: int, limit: int, size: int
) -> tuple[list[Message], str | None]:
    """The newest messages below an offset, and the cursor for those before them."""
    found = (await newest(below, limit + 1))[::-1]
    page = fitting(found, limit, size)
    return page[::-1], str(page[-1].offset) if len(page) < len(found) else None


def fitting(records: list[R], limit: int, size: int | None = None) -> list[R]:
    """The first `limit` of these, or as many as fit into `size` bytes of JSON; one fits always."""
    fit: list[R] = []
    room = PAGE_BYTES if size is None else size
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
