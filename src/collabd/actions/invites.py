"""Invites: make, list, revoke, check, use: to the server for signing up, or into a room."""

from __future__ import annotations

from collabd.actions.context import Actor, Snapshot, Transaction
from collabd.actions.membership import enter, require_not_banned
from collabd.actions.office import note
from collabd.actions.system_messages import announce_entry
from collabd.actions.users import require_admin
from collabd.domain import policy
from collabd.domain.codes import code_hash, new_code
from collabd.domain.errors import CollabError, conflict, forbidden, not_found
from collabd.domain.invites import (
    AcceptInvite,
    CreatedInvite,
    CreateInvite,
    Invite,
    InvitedRoom,
    InviteList,
    InviteState,
    ListInvites,
    RevokeInvite,
)
from collabd.domain.records import Done
from collabd.domain.rooms import RoomResult
from collabd.store.base import Outcome

DAY = 24 * 3600 * 1000
RECENT_DAYS = 90
MOST_OPEN = 500
"""Invites that can be used at the same time, of the server or of a room: what one can still look through."""
MOST_LISTED = 1000


def unusable_invite() -> CollabError:
    """The one answer to a wrong, a revoked, an expired and a used-up invite."""
    return forbidden("This invite can no longer be used. Ask for a new one.")


async def require_inviter(view: Snapshot, actor: Actor, room_id: str | None) -> None:
    """Raise for who may not invite: to the server Admins do, into a room its owners."""
    if room_id is None:
        await require_admin(view, actor)
        return
    _, mine = await view.members.require(room_id, actor.user_id)
    policy.require(policy.can_add_member(mine), "Only the room's owners may invite people into it.")


async def create_invite(tx: Transaction, actor: Actor, command: CreateInvite) -> CreatedInvite:
    """Make an invite; its code is shown this once. Raises `conflict` when too many are open."""
    await require_inviter(tx, actor, command.room_id)
    if command.room_id is not None:
        room, _ = await tx.members.require(command.room_id, actor.user_id)
        policy.require_open(room)
    if await tx.invites.count_open(command.room_id, tx.now) >= MOST_OPEN:
        raise conflict(f"{MOST_OPEN} invites are open already. Revoke some of them first.")
    code, invite_id = new_code(), tx.new_id()
    expires_at = tx.now + command.valid_days * DAY
    invite = await tx.invites.insert(
        invite_id, code_hash(code), actor.user_id, command.max_uses, tx.now, expires_at, command.room_id
    )
    if command.room_id is None:
        await note(tx, actor, "invite.create", invite_id)
    return CreatedInvite(invite=invite, code=code)


async def list_invites(view: Snapshot, actor: Actor, query: ListInvites) -> InviteList:
    """The invites that can still be used, and those made in the last 90 days, newest first."""
    await require_inviter(view, actor, query.room_id)
    found = await view.invites.recent(query.room_id, view.now, view.now - RECENT_DAYS * DAY, MOST_LISTED)
    return InviteList(items=sorted(found, key=lambda invite: invite.id, reverse=True))


async def revoke_invite(tx: Transaction, actor: Actor, command: RevokeInvite) -> Done:
    """Make an invite useless; doing so twice changes nothing. Raises `not_found`."""
    invite = await tx.invites.get(command.invite_id)
    if invite is None or not await may_revoke(tx, actor, invite):
        raise not_found("invite")
    if await tx.invites.revoke(command.invite_id, tx.now) and invite.room_id is None:
        await note(tx, actor, "invite.revoke", command.invite_id)
    return Done()


async def may_revoke(view: Snapshot, actor: Actor, invite: Invite) -> bool:
    """Whether the actor may know of an invite; raises `forbidden` for one of the server."""
    if invite.room_id is None:
        await require_admin(view, actor)
        return True
    return policy.is_owner(await view.members.get(invite.room_id, actor.user_id))


async def check_invite(view: Snapshot, code: str) -> InviteState:
    """Whether a code can still be used, and the room that it leads into."""
    invite = await view.invites.open(code_hash(code), view.now)
    if invite is None or invite.room_id is None:
        return InviteState(valid=invite is not None)
    room = await view.rooms.by_id(invite.room_id)
    if room is None or room.archived_at is not None:
        return InviteState(valid=False)
    return InviteState(
        valid=True,
        room=InvitedRoom(
            id=room.id,
            name=room.name,
            description=room.description,
            is_private=room.is_private,
            members=room.members,
        ),
    )


async def accept_invite(tx: Transaction, actor: Actor, command: AcceptInvite) -> RoomResult:
    """Come into the room that a code leads into. Raises `forbidden` if it is useless, or to the banned."""
    digest = code_hash(command.code)
    invite = await tx.invites.open(digest, tx.now)
    room = None if invite is None or invite.room_id is None else await tx.rooms.by_id(invite.room_id)
    if room is None:
        raise unusable_invite()
    if await tx.members.get(room.id, actor.user_id) is not None:
        return RoomResult(room=room, position=None)
    policy.require_open(room)
    await require_not_banned(tx, room, actor.user_id, "You are")
    await tx.invites.use(digest, tx.now)
    user = await tx.users.require(actor.user_id)
    entered = await enter(tx, room, user.public(), "member", by_themselves=True)
    await announce_entry(tx, actor, entered.room, user.public())
    return RoomResult(room=entered.room, position=entered.position)


async def answer_accepted(
    tx: Transaction, actor: Actor, command: AcceptInvite, outcome: Outcome
) -> RoomResult:
    """The answer to a repeat: the room as it stands, if the actor may still see it."""
    room_id = await tx.invites.room_of(code_hash(command.code))
    try:
        room, _ = await tx.members.find(room_id or "", actor.user_id)
    except CollabError:
        return RoomResult(room=None, position=outcome.position)
    return RoomResult(room=room, position=outcome.position)


async def require_invite(view: Snapshot, code: str) -> None:
    """Raise `forbidden` if nobody can sign up with a code."""
    invite = await view.invites.open(code_hash(code), view.now)
    if invite is None or invite.room_id is not None:
        raise unusable_invite()


async def use_invite(tx: Transaction, code: str) -> None:
    """Use an invite to the server once; raises `forbidden` if it cannot be used."""
    await require_invite(tx, code)
    if not await tx.invites.use(code_hash(code), tx.now):
        raise unusable_invite()
