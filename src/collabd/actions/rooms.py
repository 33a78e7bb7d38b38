"""Rooms: create, join, leave, delete, list."""

from __future__ import annotations

from typing import TypeAlias

from collabd.actions.context import Actor, Snapshot, Transaction
from collabd.actions.drafts import forget_drafts
from collabd.actions.membership import enter, quit_room, require_not_banned
from collabd.actions.office import note
from collabd.actions.system_messages import announce_entry, announce_exit
from collabd.domain import policy
from collabd.domain.cursors import from_cursor, next_cursor
from collabd.domain.direct import is_direct
from collabd.domain.errors import CollabError, conflict, invalid
from collabd.domain.events import MembershipRemoved, RoomDeleted, RoomListed, RoomUnlisted
from collabd.domain.members import Member, Role
from collabd.domain.rooms import (
    CreateRoom,
    DeleteRoom,
    GetRoom,
    JoinRoom,
    LeaveRoom,
    ListRooms,
    Room,
    RoomPage,
    RoomResult,
    RoomView,
    UpdateRoom,
)
from collabd.domain.streams import DIRECTORY, room_stream, user_stream
from collabd.domain.texts import one_line, without_control
from collabd.domain.times import rfc3339
from collabd.store.base import Outcome

AnyRoomCommand: TypeAlias = CreateRoom | UpdateRoom | JoinRoom | LeaveRoom | DeleteRoom


async def create_room(tx: Transaction, actor: Actor, command: CreateRoom) -> RoomResult:
    """Make a room whose owner is the actor."""
    groups = await tx.users.groups_of(actor.user_id)
    policy.require(policy.can_create_room(groups, tx.rules), "Only Moderators may create rooms here.")
    room = new_room(tx, actor, command)
    if not await tx.rooms.insert(room, tx.now):
        raise conflict("This id is taken. Give the room another one.", field="id")
    user = await tx.users.require(actor.user_id)
    entered = await enter(tx, room, user.public(), "owner", by_themselves=True)
    if not room.is_private:
        await tx.append(DIRECTORY, RoomListed(room=entered.room))
    return RoomResult(room=entered.room, position=entered.position)


def new_room(tx: Transaction, actor: Actor, command: CreateRoom) -> Room:
    """The room that the command makes, still without a member. Raises `invalid` for a name that is none."""
    if is_direct(command.id):
        raise conflict("This id is taken. Give the room another one.", field="id")
    now = rfc3339(tx.now)
    return Room(
        id=command.id or tx.new_id(),
        kind=command.kind,
        is_private=command.kind != "public",
        name=room_name(command.name),
        description=room_description(command.description),
        created_by=actor.user_id,
        members=0,
        message_count=0,
        last_activity=now,
        created_at=now,
        updated_at=now,
    )


def room_name(name: str) -> str:
    """A room's name on one line; raises `invalid` for one that is none."""
    name = one_line(name, "room's name", "name")
    if not name:
        raise invalid("A room needs a name.", field="name")
    return name


def room_description(description: str) -> str:
    """What a room is for; raises `invalid` for control characters."""
    return without_control(description.strip(), "description", "description")


async def join_room(tx: Transaction, actor: Actor, command: JoinRoom) -> RoomResult:
    """Become a member of a public room, its owner if it stood empty; joining twice changes nothing."""
    room, member = await tx.members.find(command.room_id, actor.user_id)
    if member is not None:
        return RoomResult(room=room, position=None)
    policy.require_open(room)
    await require_not_banned(tx, room, actor.user_id, "You are")
    user = await tx.users.require(actor.user_id)
    role: Role = "member" if room.members else "owner"
    entered = await enter(tx, room, user.public(), role, by_themselves=True)
    await announce_entry(tx, actor, entered.room, user.public())
    return RoomResult(room=entered.room, position=entered.position)


async def leave_room(tx: Transaction, actor: Actor, command: LeaveRoom) -> RoomResult:
    """Stop being a member. When the last owner goes, the longest-standing member becomes owner."""
    room, _ = await tx.members.require(command.room_id, actor.user_id)
    policy.require(policy.can_leave(room), "A direct conversation cannot be left. You can mute it.")
    left = await quit_room(tx, room, actor.user_id, by_themselves=True)
    await announce_exit(tx, actor, left.room, actor.user_id)
    return RoomResult(room=None if room.is_private else left.room, position=left.position)


async def delete_room(tx: Transaction, actor: Actor, command: DeleteRoom) -> RoomResult:
    """Delete a room. It is out of everybody's sight at once; its rows are purged in steps afterwards.

    Admins may delete any room, by id and without reading it.
    """
    groups = await tx.users.groups_of(actor.user_id)
    room, member = await find_to_delete(tx, actor, command.room_id, admin=policy.is_admin(groups))
    policy.require(
        policy.can_delete_room(room, member, groups), "Only the room's owners and Moderators may delete it."
    )
    people = await tx.members.delete_all(room.id)
    await forget_drafts(tx, room.id, None)
    position = None
    for user_id in sorted(people, key=lambda person: person != actor.user_id):
        mine = user_id == actor.user_id
        gone = await tx.append(user_stream(user_id), MembershipRemoved(room_id=room.id), followed=mine)
        position = gone if mine else position
    await tx.append(room_stream(room.id), RoomDeleted(room_id=room.id), followed=False)
    if not room.is_private:
        unlisted = await tx.append(DIRECTORY, RoomUnlisted(room_id=room.id))
        position = position or unlisted
    await tx.rooms.mark_deleted(room.id, tx.now)
    await tx.revoke(None, room_stream(room.id))
    if not policy.is_owner(member):
        await note(tx, actor, "room.delete", room.id)
    return RoomResult(room=None, position=position)


async def find_to_delete(
    tx: Transaction, actor: Actor, room_id: str, *, admin: bool
) -> tuple[Room, Member | None]:
    """The room as far as the actor may see it, or by its id alone for an Admin; raises `not_found`."""
    room = await tx.rooms.by_id(room_id) if admin else None
    if room is not None:
        return room, await tx.members.get(room_id, actor.user_id)
    return await tx.members.find(room_id, actor.user_id)


async def answer_room(tx: Transaction, actor: Actor, command: AnyRoomCommand, outcome: Outcome) -> RoomResult:
    """The answer to a repeat: the room as it stands, if the actor may still see it."""
    room_id = outcome.record_id if isinstance(command, CreateRoom) else command.room_id
    room = None
    if room_id is not None:
        try:
            room, _ = await tx.members.find(room_id, actor.user_id)
        except CollabError:
            room = None
    return RoomResult(room=room, position=outcome.position)


async def get_room(view: Snapshot, actor: Actor, query: GetRoom) -> RoomView:
    """One room that the actor may see, and the actor's membership in it."""
    room, member = await view.members.find(query.room_id, actor.user_id)
    unread = await view.read_markers.unread(actor.user_id, [room.id])
    return RoomView(room=room, member=member, unread=unread[0] if unread else None)


async def list_rooms(view: Snapshot, actor: Actor, query: ListRooms) -> RoomPage:
    """Rooms by name: those the actor may see, or has joined."""
    name, room_id = from_cursor(query.after, "after", ("", ""))
    found = await view.rooms.page(
        actor.user_id, (name, room_id), query.limit + 1, joined_only=query.scope == "joined"
    )
    items = found[: query.limit]
    return RoomPage(
        items=items,
        next=next_cursor(found, items, lambda room: (room.name, room.id)),
        unread=await view.read_markers.unread(actor.user_id, [room.id for room in items]),
    )
