"""System messages: written with the change that they tell of, in its transaction.

They are in the room's stream and history like any message. They are nothing that anybody said: they do not
count, not as unread either, and nobody answers or edits them. Direct rooms have none.
"""

from __future__ import annotations

from msgspec.structs import replace

from collabd.actions.context import Actor, Transaction
from collabd.domain.events import MessageCreated
from collabd.domain.messages import Message
from collabd.domain.rooms import Room
from collabd.domain.streams import room_stream
from collabd.domain.system_messages import COMING, GREATEST_CIRCLE, MEMBERSHIP, Notice, in_words
from collabd.domain.times import rfc3339
from collabd.domain.users import PublicUser


async def announce_entry(tx: Transaction, actor: Actor, room: Room, user: PublicUser) -> None:
    """Say that a person has joined, or was added by another."""
    joined = user.id == actor.user_id
    notice = Notice(event="member.joined") if joined else Notice(event="member.added", user_id=user.id)
    await announce(tx, actor, room, notice, user.display_name)


async def announce_exit(tx: Transaction, actor: Actor, room: Room, user_id: str) -> None:
    """Say that a person has left, or was taken out by another."""
    if user_id == actor.user_id:
        await announce(tx, actor, room, Notice(event="member.left"))
        return
    user = await tx.users.require(user_id)
    await announce(tx, actor, room, Notice(event="member.removed", user_id=user_id), user.display_name)


async def announce_changes(tx: Transaction, actor: Actor, before: Room, after: Room) -> None:
    """Say what of a room has become another: its name, its topic, who may read it, archived or not."""
    for notice in changes(before, after):
        await announce(tx, actor, after, notice)


def changes(before: Room, after: Room) -> list[Notice]:
    """What is told of the differences between two states of a room."""
    told: list[Notice] = []
    if after.archived_at is None and before.archived_at is not None:
        told.append(Notice(event="room.unarchived"))
    if after.name != before.name:
        told.append(Notice(event="room.renamed", before=before.name, after=after.name))
    if after.description != before.description:
        told.append(Notice(event="room.topicChanged", before=before.description, after=after.description))
    if after.kind != before.kind:
        told.append(Notice(event="room.madePrivate" if after.is_private else "room.madePublic"))
    if after.archived_at is not None and before.archived_at is None:
        told.append(Notice(event="room.archived"))
    return told


async def announce(tx: Transaction, actor: Actor, room: Room, notice: Notice, user_name: str = "") -> None:
    """Put a notice into a room's timeline, with the actor as its author."""
    if not is_told(room, notice):
        return
    message = new_message(tx, actor, room, in_words(notice, actor.name, user_name), notice)
    position = await tx.append(
        room_stream(room.id),
        lambda offset: MessageCreated(message=replace(message, offset=offset)),
        record_id=message.id,
        # It stands beside the event that carries the command out.
        followed=False,
    )
    await tx.messages.insert(replace(message, offset=position.offset), tx.now)


def is_told(room: Room, notice: Notice) -> bool:
    """Whether a room has a word on it: not among few who know each other, not on each of a crowd.

    In an archived room nothing is added; people may still leave it.
    """
    if room.kind == "direct" or (room.archived_at is not None and notice.event in MEMBERSHIP):
        return False
    return notice.event not in COMING or room.members <= GREATEST_CIRCLE


def new_message(tx: Transaction, actor: Actor, room: Room, content: str, notice: Notice) -> Message:
    """The message that carries a notice, still without its place."""
    now = rfc3339(tx.now)
    return Message(
        id=tx.new_id(),
        room_id=room.id,
        author=actor.user_id,
        author_name=actor.name,
        content=content,
        message_type="SYSTEM",
        notice=notice,
        reactions=[],
        is_edited=False,
        edited_at=None,
        content_version=1,
        offset=0,
        created_at=now,
        sent_at=None,
        updated_at=now,
        deleted_at=None,
    )
