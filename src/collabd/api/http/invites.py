"""Invites: to the server they are an Admin's affair, into a room its owners'. HTTP only."""

from __future__ import annotations

from collabd.actions import invites
from collabd.actions.commands import Verb, perform
from collabd.api.registry import call
from collabd.api.services import Caller, Services
from collabd.domain.errors import conflict
from collabd.domain.invites import (
    AcceptInvite,
    CheckInvite,
    CreatedInvite,
    CreateInvite,
    InviteList,
    InviteState,
    ListInvites,
    RevokeInvite,
)
from collabd.domain.records import Done
from collabd.domain.rooms import RoomResult

ACCEPT = Verb("invite.accept", invites.accept_invite, invites.answer_accepted)


async def create_invite(services: Services, caller: Caller, command: CreateInvite) -> CreatedInvite:
    """Make an invite. Raises `conflict` on a server where nobody can sign up: it would let nobody in."""
    actor = caller.require()
    await services.store.read(invites.require_inviter, actor, command.room_id)
    if command.room_id is None and services.config.accounts.sign_up == "closed":
        raise conflict('Nobody can sign up here: sign_up is "closed" under [accounts] in collabd.toml.')
    return await services.store.write(invites.create_invite, actor, command)


async def list_invites(services: Services, caller: Caller, query: ListInvites) -> InviteList:
    """The invites that can be used, and the recent ones."""
    return await services.store.read(invites.list_invites, caller.require(), query)


async def revoke_invite(services: Services, caller: Caller, command: RevokeInvite) -> Done:
    """Make an invite useless."""
    return await services.store.write(invites.revoke_invite, caller.require(), command)


async def check_invite(services: Services, caller: Caller, query: CheckInvite) -> InviteState:
    """Where a code leads, if it can be used; a wrong one counts as a failed try of its address."""
    with services.throttle.code(caller.address) as attempt:
        state = await services.store.read(invites.check_invite, query.code)
        attempt.counts = not state.valid
    closed = services.config.accounts.sign_up == "closed" and state.room is None
    return InviteState(valid=False) if closed else state


async def accept_invite(services: Services, caller: Caller, command: AcceptInvite) -> RoomResult:
    """Come into a room by a code; a wrong one counts as a failed try of its address."""
    actor = caller.require()
    with services.throttle.code(caller.address) as attempt:
        result = await services.store.write(perform, ACCEPT, actor, command)
        attempt.counts = False
    return result


OPERATIONS = [
    call("GET /invites", ListInvites, InviteList, list_invites),
    call("POST /invites", CreateInvite, CreatedInvite, create_invite),
    call("DELETE /invites/{inviteId}", RevokeInvite, Done, revoke_invite),
    call("POST /invites/{code}/accept", AcceptInvite, RoomResult, accept_invite),
    call("GET /invites/{code}", CheckInvite, InviteState, check_invite, anonymous=True),
]
