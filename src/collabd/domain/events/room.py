"""What is told to those who may read a room, on `room:<id>`."""

from __future__ import annotations

from typing import TypeAlias

from collabd.domain.events.event import Event
from collabd.domain.members import Member
from collabd.domain.messages import Message
from collabd.domain.pins import Pin
from collabd.domain.reactions import Reaction
from collabd.domain.rooms import Room
from collabd.domain.threads import ThreadActivity
from collabd.domain.users import PublicUser


class MessageCreated(Event, tag="message.created", frozen=True, kw_only=True):
    """Someone posted. After a deletion the stored event holds the tombstone instead of the text.

    After an edit the stored events before it hold no text, and say so with `isStripped`: what a message said
    before is for fewer to read. For a reply, `thread` says how its thread stands now.
    """

    message: Message
    thread: ThreadActivity | None = None
    is_stripped: bool = False


class MessageEdited(Event, tag="message.edited", frozen=True, kw_only=True):
    """A message has a new content. With `isStripped` it was edited again, and the last of its edits says how.

    Logs from before there were files do not say that of themselves: there no content is empty otherwise.
    """

    message: Message
    is_stripped: bool = False


class MessageDeleted(Event, tag="message.deleted", frozen=True, kw_only=True):
    """A message is now this tombstone. For a reply, `thread` says how its thread stands now."""

    message: Message
    thread: ThreadActivity | None = None


class ReactionAdded(Event, tag="reaction.added", frozen=True, kw_only=True):
    """Someone reacted."""

    room_id: str
    reaction: Reaction


class ReactionRemoved(Event, tag="reaction.removed", frozen=True, kw_only=True):
    """Someone took a reaction back."""

    room_id: str
    reaction: Reaction


class MessagePinned(Event, tag="message.pinned", frozen=True, kw_only=True):
    """A message is pinned. Its deletion takes the pin away without an event of its own."""

    pin: Pin


class MessageUnpinned(Event, tag="message.unpinned", frozen=True, kw_only=True):
    """A message is no longer pinned; `pin` is what it was, the actor is who took it away."""

    pin: Pin


class RoomUpdated(Event, tag="room.updated", frozen=True, kw_only=True):
    """The room has another name, other readers, other rules, or is archived or open again."""

    room: Room


class RoomDeleted(Event, tag="room.deleted", frozen=True, kw_only=True):
    """The room and everything in it is gone."""

    room_id: str


class MemberAdded(Event, tag="member.added", frozen=True, kw_only=True):
    """Someone joined or was brought in; `members` is the count now."""

    member: Member
    user: PublicUser
    members: int


class MemberUpdated(Event, tag="member.updated", frozen=True, kw_only=True):
    """A member has another role."""

    member: Member


class MemberRemoved(Event, tag="member.removed", frozen=True, kw_only=True):
    """Someone left or was taken out; `members` is the count now."""

    room_id: str
    user_id: str
    members: int


RoomEvent: TypeAlias = (
    MessageCreated
    | MessageEdited
    | MessageDeleted
    | ReactionAdded
    | ReactionRemoved
    | MessagePinned
    | MessageUnpinned
    | RoomUpdated
    | RoomDeleted
    | MemberAdded
    | MemberUpdated
    | MemberRemoved
)
