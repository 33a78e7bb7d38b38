"""Invites. Making, listing and revoking them is an Admin's affair. HTTP only."""

from __future__ import annotations

from collabd.actions import invites
from collabd.actions.users import require_admin
from collabd.api.registry import call
from collabd.api.services import Caller, Services
from collabd.domain.errors import conflict
from collabd.domain.invites import (
    CheckInvite,
    CreatedInvite,
    CreateInvite,
    InviteList,
    InviteState,
    ListInvites,
    RevokeInvite,
)
from collabd.domain.records import Done


async def create_invite(services: Services, caller: Caller, command: CreateInvite) -> CreatedInvite:
    """Make an invite. Raises `conflict` on a server where nobody can sign up: it would let nobody in."""
    actor = caller.require()
    await services.store.read(require_admin, actor)
    if services.config.accounts.sign_up == "closed":
        raise conflict('Nobody can sign up here: sign_up is "closed" under [accounts] in collabd.toml.')
    return await services.store.write(invites.create_invite, actor, command)


async def list_invites(services: Services, caller: Caller, query: ListInvites) -> InviteList:
    """The invites that can be used, and the recent ones."""
    return await services.store.read(invites.list_invites, caller.require(), query)


async def revoke_invite(services: Services, caller: Caller, command: RevokeInvite) -> Done:
    """Make an invite useless."""
    return await services.store.write(invites.revoke_invite, caller.require(), command)


async def check_invite(services: Services, caller: Caller, query: CheckInvite) -> InviteState:
    """Whether a code would let someone in; a wrong one counts as a failed try of its address."""
    if services.config.accounts.sign_up == "closed":
        return InviteState(valid=False)
    with services.throttle.code(caller.address) as attempt:
        valid = await services.store.read(invites.invite_is_valid, query.code)
        attempt.counts = not valid
    return InviteState(valid=valid)


OPERATIONS = [
    call("GET /invites", ListInvites, InviteList, list_invites),
    call("POST /invites", CreateInvite, CreatedInvite, create_invite),
    call("DELETE /invites/{inviteId}", RevokeInvite, Done, revoke_invite),
    call("GET /invites/{code}", CheckInvite, InviteState, check_invite, anonymous=True),
]
