"""Messages: send, edit, delete, read."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from collabd.actions.context import Actor, Snapshot, Transaction
from collabd.actions.files import attach, find_attachments, type_of
from collabd.actions.mentions import change_mentions, find_mentions
from collabd.actions.notification_settings import find_listeners
from collabd.actions.notifications import notify, withdraw
from collabd.actions.office import note
from collabd.actions.threads import draw_in, find_targets, follow_by_reply, grown
from collabd.domain import policy
from collabd.domain.errors import CollabError, conflict, gone
from collabd.domain.events import MessageCreated, MessageDeleted, MessageEdited
from collabd.domain.files import File
from collabd.domain.mentions import NOBODY, Mentions
from collabd.domain.messages import (
    DeleteMessage,
    EditMessage,
    GetMessage,
    Message,
    MessageResult,
    SendMessage,
    check_content,
    given,
)
from collabd.domain.streams import room_stream
from collabd.domain.times import rfc3339
from collabd.store.base import Outcome

about_message = msgspec.json.Decoder(MessageCreated | MessageEdited | MessageDeleted)
saying = msgspec.json.Decoder(MessageCreated | MessageEdited)


async def send_message(tx: Transaction, actor: Actor, command: SendMessage) -> MessageResult:
    """Post a message to a room that the actor belongs to."""
    check_content(command.content, tx.rules.content_bytes, alone=not command.attachments)
    room, member = await tx.members.require(command.room_id, actor.user_id)
    policy.require_open(room)
    policy.require(policy.can_post(room, member), "Only the room's owners may post here.")
    thread, quoted = await find_targets(tx, actor, command)
    activity = None if thread is None else grown(thread, tx.now)
    mentions = await find_mentions(tx, room, command.content)
    files = await find_attachments(tx, actor, command)
    new = new_message(tx, actor, command, mentions, files)
    position = await tx.append(
        room_stream(room.id),
        lambda offset: MessageCreated(message=new(offset), thread=activity),
        record_id=new(0).id,
    )
    message = new(position.offset)
    if not await tx.messages.insert(message, tx.now):
        raise conflict("This id is taken. Give the message another one.", field="id")
    await attach(tx, message)
    await tx.rooms.count_message(room.id, 1, tx.now)
    if thread is None:
        await change_mentions(tx, None, message)
    else:
        await tx.threads.count(thread.id, 1)
        if not thread.reply_count:
            await tx.messages.touch(thread.id)
        await follow_by_reply(tx, actor, thread, mentions.users)
    answered = [one.author for one in (quoted, thread) if one is not None]
    await notify(tx, actor, message, mentions.users, answered, await find_listeners(tx, message))
    return MessageResult(message=message, position=position)


def new_message(
    tx: Transaction, actor: Actor, command: SendMessage, mentions: Mentions, files: list[File]
) -> Callable[[int], Message]:
    """The message that the command makes, as soon as its offset is known."""
    message_id, now = command.id or tx.new_id(), rfc3339(tx.now)
    message_type = type_of(command, files)

    def at(offset: int) -> Message:
        return Message(
            id=message_id,
            room_id=command.room_id,
            author=actor.user_id,
            author_name=actor.name,
            content=command.content,
            message_type=message_type,
            reactions=[],
            is_edited=False,
            edited_at=None,
            edited_by=None,
            content_version=1,
            offset=offset,
            created_at=now,
            sent_at=command.sent_at,
            updated_at=now,
            deleted_at=None,
            reply_to_id=given(command.reply_to_id),
            thread_id=given(command.thread_id),
            mentions=mentions,
            attachments=files,
        )

    return at


async def edit_message(tx: Transaction, actor: Actor, command: EditMessage) -> MessageResult:
    """Change a message's content. Raises `gone` for a deleted one, `conflict` for a stale version."""
    check_content(command.content, tx.rules.content_bytes, alone=False)
    message = await tx.messages.require(command.message_id, actor.user_id)
    room, member = await tx.members.find(message.room_id, actor.user_id)
    groups = await tx.users.groups_of(actor.user_id)
    policy.require(
        policy.can_edit_message(message, room, member, actor.user_id, groups),
        "Only its author, as a member of the room, and Moderators in public rooms may edit a message.",
    )
    policy.require_open(room)
    if message.deleted_at is not None:
        raise gone("The message was deleted. You can send your text as a new one.", message)
    policy.require_said(message)
    check_content(command.content, tx.rules.content_bytes, alone=not message.attachments)
    if command.content_version != message.content_version:
        raise conflict("The message has been edited meanwhile.", field="contentVersion", current=message)
    mentions = await find_mentions(tx, room, command.content)
    edited = await revise(tx, message, command.content, mentions, actor.user_id)
    position = await tx.append(
        room_stream(room.id),
        MessageEdited(message=edited),
        record_id=message.id,
        followed=member is not None,
    )
    if message.thread_id is not None:
        first = await tx.messages.require(message.thread_id, actor.user_id)
        await draw_in(tx, actor, first, mentions.users)
    newly = [user_id for user_id in mentions.users if user_id not in message.mentions.users]
    await notify(tx, actor, edited, newly)
    if message.author != actor.user_id:
        await note(tx, actor, "message.edit", message.id)
    return MessageResult(message=edited, position=position if member is not None else None)


