"""Events: facts in the past tense, durable, appended only by actions (`ephemerals.py` has what passes).

Each goes to a stream with exactly one audience and carries the public shape of the record it concerns, so
that a client needs no second look-up. State before + events through the client's reducer = a fresh snapshot.
"""

from __future__ import annotations

from typing import TypeAlias, get_args

from msgspec import Struct

from collabd.domain.bookmarks import Bookmark
from collabd.domain.members import Member
from collabd.domain.messages import Message
from collabd.domain.pins import Pin
from collabd.domain.presence import Availability
from collabd.domain.reactions import Reaction
from collabd.domain.read_markers import MovedMarker, ReadMarker
from collabd.domain.rooms import Room
from collabd.domain.threads import ThreadActivity, ThreadFollow
from collabd.domain.users import PublicUser


class Event(Struct, rename="camel", frozen=True, kw_only=True, tag_field="type"):
    """What all events carry. The store sets these as it appends; an action leaves them alone."""

    at: str = ""
    actor_id: str | None = None
    command_id: str | None = None
    tag: str = ""


class MessageCreated(Event, tag="message.created", frozen=True, kw_only=True):
    """Someone posted. After a deletion the stored event holds the tombstone instead of the text.

    After an edit the stored events before it hold no text: what a message said before is for fewer to read.
    For a reply, `thread` says how its thread stands now.
    """

    message: Message
    thread: ThreadActivity | None = None


class MessageEdited(Event, tag="message.edited", frozen=True, kw_only=True):
    """A message has a new content."""

    message: Message


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


class MembershipAdded(Event, tag="membership.added", frozen=True, kw_only=True):
    """I am now a member of this room, and have read it up to `marker` (None in events of old)."""

    room: Room
    member: Member
    marker: ReadMarker | None = None


class MembershipRemoved(Event, tag="membership.removed", frozen=True, kw_only=True):
    """I am no longer a member of this room."""

    room_id: str


class ReadMarkerMoved(Event, tag="readMarker.moved", frozen=True, kw_only=True):
    """My markers stand elsewhere now: one, or all that one command moved."""

    markers: list[MovedMarker]


class BookmarkAdded(Event, tag="bookmark.added", frozen=True, kw_only=True):
    """I have bookmarked a message. The end of a membership takes its bookmarks away without events."""

    bookmark: Bookmark


class BookmarkRemoved(Event, tag="bookmark.removed", frozen=True, kw_only=True):
    """I have removed this bookmark."""

    bookmark: Bookmark


class ThreadFollowed(Event, tag="thread.followed", frozen=True, kw_only=True):
    """I follow this thread now."""

    follow: ThreadFollow


class ThreadUnfollowed(Event, tag="thread.unfollowed", frozen=True, kw_only=True):
    """I follow this thread no longer. Leaving a room ends all there without a word on each."""

    thread_id: str
    room_id: str


class AvailabilityChanged(Event, tag="availability.changed", frozen=True, kw_only=True):
    """I want to be shown as away or as busy, or again as I am."""

    availability: Availability


class SessionEnded(Event, tag="session.ended", frozen=True, kw_only=True):
    """One of my sessions has ended."""

    session_id: str


class UserCreated(Event, tag="user.created", frozen=True, kw_only=True):
    """Someone new is here."""

    user: PublicUser


class UserUpdated(Event, tag="user.updated", frozen=True, kw_only=True):
    """Someone's public shape changed."""

    user: PublicUser


class RoomListed(Event, tag="room.listed", frozen=True, kw_only=True):
    """A public room can be found."""

    room: Room


class RoomUnlisted(Event, tag="room.unlisted", frozen=True, kw_only=True):
    """A public room can no longer be found."""

    room_id: str


RoomEvent: TypeAlias = (
    MessageCreated
    | MessageEdited
    | MessageDeleted
    | ReactionAdded
    | ReactionRemoved
    | MessagePinned
    | MessageUnpinned
    | RoomDeleted
    | MemberAdded
    | MemberUpdated
    | MemberRemoved
)
UserEvent: TypeAlias = (
    MembershipAdded
    | MembershipRemoved
    | ReadMarkerMoved
    | BookmarkAdded
    | BookmarkRemoved
    | ThreadFollowed
    | ThreadUnfollowed
    | AvailabilityChanged
    | SessionEnded
)
DirectoryEvent: TypeAlias = UserCreated | UserUpdated | RoomListed | RoomUnlisted
EVENTS: tuple[type[Event], ...] = get_args(RoomEvent) + get_args(UserEvent) + get_args(DirectoryEvent)
