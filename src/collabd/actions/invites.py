"""Invites: make, list, revoke, check, use."""

from __future__ import annotations

from collabd.actions.context import Actor, Snapshot, Transaction
from collabd.actions.office import note
from collabd.actions.users import require_admin
from collabd.domain.codes import code_hash, new_code
from collabd.domain.errors import CollabError, conflict, forbidden, not_found
from collabd.domain.invites import CreatedInvite, CreateInvite, InviteList, ListInvites, RevokeInvite
from collabd.domain.records import Done

DAY = 24 * 3600 * 1000
RECENT_DAYS = 90
MOST_OPEN = 500
"""Invites that can be used at the same time: what an Admin can still look through."""
MOST_LISTED = 1000


def unusable_invite() -> CollabError:
    """The one answer to a wrong, a revoked, an expired and a used-up invite."""
    return forbidden("This invite can no longer be used. Ask for a new one.")


async def create_invite(tx: Transaction, actor: Actor, command: CreateInvite) -> CreatedInvite:
    """Make an invite (Admins); its code is shown this once. Raises `conflict` when too many are open."""
    await require_admin(tx, actor)
    if await tx.invites.count_open(tx.now) >= MOST_OPEN:
        raise conflict(f"{MOST_OPEN} invites are open already. Revoke some of them first.")
    code, invite_id = new_code(), tx.new_id()
    expires_at = tx.now + command.valid_days * DAY
    invite = await tx.invites.insert(
        invite_id, code_hash(code), actor.user_id, command.max_uses, tx.now, expires_at
    )
    await note(tx, actor, "invite.create", invite_id)
    return CreatedInvite(invite=invite, code=code)


async def list_invites(view: Snapshot, actor: Actor, query: ListInvites) -> InviteList:
    """The invites that can still be used, and those made in the last 90 days (Admins), newest first."""
    await require_admin(view, actor)
    found = await view.invites.recent(view.now, view.now - RECENT_DAYS * DAY, MOST_LISTED)
    return InviteList(items=sorted(found, key=lambda invite: invite.id, reverse=True))


async def revoke_invite(tx: Transaction, actor: Actor, command: RevokeInvite) -> Done:
    """Make an invite useless (Admins); doing so twice changes nothing. Raises `not_found`."""
    await require_admin(tx, actor)
    if not await tx.invites.exists(command.invite_id):
        raise not_found("invite")
    if await tx.invites.revoke(command.invite_id, tx.now):
        await note(tx, actor, "invite.revoke", command.invite_id)
    return Done()


async def invite_is_valid(view: Snapshot, code: str) -> bool:
    """Whether an invite's code can still be used."""
    return await view.invites.is_valid(code_hash(code), view.now)


async def require_invite(view: Snapshot, code: str) -> None:
    """Raise `forbidden` if an invite's code cannot be used."""
    if not await invite_is_valid(view, code):
        raise unusable_invite()


async def use_invite(tx: Transaction, code: str) -> None:
    """Use an invite once; raises `forbidden` if it cannot be used."""
    if not await tx.invites.use(code_hash(code), tx.now):
        raise unusable_invite()
