"""Passwords: change one's own, set a new one with a one-time code."""

from __future__ import annotations

from collabd.actions.api_keys import end_keys
from collabd.actions.context import Actor, Snapshot, Transaction
from collabd.actions.sessions import end_all
from collabd.domain.codes import code_hash, new_code
from collabd.domain.errors import CollabError, conflict, forbidden
from collabd.domain.records import Done
from collabd.domain.users import User
from collabd.store.base import Cause

RESET = "reset"
"""The purpose of a code that lets someone set a password."""

CODE_VALID = 24 * 3600 * 1000
"""How long such a code can be used (ms): an Admin hands it over in person or by another way."""


def unusable_code() -> CollabError:
    """The one answer to a wrong, a used and an expired code."""
    return forbidden("This link can no longer be used. Ask an admin for a new one.")


async def find_reset(view: Snapshot, code: str) -> User:
    """Whose password a code may set; raises `forbidden` if it cannot be used."""
    user_id = await view.sessions.owner_of_code(code_hash(code), RESET, view.now)
    user = None if user_id is None else await view.users.get(user_id)
    if user is None or user.deactivated_at is not None:
        raise unusable_code()
    return user


async def reset_password(tx: Transaction, code: str, password_hash: str, command_id: str | None) -> User:
    """Use a code up and set the password; every session and API key of the person ends.

    Raises as `find_reset`.
    """
    user = await find_reset(tx, code)
    await tx.sessions.use_code(code_hash(code))
    tx.cause = Cause(user.id, command_id, None)
    await tx.users.set_password(user.id, password_hash, tx.now)
    await end_all(tx, user.id)
    await end_keys(tx, user.id)
    await tx.audit.insert(tx.new_id(), tx.now, user.id, "password.reset", user.id)
    return user


async def change_password(
    tx: Transaction, actor: Actor, checked_hash: str, password_hash: str, command_id: str | None
) -> Done:
    """Set a new password in place of the one whose hash was checked; all other sessions end.

    A code that was handed out before loses its use. Raises `conflict` if the password was changed meanwhile.
    """
    if await tx.users.password_hash(actor.user_id) != checked_hash:
        raise conflict("The password was changed elsewhere just now. Try again.", field="currentPassword")
    tx.cause = Cause(actor.user_id, command_id, None)
    await tx.users.set_password(actor.user_id, password_hash, tx.now)
    await tx.sessions.delete_codes(RESET, actor.user_id)
    return Done(position=await end_all(tx, actor.user_id, keep=actor.session_id))


async def issue_reset_code(tx: Transaction, user_id: str) -> str:
    """Store a fresh code for the person and return it; only its hash stays."""
    code = new_code()
    await tx.sessions.insert_code(code_hash(code), RESET, user_id, tx.now, tx.now + CODE_VALID)
    return code
