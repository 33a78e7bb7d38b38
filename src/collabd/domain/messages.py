"""Messages: what people say. The content is Markdown source; nobody renders it on the server."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from msgspec import UNSET, Meta, UnsetType, field

from collabd.domain.errors import invalid
from collabd.domain.files import ATTACHMENTS, File
from collabd.domain.ids import Id
from collabd.domain.mentions import NOBODY, Mentions
from collabd.domain.reactions import Reaction
from collabd.domain.records import DEFAULT_LIMIT, Command, Cursor, Limit, Position, Query, Record
from collabd.domain.system_messages import Notice
from collabd.domain.texts import require_length, without_control
from collabd.domain.times import Timestamp

SaidType: TypeAlias = Literal["TEXT", "IMAGE", "FILE"]
"""What people send."""
MessageType: TypeAlias = SaidType | Literal["SYSTEM"]
"""SYSTEM comes only from the server."""
ContentVersion: TypeAlias = Annotated[int, Meta(ge=1)]


class Message(Record, frozen=True, kw_only=True):
    """A message. A deleted one is a tombstone: no content, no reactions, `deletedAt` set.

    `offset` is its place in the room's stream; `sentAt` is the author's claim and is only shown; `editedBy`
    is who wrote the present text if that was a Moderator and not the author. `replyToId` is the message it
    quotes. `attachments` are its files: it is an IMAGE if all are pictures, unless its author said FILE.
    `threadId` is the first message of the thread it stands in; without one it
    stands in the room's timeline, and `replyCount` and `lastReplyAt` are about its own thread's live replies.

    `notice` is what a SYSTEM message tells of; its content says the same in plain English, and its author is
    who brought it about.

    Events of old say nothing of the history, threads, pins, mentions or files: what came later has a default.
    """

    id: str
    room_id: str
    author: str
    author_name: str
    content: str
    message_type: MessageType
    reactions: list[Reaction]
    is_edited: bool
    edited_at: Timestamp | None
    edited_by: str | None = None
    content_version: int
    offset: int
    created_at: Timestamp
    sent_at: Timestamp | None
    updated_at: Timestamp
    deleted_at: Timestamp | None
    # With defaults: events that were stored before there were threads say nothing of them.
    reply_to_id: str | None = None
    thread_id: str | None = None
    reply_count: int = 0
    last_reply_at: Timestamp | None = None
    is_pinned: bool = False
    mentions: Mentions = NOBODY
    attachments: list[File] = field(default_factory=list)
    notice: Notice | None = None


class SendMessage(Command, frozen=True, kw_only=True):
    """Post a message: into the room's timeline, or with `threadId` below that message.

    `replyToId` quotes a message of the same room; `threadId` names a top-level one. `attachments` are files
    that the author has uploaded and not used yet; a message that has some needs no text.
    """

    id: Id | None = None
    room_id: Id
    content: str
    message_type: SaidType = "TEXT"
    sent_at: Timestamp | None = None
    # Left out of the fingerprint when they are not given: a command that was carried out before there were
    # threads must be known again when it is repeated.
    reply_to_id: Id | UnsetType | None = UNSET
    thread_id: Id | UnsetType | None = UNSET
    attachments: Annotated[list[Id], Meta(max_length=ATTACHMENTS)] | UnsetType = UNSET


class EditMessage(Command, frozen=True, kw_only=True):
    """Change a message's content. `contentVersion` is the one the author saw; a stale one is a conflict."""

    message_id: Id
    content: str
    content_version: ContentVersion


class DeleteMessage(Command, frozen=True, kw_only=True):
    """Delete a message; a tombstone without its text stays in its place."""

    message_id: Id


class MessageResult(Record, frozen=True, kw_only=True):
    """The message after the command (None once out of one's sight), and the event that carries it out."""

    message: Message | None
    position: Position | None


class GetMessage(Query, frozen=True, kw_only=True):
    """One message."""

    message_id: Id


class ListMessages(Query, frozen=True, kw_only=True):
    """A room's top-level messages in its order: the newest, before or after a cursor, or around one of them.

    Around a reply are those around the first message of its thread.
    """

    room_id: Id
    limit: Limit = DEFAULT_LIMIT
    before: Cursor | None = None
    after: Cursor | None = None
    around: Id | None = None


class MessagePage(Record, frozen=True, kw_only=True):
    """Messages in ascending order, where the list goes on, and the position at which it was read.

    `next` goes on in the direction that was asked for. Around a message that is `after`, and `previous` is
    the cursor for `before`; otherwise there is no `previous`.
    """

    items: list[Message]
    next: str | None
    previous: str | None = None
    position: Position


def given(name: str | UnsetType | None) -> str | None:
    """What an optional field names; None for nothing."""
    return None if name is UNSET else name


def check_content(content: str, limit: int, *, alone: bool = True) -> None:
    """Refuse an empty content, one over `limit` bytes of UTF-8, and one with control characters.

    `alone` says that nothing is attached: what is need not be explained.

    Raises `invalid` or `too_large`.
    """
    require_length(content, limit, "message", "content")
    if alone and not content.strip():
        raise invalid("A message needs some text.", field="content")
    without_control(content, "message", "content")
