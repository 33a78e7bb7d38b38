"""E-mail addresses: change one's own, and tell one's devices."""

from __future__ import annotations

from collabd.actions.accounts import require_email_free
from collabd.actions.context import Actor, Transaction
from collabd.domain.errors import conflict
from collabd.domain.events import AccountUpdated
from collabd.domain.records import Position
from collabd.domain.streams import user_stream
from collabd.domain.usernames import email_key
from collabd.domain.users import UserResult
from collabd.store.base import Cause


async def change_email(
    tx: Transaction, actor: Actor, email: str, checked_hash: str, command_id: str | None
) -> UserResult:
    """Store another, clean e-mail address, once the password with this hash was checked.

    Raises `conflict` if somebody else has the address, or if the password was changed meanwhile.
    """
    if await tx.users.password_hash(actor.user_id) != checked_hash:
        raise conflict("The password was changed elsewhere just now. Try again.", field="password")
    before = await tx.users.require(actor.user_id)
    if email == before.email:
        return UserResult(user=before, position=None)
    if email_key(email) != email_key(before.email):
        await require_email_free(tx, email)
    tx.cause = Cause(actor.user_id, command_id, None)
    await tx.users.set_email(actor.user_id, email, email_key(email), tx.now)
    position = await tell_account(tx, actor.user_id)
    return UserResult(user=await tx.users.require(actor.user_id), position=position)


async def tell_account(tx: Transaction, user_id: str) -> Position:
    """Tell a person's devices what nobody else sees of their account."""
    user = await tx.users.require(user_id)
    event = AccountUpdated(email=user.email, timezone=user.timezone, updated_at=user.updated_at)
    return await tx.append(user_stream(user_id), event)