async def revise(tx: Transaction, message: Message, content: str, mentions: Mentions, editor: str) -> Message:
    """Give a message another text. The one it replaces goes into the history, and out of the log.

    Whoever may read the room may read its log, for as long as that is kept; what a message said before is for
    fewer.
    """
    now = rfc3339(tx.now)
    edited = msgspec.structs.replace(
        message,
        content=content,
        mentions=mentions,
        content_version=message.content_version + 1,
        is_edited=True,
        edited_at=now,
        edited_by=None if editor == message.author else editor,
        updated_at=now,
    )
    await tx.revisions.keep(message.id)
    await tx.redact(room_stream(message.room_id), message.id, without_text)
    await tx.messages.edit(edited, tx.now)
    await change_mentions(tx, message, edited)
    return edited


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
    await change_mentions(tx, message, tombstone)
    await tx.revisions.delete(message)
    await withdraw(tx, message)
    await tx.files.delete_of_message(message.id)
    await tx.redact(room_stream(room.id), message.id, lambda body: redacted(body, tombstone))
    if message.message_type != "SYSTEM":
        await tx.rooms.count_message(room.id, -1, tx.now)
    activity = None if message.thread_id is None else await tx.threads.count(message.thread_id, -1)
    if activity is not None and not activity.reply_count:
        await tx.messages.touch(activity.id)
    position = await tx.append(
        room_stream(room.id),
        MessageDeleted(message=tombstone, thread=activity),
        record_id=message.id,
        followed=member is not None,
    )
    if message.author != actor.user_id:
        await note(tx, actor, "message.delete", message.id)
    return MessageResult(message=tombstone, position=position if member is not None else None)


def bury(message: Message, now: int) -> Message:
    """The tombstone of a message: no content, nobody named, no files, no reactions, no pin."""
    at = rfc3339(now)
    return msgspec.structs.replace(
        message,
        content="",
        mentions=NOBODY,
        attachments=[],
        notice=None,
        reactions=[],
        is_pinned=False,
        deleted_at=at,
        updated_at=at,
    )


def redacted(body: bytes, tombstone: Message) -> bytes:
    """A stored event about a message, with the tombstone in place of what was said."""
    event = about_message.decode(body)
    return msgspec.json.encode(msgspec.structs.replace(event, message=tombstone))


def without_text(body: bytes) -> bytes:
    """A stored event about a message, without the text that has been replaced since."""
    event = saying.decode(body)
    if event.is_stripped:
        return body
    emptied = msgspec.structs.replace(event.message, content="", mentions=NOBODY)
    return msgspec.json.encode(msgspec.structs.replace(event, message=emptied, is_stripped=True))


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
