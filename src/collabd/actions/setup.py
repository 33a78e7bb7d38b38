"""Set-up: the first Admin comes in by a one-time code."""

from __future__ import annotations

from collabd.actions.accounts import Account, create_account
from collabd.actions.context import Snapshot, Transaction
from collabd.actions.sessions import NewSession, open_session
from collabd.domain.codes import code_hash, new_code
from collabd.domain.errors import conflict, forbidden
from collabd.domain.users import User

SETUP = "setup"
"""The purpose of the code."""

FIRST_ADMIN = ("admins",)


async def renew_setup_code(tx: Transaction) -> str | None:
    """A fresh code in place of the last one; None if the server has an Admin already."""
    if await tx.users.any_admin():
        return None
    code = new_code()
    await tx.sessions.insert_code(code_hash(code), SETUP, None, tx.now, None)
    return code


async def setup_needed(view: Snapshot) -> bool:
    """Whether the first Admin is still missing."""
    return not await view.users.any_admin()


async def setup_is_valid(view: Snapshot, code: str) -> bool:
    """Whether the first Admin can come in by this code."""
    return await setup_needed(view) and await view.sessions.code_is_valid(code_hash(code), SETUP, view.now)


async def require_setup(view: Snapshot, code: str) -> None:
    """Raise `conflict` if there is an Admin already, `forbidden` if the code is not the right one."""
    if await view.users.any_admin():
        raise conflict("This server has been set up already. Sign in instead.")
    if not await view.sessions.code_is_valid(code_hash(code), SETUP, view.now):
        raise forbidden("This setup link is not the right one. The server prints a new one when it starts.")


async def set_up(tx: Transaction, code: str, account: Account, session: NewSession) -> User:
    """Use the code up, make the first Admin and open their first session. Raises as `require_setup`."""
    await require_setup(tx, code)
    await tx.sessions.use_code(code_hash(code))
    created = await create_account(tx, account, FIRST_ADMIN, by_themselves=True)
    await open_session(tx, created.user.id, session)
    await tx.audit.insert(tx.new_id(), tx.now, created.user.id, "server.setUp", created.user.id)
    return created.user
