"""Sync: all that a client needs to start, and what it has missed."""

from __future__ import annotations

from msgspec import Raw

from collabd.actions.context import Actor, Snapshot
from collabd.domain.errors import CollabError
from collabd.domain.streams import DIRECTORY, room_of, room_stream, user_stream
from collabd.domain.sync import EventsPage, GetEvents, GetSnapshot, LoggedEvent, Place, State, StreamEvents

PAGE_EVENTS = 500
PAGE_BYTES = 512 * 1024
"""Per stream and in all: what one answer may hold: half of what may wait for one socket, by default."""


async def read_state(view: Snapshot, actor: Actor, query: GetSnapshot) -> State:
    """State and positions of everything that the actor's client starts from, in one snapshot."""
    memberships = await view.members.of_user(actor.user_id)
    room_ids = [member.room_id for member in memberships]
    streams = own_streams(actor.user_id, room_ids)
    return State(
        user=await view.users.require(actor.user_id),
        users=await view.users.everybody(),
        rooms=await view.rooms.visible(actor.user_id),
        memberships=memberships,
        unread=await view.read_markers.unread(actor.user_id, room_ids),
        drafts=await view.drafts.of_user(actor.user_id),
        room_preferences=await view.room_preferences.of_user(actor.user_id),
        notifications=await view.notifications.unread(actor.user_id),
        notification_settings=await view.notification_settings.get(actor.user_id),
        bookmarks=await view.bookmarks.of_user(actor.user_id),
        positions=await view.events.heads(streams),
    )


def own_streams(user_id: str, room_ids: list[str]) -> list[str]:
    """The streams that a person follows: their own, the directory, and those of the rooms."""
    return [user_stream(user_id), DIRECTORY, *(room_stream(room_id) for room_id in room_ids)]


async def require_readable(view: Snapshot, actor: Actor, stream: str) -> None:
    """Raise `not_found` unless the actor may read the stream."""
    if stream in {DIRECTORY, user_stream(actor.user_id)}:
        return
    await view.members.find(room_of(stream) or "", actor.user_id)


async def read_events(view: Snapshot, actor: Actor, query: GetEvents) -> EventsPage:
    """The events that the caller has missed, per stream, as many as fit into one answer."""
    room = PAGE_BYTES
    streams = {}
    for stream, place in query.positions.items():
        found = await events_above(view, actor, stream, place, room)
        room -= sum(len(bytes(event.data)) for event in found.events)
        streams[stream] = found
    return EventsPage(streams=streams)


async def events_above(view: Snapshot, actor: Actor, stream: str, place: Place, room: int) -> StreamEvents:
    """The events of one stream above a client's place, as many as fit into `room` bytes.

    One may exceed it, so that every answer gets on; when there is no room at all, none is read.
    """
    try:
        await require_readable(view, actor, stream)
    except CollabError:
        return StreamEvents(events=[], position=None, denied=True)
    head = await view.events.head(stream)
    if not await continues(view, stream, place):
        return StreamEvents(events=[], position=head, snapshot=True)
    events: list[LoggedEvent] = []
    for stored in await view.events.after(stream, place.offset, PAGE_EVENTS if room > 0 else 0):
        room -= len(stored.body)
        if events and room < 0:
            break
        events.append(LoggedEvent(offset=stored.offset, data=Raw(stored.body)))
    reached = events[-1].offset if events else place.offset
    if reached < head.offset:
        tag = await view.events.tag_at(stream, reached)
        position = type(head)(stream=stream, epoch=head.epoch, offset=reached, tag=tag or "")
        return StreamEvents(events=events, position=position, more=True)
    return StreamEvents(events=events, position=head)


async def continues(view: Snapshot, stream: str, place: Place) -> bool:
    """Whether a client at this place can go on by events alone: same database, same past, nothing trimmed."""
    head = await view.events.head(stream)
    if place.epoch not in {"", view.epoch} or place.offset > head.offset:
        return False
    if place.tag is not None and place.offset > 0:
        tag = head.tag if place.offset == head.offset else await view.events.tag_at(stream, place.offset)
        if tag is not None and tag != place.tag:
            return False
    following = await view.events.after(stream, place.offset, 1)
    return place.offset == head.offset or (bool(following) and following[0].offset == place.offset + 1)
