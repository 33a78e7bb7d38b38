"""Bans: keep people out of a room, let them back, list them."""

from __future__ import annotations

from collabd.actions.context import Actor, Snapshot, Transaction
from collabd.actions.membership import quit_room
from collabd.actions.office import note
from collabd.actions.system_messages import announce_exit
from collabd.domain import policy
from collabd.domain.bans import BanMember, BanPage, BanResult, ListBans, UnbanMember
from collabd.domain.cursors import from_cursor, next_cursor
from collabd.domain.errors import CollabError, conflict, invalid
from collabd.domain.members import Member
from collabd.domain.records import Position
from collabd.domain.rooms import Room
from collabd.domain.texts import without_control
from collabd.domain.times import milliseconds
from collabd.store.base import Outcome


async def ban_member(tx: Transaction, actor: Actor, command: BanMember) -> BanResult:
    """Take a person out of a room, if they are in it, and let them not come back.

    Raises `conflict` for oneself, `invalid` for a time that has passed.
    """
    room, mine = await require_keeper(tx, actor, command.room_id)
    await tx.users.require(command.user_id)
    if command.user_id == actor.user_id:
        raise conflict("You cannot ban yourself.", field="userId")
    until = None if command.until is None else milliseconds(command.until, "until")
    if until is not None and until <= tx.now:
        raise invalid("Name a time that is still to come.", field="until")
    position = await take_out(tx, actor, room, mine, command.user_id)
    reason = without_control(command.reason, "reason", "reason")
    await tx.bans.set(room.id, command.user_id, actor.user_id, reason, tx.now, until)
    await note_ban(tx, actor, mine, "member.ban", command)
    return BanResult(ban=await tx.bans.get(room.id, command.user_id, tx.now), position=position)


async def take_out(
    tx: Transaction, actor: Actor, room: Room, mine: Member | None, user_id: str
) -> Position | None:
    """End a person's membership; the event of it that the actor follows, if there is one."""
    if await tx.members.get(room.id, user_id) is None:
        return None
    left = await quit_room(tx, room, user_id, by_themselves=False)
    await announce_exit(tx, actor, left.room, user_id)
    return None if mine is None else left.position


async def unban_member(tx: Transaction, actor: Actor, command: UnbanMember) -> BanResult:
    """Let a person come back; lifting no ban changes nothing."""
    _, mine = await require_keeper(tx, actor, command.room_id)
    if await tx.bans.delete(command.room_id, command.user_id):
        await note_ban(tx, actor, mine, "member.unban", command)
    return BanResult(ban=None, position=None)


async def note_ban(
    tx: Transaction, actor: Actor, mine: Member | None, action: str, command: BanMember | UnbanMember
) -> None:
    """What Moderators do in rooms that they do not own goes on record."""
    if not policy.is_owner(mine):
        await note(tx, actor, action, command.room_id, {"userId": command.user_id})


async def require_keeper(view: Snapshot, actor: Actor, room_id: str) -> tuple[Room, Member | None]:
    """The room and the actor's membership; raises for who may not take people out of it."""
    room, mine = await view.members.find(room_id, actor.user_id)
    groups = await view.users.groups_of(actor.user_id)
    policy.require(
        policy.can_remove_member(room, mine, groups),
        "Only the room's owners, and Moderators in public rooms, may keep people out.",
    )
    return room, mine


async def answer_ban(
    tx: Transaction, actor: Actor, command: BanMember | UnbanMember, outcome: Outcome
) -> BanResult:
    """The answer to a repeat: the ban as it stands, if the actor may still see it."""
    try:
        await require_keeper(tx, actor, command.room_id)
    except CollabError:
        return BanResult(ban=None, position=outcome.position)
    ban = await tx.bans.get(command.room_id, command.user_id, tx.now)
    return BanResult(ban=ban, position=outcome.position)


async def list_bans(view: Snapshot, actor: Actor, query: ListBans) -> BanPage:
    """Who is banned from a room, for those who may keep people out of it."""
    room, _ = await require_keeper(view, actor, query.room_id)
    (after,) = from_cursor(query.after, "after", ("",))
    found = await view.bans.page(room.id, after, view.now, query.limit + 1)
    items = found[: query.limit]
    return BanPage(items=items, next=next_cursor(found, items, lambda ban: (ban.user_id,)))
