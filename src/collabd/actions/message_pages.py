"""Pages of a room's messages: the newest, before or after a cursor, around a message."""

from __future__ import annotations

import msgspec

from collabd.actions.context import Actor, Snapshot
from collabd.domain.errors import invalid, not_found
from collabd.domain.messages import ListMessages, Message, MessagePage
from collabd.domain.streams import room_stream

BEYOND_ALL_OFFSETS = 2**53
PAGE_BYTES = 512 * 1024
"""What a page may hold: half of what may wait for one socket, by default."""


async def list_messages(view: Snapshot, actor: Actor, query: ListMessages) -> MessagePage:
    """A page of a room's messages, always in the room's order.

    Without a cursor: the newest. Where a cursor of the answer is None, there is no more in its direction.
    Raises `invalid` for more than one place at once or a cursor that is not one, `not_found` for a message
    that is not in the room; a deleted one is.
    """
    room, _ = await view.members.find(query.room_id, actor.user_id)
    if sum(place is not None for place in (query.before, query.after, query.around)) > 1:
        raise invalid("Ask for one of `before`, `after` and `around`.", field="after")
    if query.around is not None:
        page = await around(view, room.id, query.around, query.limit)
    elif query.after is not None:
        page = await following(view, room.id, offset_of(query.after, "after"), query.limit, PAGE_BYTES)
    else:
        below = BEYOND_ALL_OFFSETS if query.before is None else offset_of(query.before, "before")
        page = await preceding(view, room.id, below, query.limit, PAGE_BYTES)
    return MessagePage(
        items=page.items,
        next=page.next,
        previous=page.previous,
        position=await view.events.head(room_stream(room.id)),
    )


class Part(msgspec.Struct, frozen=True):
    """Some messages in the room's order, and the cursors with which the list goes on."""

    items: list[Message]
    next: str | None
    previous: str | None = None


async def following(view: Snapshot, room_id: str, above: int, limit: int, size: int) -> Part:
    """The oldest messages above an offset."""
    found = await view.messages.after(room_id, above, limit + 1)
    items = fitting(found, limit, size)
    return Part(items, str(items[-1].offset) if len(items) < len(found) else None)


async def preceding(view: Snapshot, room_id: str, below: int, limit: int, size: int) -> Part:
    """The newest messages below an offset; at least one if there are any."""
    found = (await view.messages.newest(room_id, below, limit + 1))[::-1]
    page = fitting(found, limit, size)
    return Part(page[::-1], str(page[-1].offset) if len(page) < len(found) else None)


async def around(view: Snapshot, room_id: str, message_id: str, limit: int) -> Part:
    """A message with about as many before it as after it; raises `not_found`."""
    offset = await view.messages.offset_in(room_id, message_id)
    if offset is None:
        raise not_found("message")
    before = limit // 2
    later = await following(view, room_id, offset - 1, limit - before, PAGE_BYTES // 2)
    if before == 0:
        more = await view.messages.newest(room_id, offset, 1)
        return Part(later.items, later.next, str(offset) if more else None)
    earlier = await preceding(view, room_id, offset, before, PAGE_BYTES // 2)
    return Part([*earlier.items, *later.items], later.next, earlier.next)


def fitting(messages: list[Message], limit: int, size: int = PAGE_BYTES) -> list[Message]:
    """The first `limit` of these, or as many as fit into `size` bytes of JSON; one fits always."""
    fit: list[Message] = []
    for message in messages[:limit]:
        size -= len(msgspec.json.encode(message))
        if fit and size < 0:
            break
        fit.append(message)
    return fit


def offset_of(cursor: str, field: str) -> int:
    """The offset that a cursor stands for; raises `invalid`."""
    if not cursor.isascii() or not cursor.isdigit() or len(cursor) > 16:
        raise invalid("This is not a cursor of an earlier answer.", field=field)
    return int(cursor)
