"""What entering and leaving a room always involves, whoever brought it about."""

from __future__ import annotations

import msgspec

from collabd.actions.context import Snapshot, Transaction
from collabd.actions.drafts import forget_drafts
from collabd.actions.notification_settings import listen_in
from collabd.domain.errors import Code, CollabError
from collabd.domain.events import (
    MemberAdded,
    MemberRemoved,
    MembershipAdded,
    MembershipRemoved,
    MemberUpdated,
)
from collabd.domain.members import Member, Role
from collabd.domain.read_markers import ReadMarker
from collabd.domain.records import Position
from collabd.domain.rooms import Room
from collabd.domain.streams import room_stream, user_stream
from collabd.domain.users import PublicUser


class Entered(msgspec.Struct, frozen=True):
    """The room and the member after entering, and the event that the one who brought it about follows."""

    room: Room
    member: Member
    position: Position


class Left(msgspec.Struct, frozen=True):
    """The room after someone left, and the event that the one who brought it about follows."""

    room: Room
    position: Position


async def enter(tx: Transaction, room: Room, user: PublicUser, role: Role, *, by_themselves: bool) -> Entered:
    """Make a person a member, let them read the room, and tell them and the room.

    `by_themselves` says whether the person is the actor, who follows their own stream; another actor follows
    the room's. Nothing is unread for a newcomer: the marker begins at the room's head.
    """
    member = await tx.members.insert(room.id, user.id, role, tx.now)
    await listen_in(tx, room.id, user.id)
    count = await tx.rooms.count_member(room.id, 1, tx.now)
    room = msgspec.structs.replace(room, members=count)
    head = await tx.events.head(room_stream(room.id))
    marker = ReadMarker(room_id=room.id, last_read_offset=head.offset, marker_version=0)
    await tx.read_markers.insert(user.id, marker)
    await tx.grant(user.id, room_stream(room.id))
    own = await tx.append(
        user_stream(user.id),
        MembershipAdded(room=room, member=member, marker=marker),
        record_id=room.id,
        followed=by_themselves,
    )
    shared = await tx.append(
        room_stream(room.id),
        MemberAdded(member=member, user=user, members=count),
        followed=not by_themselves,
    )
    return Entered(room, member, own if by_themselves else shared)


async def require_not_banned(view: Snapshot, room: Room, user_id: str, who: str) -> None:
    """Raise `forbidden`, with until when, for who is kept out of a room. `who` begins the sentence."""
    ban = await view.bans.get(room.id, user_id, view.now)
    if ban is not None:
        until = "" if ban.until is None else f" until {ban.until[:16].replace('T', ', ')} UTC"
        raise CollabError(Code.FORBIDDEN, f"{who} banned from this room{until}.", until=ban.until)


async def quit_room(tx: Transaction, room: Room, user_id: str, *, by_themselves: bool) -> Left:
    """End a membership, and with it what the person may read or has kept there; tell them and the room.

    When the last owner goes, the longest-standing member becomes owner.
    """
    await tx.members.delete(room.id, user_id)
    await tx.bookmarks.delete_in_room(user_id, room.id)
    await tx.threads.forget(room.id, user_id)
    await forget_drafts(tx, room.id, user_id)
    count = await tx.rooms.count_member(room.id, -1, tx.now)
    own = await tx.append(user_stream(user_id), MembershipRemoved(room_id=room.id), followed=by_themselves)
    await tx.revoke(user_id, room_stream(room.id))
    shared = await tx.append(
        room_stream(room.id),
        MemberRemoved(room_id=room.id, user_id=user_id, members=count),
        followed=not by_themselves,
    )
    await inherit(tx, room)
    room = msgspec.structs.replace(room, members=count)
    return Left(room, own if by_themselves else shared)


async def inherit(tx: Transaction, room: Room) -> None:
    """Make the longest-standing member owner if the room has none left."""
    heir = await tx.members.heir(room.id)
    if heir is not None:
        await tx.members.set_role(room.id, heir.user_id, "owner")
        owner = msgspec.structs.replace(heir, role="owner")
        await tx.append(room_stream(room.id), MemberUpdated(member=owner), followed=False)
