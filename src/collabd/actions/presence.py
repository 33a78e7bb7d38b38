"""Presence: what of it is stored, and who may ask in which room somebody is."""

from __future__ import annotations

from collections.abc import Sequence

from collabd.actions.context import Actor, Snapshot, Transaction
from collabd.domain.presence import GetPresence, Remembered, Seen, UserPresence
from collabd.domain.times import optional_rfc3339


async def read_offline(view: Snapshot, actor: Actor, query: GetPresence) -> UserPresence:
    """The presence of a person who is not here: when they were last seen. Raises `not_found`."""
    name = await view.users.display_name(query.user_id)
    last_seen = optional_rfc3339(await view.presence.last_seen(query.user_id))
    return UserPresence(user_id=query.user_id, user_name=name, status="OFFLINE", last_seen=last_seen)


async def require_reader(view: Snapshot, actor: Actor, room_id: str) -> None:
    """Raise `not_found` unless the actor may read the room."""
    await view.members.find(room_id, actor.user_id)


async def remember(tx: Transaction, people: Sequence[Seen]) -> None:
    """Store how these people were seen last."""
    await tx.presence.store(people)


async def remembered(view: Snapshot) -> list[Remembered]:
    """Who was here before the server started."""
    return await view.presence.here()
