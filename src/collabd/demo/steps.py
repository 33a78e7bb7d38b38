"""What can happen in the recorded conversation: pure data with names instead of ids.

`at` is always integer milliseconds UTC. People are named by `username`, rooms and messages by a `key` that is
unique within one conversation.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from collabd.domain.files import Purpose

GroupName: TypeAlias = Literal["Admins", "Moderators", "Users"]
RoomKind: TypeAlias = Literal["public", "private"]


class Moment(Struct, frozen=True, tag_field="step"):
    """Something that happens at a time. The base of every step."""

    at: int


class PersonJoins(Moment, frozen=True, tag="personJoins"):
    """Somebody gets an account. `group` is the highest group that they belong to."""

    username: str
    display_name: str
    email: str
    group: GroupName


class RoomCreated(Moment, frozen=True, tag="roomCreated"):
    """`by` makes a room, and is its first member and owner."""

    by: str
    key: str
    name: str
    description: str
    kind: RoomKind


class RoomJoined(Moment, frozen=True, tag="roomJoined"):
    """`who` becomes a member. `by` is the same person, or for a private room the owner who adds them."""

    who: str
    room: str
    by: str


class FileUploaded(Moment, frozen=True, tag="fileUploaded"):
    """Somebody uploads what `exhibits.py` has under this name, for a message or to be shown by."""

    who: str
    key: str
    name: str
    purpose: Purpose = "attachment"


class AvatarChosen(Moment, frozen=True, tag="avatarChosen"):
    """Somebody wants to be shown by what they have uploaded for that."""

    who: str
    file_key: str


class MessageSent(Moment, frozen=True, tag="messageSent"):
    """A member posts Markdown of at most 32 KiB; it may be a reply, quote a message, and have files."""

    key: str
    who: str
    room: str
    content: str
    thread_key: str | None = None
    quoted_key: str | None = None
    file_keys: tuple[str, ...] = ()


class MessageEdited(Moment, frozen=True, tag="messageEdited"):
    """The author, or in a public room a Moderator, replaces the whole content."""

    who: str
    message_key: str
    content: str


class MessageDeleted(Moment, frozen=True, tag="messageDeleted"):
    """The author takes a message back. Nothing refers to it afterwards."""

    who: str
    message_key: str


class ReactionAdded(Moment, frozen=True, tag="reactionAdded"):
    """A member adds one fully-qualified emoji that they have not yet added to this message."""

    who: str
    message_key: str
    emoji: str


class ReactionRemoved(Moment, frozen=True, tag="reactionRemoved"):
    """A member takes back a reaction of their own."""

    who: str
    message_key: str
    emoji: str


class StatusSet(Moment, frozen=True, tag="statusSet"):
    """Somebody says of themselves what they are up to: a line, a fully-qualified emoji, or both."""

    who: str
    text: str
    emoji: str


Step: TypeAlias = (
    PersonJoins
    | FileUploaded
    | AvatarChosen
    | StatusSet
    | RoomCreated
    | RoomJoined
    | MessageSent
    | MessageEdited
    | MessageDeleted
    | ReactionAdded
    | ReactionRemoved
)
