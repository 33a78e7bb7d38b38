"""Who may do what, as pure questions. What is not allowed here is not allowed.

An action looks its object up through the actor's membership first: what the actor may not see is `not_found`
before any question here is asked.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from msgspec import Struct

from collabd.domain.errors import forbidden
from collabd.domain.members import Member
from collabd.domain.messages import Message
from collabd.domain.rooms import Room
from collabd.domain.users import ADMINS, MODERATORS


class Rules(Struct, frozen=True):
    """What the admins of this server have decided."""

    content_bytes: int = 32_768
    create_rooms: Literal["everyone", "moderators"] = "everyone"
    file_bytes: int = 100 * 1024**2
    person_files_bytes: int = 5 * 1024**3
    all_files_bytes: int = 50 * 1024**3


def require(allowed: bool, message: str = "You may not do this.") -> None:
    """Raise `forbidden` unless `allowed`."""
    if not allowed:
        raise forbidden(message)


def require_open(room: Room) -> None:
    """Raise `forbidden` for an archived room."""
    require(
        room.archived_at is None, "The room is archived: it can be read, but nothing is added or changed."
    )


def require_said(message: Message) -> None:
    """Raise `forbidden` for a system message: nobody said it, so nobody answers, changes or keeps it."""
    require(message.message_type != "SYSTEM", "The server wrote this: it is nothing that somebody said.")


def is_admin(groups: Collection[str]) -> bool:
    """Admins administer the server."""
    return ADMINS in groups


def is_moderator(groups: Collection[str]) -> bool:
    """Moderators look after public rooms; Admins are Moderators, too."""
    return MODERATORS in groups or ADMINS in groups


def moderates(room: Room, groups: Collection[str]) -> bool:
    """Moderators look after every public room, whether they belong to it or not, and after no other."""
    return not room.is_private and is_moderator(groups)


def is_owner(member: Member | None) -> bool:
    """A room's owners look after it."""
    return member is not None and member.role == "owner"


def can_suspend(groups: Collection[str], others: Collection[str]) -> bool:
    """Moderators keep people out for a time, Admins also Moderators; nobody an Admin."""
    return is_moderator(groups) and not is_admin(others) and (is_admin(groups) or not is_moderator(others))


def can_create_room(groups: Collection[str], rules: Rules) -> bool:
    """Anyone, unless the server is configured for Moderators only."""
    return rules.create_rooms == "everyone" or is_moderator(groups)


def can_delete_room(room: Room, member: Member | None, groups: Collection[str]) -> bool:
    """Its owners; Moderators for public rooms; Admins any room."""
    return is_owner(member) or is_admin(groups) or moderates(room, groups)


def can_update_room(room: Room, member: Member | None, groups: Collection[str]) -> bool:
    """Its owners; Moderators for public rooms."""
    return is_owner(member) or moderates(room, groups)


def can_change_kind(member: Member | None) -> bool:
    """A room's owners: who makes it private must not lose sight of it."""
    return is_owner(member)


def can_post(room: Room, member: Member) -> bool:
    """Members, as the room's posting policy says. Reacting and replying are posting."""
    return room.posting_policy == "everyone" or is_owner(member)


def can_pin(room: Room, member: Member) -> bool:
    """Members, unless the room says owners."""
    return room.pin_policy == "everyone" or is_owner(member)


def can_leave(room: Room) -> bool:
    """A direct room is that of the same people for good."""
    return room.kind != "direct"


def can_update_member(member: Member | None) -> bool:
    """A room's owners."""
    return is_owner(member)


def can_add_member(member: Member | None) -> bool:
    """A room's owners."""
    return is_owner(member)


def can_remove_member(room: Room, member: Member | None, groups: Collection[str]) -> bool:
    """A room's owners; Moderators from public rooms."""
    return is_owner(member) or moderates(room, groups)


def can_edit_message(
    message: Message, room: Room, member: Member | None, user_id: str, groups: Collection[str]
) -> bool:
    """Its author, while still a member; Moderators in public rooms."""
    by_author = member is not None and message.author == user_id
    return by_author or moderates(room, groups)


def can_read_history(message: Message, room: Room, user_id: str, groups: Collection[str]) -> bool:
    """Its author, as long as they may read the message; Moderators in public rooms."""
    return message.author == user_id or moderates(room, groups)


def can_delete_message(
    message: Message, room: Room, member: Member | None, user_id: str, groups: Collection[str]
) -> bool:
    """Its author, the room's owners, Moderators in public rooms.

    A system message tells what its author has done: it is not theirs to hide.
    """
    said = message.message_type != "SYSTEM"
    by_author = said and member is not None and message.author == user_id
    return by_author or is_owner(member) or moderates(room, groups)


def can_remove_reaction(
    author: str, room: Room, member: Member | None, user_id: str, groups: Collection[str]
) -> bool:
    """Its author, while still a member; Moderators in public rooms."""
    return (member is not None and author == user_id) or moderates(room, groups)
