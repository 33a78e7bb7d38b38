"""Mentions: whom a text names, and what that brings about."""

from __future__ import annotations

from collabd.actions.context import Transaction
from collabd.domain.mentions import EVERYBODY, GREATEST_MENTIONS, NOBODY, Mentions, names_in, readings
from collabd.domain.messages import Message
from collabd.domain.rooms import Room


async def find_mentions(tx: Transaction, room: Room, content: str) -> Mentions:
    """Whom a content names, of those who may read the room; a name that is nobody's is mere text."""
    names = [readings(name) for name in names_in(content)]
    if not names:
        return NOBODY
    asked = sorted({reading for found in names for reading in found})
    groups = await tx.mentions.groups(asked)
    people = await tx.mentions.readers(room, asked)
    known = {EVERYBODY, *groups, *people}
    meant = {next((reading for reading in found if reading in known), ""): None for found in names}
    return Mentions(
        users=[people[name] for name in meant if name in people and name not in groups][:GREATEST_MENTIONS],
        groups=[groups[name] for name in meant if name in groups],
        room=EVERYBODY in meant,
    )


async def change_mentions(tx: Transaction, before: Message | None, after: Message) -> None:
    """Let a message count for those whom it names now, and no longer for those whom it named before.

    Replies do not count: they are not in the timeline above which a marker stands.
    """
    if after.thread_id is not None:
        return
    if before is not None and before.mentions.targets():
        await tx.mentions.withdraw(before)
    if after.mentions.targets():
        await tx.mentions.enter(after)
