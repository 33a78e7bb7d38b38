"""What is thrown away by itself, in small steps so that no write waits long for it."""

from __future__ import annotations

from collabd.actions import api_keys, sessions, users
from collabd.actions.context import Snapshot, Transaction
from collabd.domain.events import RoomDeleted
from collabd.domain.streams import room_stream

STEP = 500
"""Rows per step: a few milliseconds of the only writer."""

INDEX_STEP = 200
INDEX_BYTES = 32 * 1024
"""How much is indexed in one step: the text of many messages, or one long one."""
WORDS_STEP = 100

DAY = 24 * 3600 * 1000
NOTIFICATION_DAYS = 90
"""How long a notification is kept, read or not."""
EMPTY_DAYS = 30
"""How long a private room without a member is kept."""


async def end_expired_sessions(tx: Transaction) -> int:
    """End sessions that have run out and close their sockets; how many there were in this step."""
    return await sessions.end_expired_sessions(tx, STEP)


async def end_expired_keys(tx: Transaction) -> int:
    """End API keys that have run out and close their sockets; how many there were in this step."""
    return await api_keys.end_expired_keys(tx, STEP)


async def clear_expired_statuses(tx: Transaction) -> int:
    """Take away what people said of themselves until now; how many there were in this step."""
    return await users.clear_expired_statuses(tx, STEP)


async def streams_to_trim(view: Snapshot, keep_days: int, keep_events: int) -> list[str]:
    """The streams that have something to forget."""
    return await view.events.to_trim(view.now - keep_days * DAY, keep_events)


async def trim_stream(tx: Transaction, stream: str, keep_days: int, keep_events: int) -> int:
    """Forget a stream's old events, never its newest `keep_events`; how many in this step."""
    return await tx.trim(stream, tx.now - keep_days * DAY, keep_events, STEP)


async def trim_outcomes(tx: Transaction, keep_days: int) -> int:
    """Forget old outcomes that stand by themselves; how many in this step."""
    return await tx.outcomes.trim(tx.now - keep_days * DAY, STEP)


async def forget_emptied_drafts(tx: Transaction, keep_days: int) -> int:
    """Forget old drafts without a text, as the log has forgotten them; how many in this step."""
    return await tx.drafts.forget_emptied(tx.now - keep_days * DAY, STEP)


async def trim_notifications(tx: Transaction) -> int:
    """Delete old notifications; how many in this step. Clients let go of them when they next start."""
    return await tx.notifications.delete_old(tx.now - NOTIFICATION_DAYS * DAY, STEP)


async def delete_empty_room(tx: Transaction) -> int:
    """Delete a private room that nobody has been in for 30 days; how many in this step."""
    room_id = await tx.rooms.empty_since(tx.now - EMPTY_DAYS * DAY)
    if room_id is None:
        return 0
    await tx.append(room_stream(room_id), RoomDeleted(room_id=room_id), followed=False)
    await tx.rooms.mark_deleted(room_id, tx.now)
    return 1


async def purge_deleted_room(tx: Transaction) -> int:
    """Delete what is left of a deleted room; how many rows in this step (0: there is nothing to purge)."""
    room_id = await tx.rooms.deleted()
    if room_id is None:
        return 0
    purged = await tx.revisions.delete_some(room_id, STEP)
    purged += await tx.mentions.delete_some(room_id, STEP)
    purged += await tx.threads.delete_some(room_id, STEP)
    purged += await tx.files.delete_some(room_id, STEP)
    purged += await tx.messages.delete_some(room_id, STEP)
    purged += await tx.events.delete_stream(room_stream(room_id), STEP)
    if purged == 0:
        await tx.rooms.delete(room_id)
        return 1
    return purged


async def index_unindexed(tx: Transaction) -> int:
    """Index messages from before there was an index, the newest first; how many in this step."""
    places = await tx.search_upkeep.unindexed(INDEX_STEP, INDEX_BYTES)
    tx.messages.touched.update(places)
    return len(places)


async def index_rescoped(tx: Transaction) -> int:
    """Index messages of rooms that have become public or private anew; how many in this step."""
    places = await tx.search_upkeep.rescoped(INDEX_STEP, INDEX_BYTES)
    tx.messages.touched.update(places)
    return len(places)


async def forget_words(tx: Transaction) -> int:
    """Delete words that have left all messages; how many were looked at in this step."""
    return await tx.search_upkeep.forget_words(WORDS_STEP)


async def merge_index(tx: Transaction) -> int:
    """Let deleted words leave the index's file; whether this step is not the last."""
    return int(await tx.search_upkeep.merge_some())
