"""Room settings: name, description, who may read, post and pin, archived or not."""

from __future__ import annotations

from msgspec import UNSET
from msgspec.structs import replace

from collabd.actions.context import Actor, Transaction
from collabd.actions.office import note
from collabd.actions.rooms import room_description, room_name
from collabd.actions.system_messages import announce_changes
from collabd.domain import policy
from collabd.domain.events import RoomListed, RoomUnlisted, RoomUpdated
from collabd.domain.members import Member
from collabd.domain.records import Position
from collabd.domain.rooms import Room, RoomResult, UpdateRoom
from collabd.domain.streams import DIRECTORY, room_stream
from collabd.domain.times import rfc3339


async def update_room(tx: Transaction, actor: Actor, command: UpdateRoom) -> RoomResult:
    """Change what the command names. Whoever else read a room that becomes private reads it no longer.

    Moderators' changes to rooms that they do not own are audited.
    """
    room, member = await tx.members.find(command.room_id, actor.user_id)
    groups = await tx.users.groups_of(actor.user_id)
    policy.require(
        policy.can_update_room(room, member, groups),
        "Only the room's owners, and Moderators for public rooms, may change it.",
    )
    wanted = changed(tx, room, command)
    if wanted == room:
        return RoomResult(room=room, position=None)
    if wanted.kind != room.kind:
        policy.require(policy.can_change_kind(member), "Only the room's owners may say who can read it.")
    if wanted.archived_at is not None:
        policy.require_open(room)
    wanted = replace(wanted, updated_at=rfc3339(tx.now))
    await tx.rooms.update(wanted, None if wanted.archived_at is None else tx.now, tx.now)
    if not policy.is_owner(member):
        await note(tx, actor, "room.update", room.id)
    position = await tell(tx, room, wanted, member)
    await announce_changes(tx, actor, room, wanted)
    return RoomResult(room=wanted, position=position)


def changed(tx: Transaction, room: Room, command: UpdateRoom) -> Room:
    """The room as the command wants it; raises `invalid` for a name that is none."""
    if command.name is not UNSET:
        room = replace(room, name=room_name(command.name))
    if command.description is not UNSET:
        room = replace(room, description=room_description(command.description))
    if command.kind is not UNSET:
        room = replace(room, kind=command.kind, is_private=command.kind != "public")
    if command.posting_policy is not UNSET:
        room = replace(room, posting_policy=command.posting_policy)
    if command.pin_policy is not UNSET:
        room = replace(room, pin_policy=command.pin_policy)
    if command.archived is not UNSET and command.archived != (room.archived_at is not None):
        room = replace(room, archived_at=rfc3339(tx.now) if command.archived else None)
    return room


async def tell(tx: Transaction, before: Room, after: Room, member: Member | None) -> Position:
    """Tell those who may know: the room, and for a public one everybody; who loses it hears nothing new.

    Answers the event that the actor follows.
    """
    if after.is_private and not before.is_private:
        await tx.confine(room_stream(after.id), await tx.members.ids_of(after.id))
    shared = await tx.append(room_stream(after.id), RoomUpdated(room=after), followed=member is not None)
    if not after.is_private:
        listed = await tx.append(DIRECTORY, RoomListed(room=after))
        return listed if member is None else shared
    if not before.is_private:
        await tx.append(DIRECTORY, RoomUnlisted(room_id=after.id))
    return shared
