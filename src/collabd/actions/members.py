"""Members: bring people into a room, take them out, list them."""

from __future__ import annotations

from msgspec.structs import replace

from collabd.actions.context import Actor, Snapshot, Transaction
from collabd.actions.membership import enter, quit_room, require_not_banned
from collabd.actions.notifications import notify_of_entry
from collabd.actions.office import note
from collabd.actions.system_messages import announce_entry, announce_exit
from collabd.domain import policy
from collabd.domain.cursors import from_cursor, next_cursor
from collabd.domain.errors import CollabError, conflict, not_found
from collabd.domain.events import MemberUpdated
from collabd.domain.members import (
    AddMember,
    ListMembers,
    MemberPage,
    MemberResult,
    RemoveMember,
    UpdateMember,
)
from collabd.domain.streams import room_stream
from collabd.store.base import Outcome


async def add_member(tx: Transaction, actor: Actor, command: AddMember) -> MemberResult:
    """Bring a person into a room that the actor owns; bringing in a member changes nothing."""
    room, mine = await tx.members.require(command.room_id, actor.user_id)
    policy.require(policy.can_add_member(mine), "Only the room's owners may bring people in.")
    policy.require_open(room)
    user = await tx.users.require(command.user_id)
    if user.deactivated_at is not None:
        raise not_found("person")
    member = await tx.members.get(room.id, user.id)
    if member is not None:
        return MemberResult(member=member, position=None)
    await require_not_banned(tx, room, user.id, f"{user.display_name} is")
    entered = await enter(tx, room, user.public(), "member", by_themselves=False)
    await announce_entry(tx, actor, entered.room, user.public())
    await notify_of_entry(tx, actor, entered.room, user.id)
    return MemberResult(member=entered.member, position=entered.position)


async def update_member(tx: Transaction, actor: Actor, command: UpdateMember) -> MemberResult:
    """Make a member an owner, or no longer one. Raises `conflict` if the room would have no owner."""
    room, mine = await tx.members.require(command.room_id, actor.user_id)
    policy.require(policy.can_update_member(mine), "Only the room's owners may say who owns it.")
    member = await tx.members.get(room.id, command.user_id)
    if member is None:
        raise not_found("member")
    if member.role == command.role:
        return MemberResult(member=member, position=None)
    await tx.members.set_role(room.id, command.user_id, command.role)
    if await tx.members.heir(room.id) is not None:
        raise conflict("The room needs an owner. Make someone else one first.", field="role")
    changed = replace(member, role=command.role)
    return MemberResult(
        member=changed, position=await tx.append(room_stream(room.id), MemberUpdated(member=changed))
    )


async def remove_member(tx: Transaction, actor: Actor, command: RemoveMember) -> MemberResult:
    """Take a person out of a room; oneself is leaving. Removing who is not a member changes nothing."""
    room, mine = await tx.members.find(command.room_id, actor.user_id)
    by_themselves = command.user_id == actor.user_id
    groups = await tx.users.groups_of(actor.user_id)
    policy.require(
        by_themselves or policy.can_remove_member(room, mine, groups),
        "Only the room's owners may take people out.",
    )
    policy.require(policy.can_leave(room), "A direct conversation cannot be left. You can mute it.")
    if await tx.members.get(room.id, command.user_id) is None:
        return MemberResult(member=None, position=None)
    left = await quit_room(tx, room, command.user_id, by_themselves=by_themselves)
    await announce_exit(tx, actor, left.room, command.user_id)
    if not by_themselves and not policy.is_owner(mine):
        await note(tx, actor, "member.remove", room.id, {"userId": command.user_id})
    followed = by_themselves or mine is not None
    return MemberResult(member=None, position=left.position if followed else None)


async def answer_member(
    tx: Transaction, actor: Actor, command: AddMember | UpdateMember | RemoveMember, outcome: Outcome
) -> MemberResult:
    """The answer to a repeat: the membership as it stands, if the actor may still see the room."""
    try:
        await tx.members.find(command.room_id, actor.user_id)
    except CollabError:
        return MemberResult(member=None, position=outcome.position)
    member = await tx.members.get(command.room_id, command.user_id)
    return MemberResult(member=member, position=outcome.position)


async def list_members(view: Snapshot, actor: Actor, query: ListMembers) -> MemberPage:
    """The members of a room that the actor may see, longest-standing first."""
    room, _ = await view.members.find(query.room_id, actor.user_id)
    joined_at, user_id = from_cursor(query.after, "after", (-1, ""))
    found = await view.members.page(room.id, (joined_at, user_id), query.limit + 1)
    items = found[: query.limit]
    return MemberPage(
        items=[member for _, member in items],
        next=next_cursor(found, items, lambda one: (one[0], one[1].user_id)),
    )
