"""Suspensions: keep people out for a time, let them in again, list them."""

from __future__ import annotations

from collabd.actions import api_keys, sessions
from collabd.actions.context import Actor, Snapshot, Transaction
from collabd.actions.notifications import notify_of_office
from collabd.actions.office import note, require_moderator
from collabd.domain import policy
from collabd.domain.cursors import from_cursor, next_cursor
from collabd.domain.errors import conflict, invalid
from collabd.domain.suspensions import (
    GREATEST_DAYS,
    ListSuspensions,
    SuspendUser,
    SuspensionPage,
    SuspensionResult,
    UnsuspendUser,
)
from collabd.domain.texts import without_control
from collabd.domain.times import milliseconds
from collabd.store.base import Outcome

DAY = 24 * 3600 * 1000


async def suspend_user(tx: Transaction, actor: Actor, command: SuspendUser) -> SuspensionResult:
    """Keep a person out until a time, in place of any earlier word on it; all their sessions end.

    Raises `invalid` for a time that has passed or is more than a year away, `conflict` for oneself.
    """
    await require_moderator(tx, actor)
    await tx.users.require(command.user_id)
    if command.user_id == actor.user_id:
        raise conflict("You cannot suspend yourself.", field="userId")
    groups = [await tx.users.groups_of(user_id) for user_id in (actor.user_id, command.user_id)]
    policy.require(policy.can_suspend(*groups), "Only Admins may suspend Moderators, and nobody an Admin.")
    until = milliseconds(command.until, "until")
    if not tx.now < until <= tx.now + GREATEST_DAYS * DAY:
        raise invalid(f"Name a time within the next {GREATEST_DAYS} days.", field="until")
    reason = without_control(command.reason, "reason", "reason")
    await tx.suspensions.set(command.user_id, actor.user_id, reason, tx.now, until)
    await sessions.end_all(tx, command.user_id)
    await api_keys.cut_off_all(tx, command.user_id)
    details = {"until": command.until, "reason": reason}
    await note(tx, actor, "user.suspend", command.user_id, details)
    await notify_of_office(tx, command.user_id, "suspended", command.until)
    return SuspensionResult(suspension=await tx.suspensions.get(command.user_id, tx.now))


async def unsuspend_user(tx: Transaction, actor: Actor, command: UnsuspendUser) -> SuspensionResult:
    """Let a person sign in again; lifting no suspension changes nothing."""
    await require_moderator(tx, actor)
    await tx.users.require(command.user_id)
    if await tx.suspensions.delete(command.user_id):
        await note(tx, actor, "user.unsuspend", command.user_id)
        await notify_of_office(tx, command.user_id, "unsuspended")
    return SuspensionResult(suspension=None)


async def answer_suspension(
    tx: Transaction, actor: Actor, command: SuspendUser | UnsuspendUser, outcome: Outcome
) -> SuspensionResult:
    """The answer to a repeat: the suspension as it stands, for those who may still see it."""
    if not policy.is_moderator(await tx.users.groups_of(actor.user_id)):
        return SuspensionResult(suspension=None)
    return SuspensionResult(suspension=await tx.suspensions.get(command.user_id, tx.now))


async def list_suspensions(view: Snapshot, actor: Actor, query: ListSuspensions) -> SuspensionPage:
    """Who is suspended now (Moderators), those first who are let in again first."""
    await require_moderator(view, actor)
    place = from_cursor(query.after, "after", (view.now, "~"))
    found = await view.suspensions.page(max(place, (view.now, "")), query.limit + 1)
    items = found[: query.limit]
    return SuspensionPage(
        items=[suspension for _, suspension in items],
        next=next_cursor(found, items, lambda one: (one[0], one[1].user_id)),
    )
