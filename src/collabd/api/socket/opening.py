"""What connecting and subscribing read: permission, heads and missed events, all in one snapshot."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence

from msgspec import Raw, Struct

from collabd.actions.context import Actor, Snapshot
from collabd.actions.sync import own_streams, require_readable
from collabd.api.auth import actor_of, find_session
from collabd.api.socket.protocol import History, HistoryResult, Publication, Recover, SubscribeResult
from collabd.domain.effects import Stored
from collabd.domain.records import Position
from collabd.domain.streams import room_of
from collabd.domain.sync import Place
from collabd.domain.users import User
from collabd.live.resume import Budget, LogReader, ReadAhead, Recents, missed_in, replay, same_past

HISTORY_BYTES = 512 * 1024
"""What one answer with a stream's log may hold: half of what may wait for one socket, by default."""


AHEAD_EVENTS = 1000
"""How many missed events a connect reads with one query for all streams: a statement each would have to ask
for the interpreter's lock each time, behind an event loop that is busy when thousands come back."""


TOGETHER_SECONDS = 0.2
"""How long connects that are read together may keep each other waiting: one that has missed much is read
with a statement for each stream."""


class Wish(Struct, frozen=True):
    """What a connect asks to begin with: whose it is, and where the client stands.

    `recents` are events that are in memory already: as the log held them when the hub's mark was taken.
    """

    token: str
    places: Mapping[str, Place]
    recents: Recents
    rooms: bool


class Opened(Struct, frozen=True):
    """A connection that may go live: who it is, and how each of its streams begins."""

    actor: Actor
    user: User
    tops: dict[str, Position]
    subscriptions: dict[str, SubscribeResult]


async def open_connections(
    view: Snapshot,
    wishes: Sequence[Wish],
    events: int,
    size: int,
    clock: Callable[[], float] = time.monotonic,
) -> list[Opened | None]:
    """Everything that these connects need; None for a token that belongs to no running session.

    What a client has missed is given while the budget lasts (`events` a stream, `size` bytes in all), its own
    stream and the directory first, then the rooms in which something happened last. After
    `TOGETHER_SECONDS` the others are left for another time: the answer is shorter than what was asked.
    """
    until = clock() + TOGETHER_SECONDS
    sessions = [await find_session(view, wish.token) for wish in wishes]
    users = await view.users.some({session.user_id for session in sessions if session})
    following = {one.user_id for one, wish in zip(sessions, wishes, strict=True) if one and wish.rooms}
    joined = await view.rooms.joined(following)
    follows = [
        own_streams(one.user_id, joined[one.user_id] if wish.rooms else []) if one else []
        for one, wish in zip(sessions, wishes, strict=True)
    ]
    heads = await view.events.heads({stream for streams in follows for stream in streams})
    opened: list[Opened | None] = []
    for wish, session, streams in zip(wishes, sessions, follows, strict=True):
        if session is None:
            opened.append(None)
            continue
        tops = {stream: heads[stream] for stream in streams}
        begun = await begin_all(view, tops, wish, Budget(events, size))
        opened.append(Opened(actor_of(session), users[session.user_id], tops, begun))
        if clock() > until:
            break
    return opened


async def begin_all(
    view: Snapshot, tops: Mapping[str, Position], wish: Wish, budget: Budget
) -> dict[str, SubscribeResult]:
    """The beginnings of all subscriptions of a connect."""
    log = await read_ahead(view, missed_in(tops, wish.places, budget), wish)
    return {stream: await begin(log, top, wish.places.get(stream), budget) for stream, top in tops.items()}


async def read_ahead(view: Snapshot, missed: Mapping[str, tuple[int, int]], wish: Wish) -> LogReader:
    """The log with everything missed in memory: what was there, and what one query has found besides.

    What is there counts only if it reaches the head: whatever rewrites the log appends to the same stream in
    the same commit, so the log still says the same.
    """
    whole: dict[str, Sequence[Stored]] = {}
    wanted: dict[str, int] = {}
    room = AHEAD_EVENTS
    for stream, (offset, count) in missed.items():
        held = wish.recents.get(stream, ())
        if len(held) == count:
            whole[stream] = held
        elif count <= room:
            wanted[stream] = offset
            room -= count
    whole.update(await view.events.above_all(wanted, AHEAD_EVENTS + 1))
    return ReadAhead(view.events, {stream: offset for stream, (offset, _) in missed.items()}, whole)


async def open_stream(
    view: Snapshot, actor: Actor, stream: str, place: Place | None, budget: Budget
) -> tuple[Position, SubscribeResult]:
    """How a client-side subscription begins; raises `not_found` if the actor may not read the stream."""
    await require_readable(view, actor, stream)
    top = await view.events.head(stream)
    return top, await begin(view.events, top, place, budget)


async def joined_top(view: Snapshot, actor: Actor, stream: str) -> Position | None:
    """Where a room's stream stands, for its members; None for everybody else."""
    room_id = room_of(stream)
    if room_id is None or await view.members.get(room_id, actor.user_id) is None:
        return None
    return await view.events.head(stream)


async def begin(log: LogReader, top: Position, place: Place | None, budget: Budget) -> SubscribeResult:
    """The beginning of a subscription: fresh, recovered, or told that it could not be recovered."""
    if place is None:
        return SubscribeResult(top.epoch, True, True, top.offset)
    missed = await replay(log, top, place, budget)
    if missed is None:
        return SubscribeResult(top.epoch, True, True, top.offset, was_recovering=True)
    return SubscribeResult(
        top.epoch,
        True,
        True,
        # The client moves on from its own offset, event by event.
        place.offset,
        was_recovering=True,
        recovered=True,
        publications=publications(missed),
    )


async def read_history(view: Snapshot, actor: Actor, request: History, most: int) -> HistoryResult | None:
    """A piece of a stream's log, at most `most` events or `HISTORY_BYTES`.

    None if `since` is not a place in it.
    """
    await require_readable(view, actor, request.channel)
    top = await view.events.head(request.channel)
    limit = most if request.limit < 0 else min(request.limit, most)
    if limit == 0:
        return HistoryResult(top.epoch, top.offset)
    since = request.since
    if since is not None and not await same_past(view.events, top, place_of(since)):
        return None
    if request.reverse:
        below = top.offset + 1 if since is None else since.offset
        events = await view.events.before(request.channel, below, limit)
    else:
        events = await view.events.after(request.channel, 0 if since is None else since.offset, limit)
    return HistoryResult(top.epoch, top.offset, publications(fitting(events)))


def fitting(events: list[Stored]) -> list[Stored]:
    """The first of these events, as many as fit into `HISTORY_BYTES`; one fits always."""
    room = HISTORY_BYTES
    for number, event in enumerate(events):
        room -= len(event.body)
        if number and room < 0:
            return events[:number]
    return events


def place_of(recover: Recover) -> Place:
    """An SDK's position as a place; it has no tag."""
    return Place(epoch=recover.epoch, offset=recover.offset)


def publications(events: list[Stored]) -> list[Publication]:
    """Stored events as the protocol words them."""
    return [Publication(Raw(event.body), event.offset) for event in events]
