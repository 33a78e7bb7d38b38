"""What is thrown away by itself, in small steps so that no write waits long for it."""

from __future__ import annotations

from collabd.actions import sessions
from collabd.actions.context import Transaction
from collabd.domain.streams import room_stream

STEP = 500
"""Rows per step: a few milliseconds of the only writer."""

DAY = 24 * 3600 * 1000


async def end_expired_sessions(tx: Transaction) -> int:
    """End sessions that have run out and close their sockets; how many there were in this step."""
    return await sessions.end_expired_sessions(tx, STEP)


async def trim_log(tx: Transaction, keep_days: int, keep_events: int) -> int:
    """Forget old events and outcomes, never the newest `keep_events` of a stream; how many in this step."""
    before = tx.now - keep_days * DAY
    events = await tx.events.trim(before, keep_events, STEP)
    return events + await tx.outcomes.trim(before, STEP)


async def purge_deleted_room(tx: Transaction) -> int:
    """Delete what is left of a deleted room; how many rows in this step (0: there is nothing to purge)."""
    room_id = await tx.rooms.deleted()
    if room_id is None:
        return 0
    purged = await tx.messages.delete_some(room_id, STEP)
    purged += await tx.events.delete_stream(room_stream(room_id), STEP)
    if purged == 0:
        await tx.rooms.delete(room_id)
        return 1
    return purged
