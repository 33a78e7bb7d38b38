"""Messages: what people say. The content is Markdown source; nobody renders it on the server."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from msgspec import Meta

from collabd.domain.errors import invalid, too_large
from collabd.domain.ids import Id
from collabd.domain.reactions import Reaction
from collabd.domain.records import DEFAULT_LIMIT, Command, Cursor, Limit, Position, Query, Record
from collabd.domain.texts import without_control
from collabd.domain.times import Timestamp

MessageType: TypeAlias = Literal["TEXT"]
ContentVersion: TypeAlias = Annotated[int, Meta(ge=1)]


class Message(Record, frozen=True, kw_only=True):
    """A message. A deleted one is a tombstone: no content, no reactions, `deletedAt` set.

    `offset` is its place in the room's stream; `sentAt` is the author's claim and is only shown.
    `isPinned` is missing in events older than pins: it has a default.
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
    is_pinned: bool = False
    content_version: int
    offset: int
    created_at: Timestamp
    sent_at: Timestamp | None
    updated_at: Timestamp
    deleted_at: Timestamp | None


class SendMessage(Command, frozen=True, kw_only=True):
    """Post a message."""

    id: Id | None = None
    room_id: Id
    content: str
    message_type: MessageType = "TEXT"
    sent_at: Timestamp | None = None


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
    """Messages of a room in its order: the newest, those before or after a cursor, or around a message."""

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


def check_content(content: str, limit: int) -> None:
    """Refuse an empty content, one over `limit` bytes of UTF-8, and one with control characters.

    Raises `invalid` or `too_large`.
    """
    if len(content.encode()) > limit:
        raise too_large(f"A message may have at most {limit} bytes.", limit, field="content")
    if not content.strip():
        raise invalid("A message needs some text.", field="content")
    without_control(content, "message", "content")
