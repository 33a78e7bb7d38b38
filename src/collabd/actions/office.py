"""Offices: who looks after the server, and the entry in the audit log that each of their deeds leaves."""

from __future__ import annotations

from collabd.actions.context import Actor, Snapshot, Transaction
from collabd.domain import policy


async def note(
    tx: Transaction, actor: Actor, action: str, subject: str | None, details: dict[str, str] | None = None
) -> None:
    """Add an entry about what the actor does; `details` holds no secret."""
    address = actor.address or None
    await tx.audit.insert(tx.new_id(), tx.now, actor.user_id, action, subject, details, address)


async def require_moderator(view: Snapshot, actor: Actor) -> None:
    """Raise `forbidden` unless the actor is a Moderator or an Admin."""
    groups = await view.users.groups_of(actor.user_id)
    policy.require(policy.is_moderator(groups), "Only Moderators may do this.")
