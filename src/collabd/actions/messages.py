"""Messages: send, edit, delete, read."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from collabd.actions.context import Actor, Snapshot, Transaction
from collabd.domain import policy
from collabd.domain.errors import CollabError, conflict, gone
from collabd.domain.events import MessageCreated, MessageDeleted, MessageEdited
from collabd.domain.messages import (
    DeleteMessage,
    EditMessage,
    GetMessage,
    Message,
    MessageResult,
    SendMessage,
    check_content,
)
from collabd.domain.streams import room_stream
from collabd.domain.times import rfc3339
from collabd.store.base import Outcome

about_message = msgspec.json.Decoder(MessageCreated | MessageEdited | MessageDeleted)


async def send_message(tx: Transaction, actor: Actor, command: SendMessage) -> MessageResult:
    """Post a message to a room that the actor belongs to."""
    check_content(command.content, tx.rules.content_bytes)
    room, _ = await tx.members.require(command.room_id, actor.user_id)
    new = new_message(tx, actor, command, command.id or tx.new_id())
    position = await tx.append(
        room_stream(room.id), lambda offset: MessageCreated(message=new(offset)), record_id=new(0).id
    )
    message = new(position.offset)
    if not await tx.messages.insert(message, tx.now):
        raise conflict("This id is taken. Give the message another one.", field="id")
    await tx.rooms.count_message(room.id, 1, tx.now)
    return MessageResult(message=message, position=position)


def new_message(
    tx: Transaction, actor: Actor, command: SendMessage, message_id: str
) -> Callable[[int], Message]:
    """The message that the command makes, as soon as its offset is known."""
    now = rfc3339(tx.now)

    def at(offset: int) -> Message:
        return Message(
            id=message_id,
            room_id=command.room_id,
            author=actor.user_id,
            author_name=actor.name,
            content=command.content,
            message_type=command.message_type,
            reactions=[],
            is_edited=False,
            edited_at=None,
            content_version=1,
            offset=offset,
            created_at=now,
            sent_at=command.sent_at,
            updated_at=now,
            deleted_at=None,
        )

    return at


async def edit_message(tx: Transaction, actor: Actor, command: EditMessage) -> MessageResult:
    """Change a message's content. Raises `gone` for a deleted one, `conflict` for a stale version."""
    check_content(command.content, tx.rules.content_bytes)
    message = await tx.messages.require(command.message_id, actor.user_id)
    room, _ = await tx.members.require(message.room_id, actor.user_id)
    if message.deleted_at is not None:
        raise gone("The message was deleted. You can send your text as a new one.", message)
    policy.require(policy.can_edit_message(message, actor.user_id), "Only its author may edit a message.")
    if command.content_version != message.content_version:
        raise conflict("The message has been edited meanwhile.", field="contentVersion", current=message)
    await tx.messages.edit(message.id, command.content, tx.now)
    now = rfc3339(tx.now)
    edited = msgspec.structs.replace(
        message,
        content=command.content,
        content_version=message.content_version + 1,
        is_edited=True,
        edited_at=now,
        updated_at=now,
    )
    position = await tx.append(room_stream(room.id), MessageEdited(message=edited), record_id=message.id)
    return MessageResult(message=edited, position=position)


async def delete_message(tx: Transaction, actor: Actor, command: DeleteMessage) -> MessageResult:
    """Leave a tombstone and take the text out of the log; deleting twice changes nothing."""
    message = await tx.messages.require(command.message_id, actor.user_id)
    room, member = await tx.members.find(message.room_id, actor.user_id)
    groups = await tx.users.groups_of(actor.user_id)
    policy.require(
        policy.can_delete_message(message, room, member, actor.user_id, groups),
        "Only its author, the room's owners and Moderators may delete a message.",
    )
    if message.deleted_at is not None:
        return MessageResult(message=message, position=None)
    tombstone = bury(message, tx.now)
    await tx.messages.bury(message.id, tx.now)
    await tx.events.redact(room_stream(room.id), message.id, lambda body: redacted(body, tombstone))
    await tx.rooms.count_message(room.id, -1, tx.now)
    position = await tx.append(
        room_stream(room.id),
        MessageDeleted(message=tombstone),
        record_id=message.id,
        followed=member is not None,
    )
    if message.author != actor.user_id:
        await tx.audit.insert(tx.new_id(), tx.now, actor.user_id, "message.delete", message.id)
    return MessageResult(message=tombstone, position=position if member is not None else None)


def bury(message: Message, now: int) -> Message:
    """The tombstone of a message: no content, no reactions, no pin."""
    at = rfc3339(now)
    return msgspec.structs.replace(
        message, content="", reactions=[], is_pinned=False, deleted_at=at, updated_at=at
    )


def redacted(body: bytes, tombstone: Message) -> bytes:
    """A stored event about a message, with the tombstone in place of what was said."""
    event = about_message.decode(body)
    return msgspec.json.encode(msgspec.structs.replace(event, message=tombstone))


async def answer_message(
    tx: Transaction, actor: Actor, command: SendMessage | EditMessage | DeleteMessage, outcome: Outcome
) -> MessageResult:
    """The answer to a repeat: the message as it stands, if the actor may still read it."""
    message_id = outcome.record_id if isinstance(command, SendMessage) else command.message_id
    message = None
    if message_id is not None:
        try:
            message = await tx.messages.require(message_id, actor.user_id)
        except CollabError:
            message = None
    return MessageResult(message=message, position=outcome.position)


async def get_message(view: Snapshot, actor: Actor, query: GetMessage) -> Message:
    """One message of a room that the actor may read."""
    return await view.messages.require(query.message_id, actor.user_id)
