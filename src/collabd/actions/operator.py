"""What whoever runs the server does to accounts from its command line, without being signed in."""

from __future__ import annotations

import msgspec

from collabd.actions.accounts import NO_PASSWORD, Account, create_account
from collabd.actions.context import Snapshot, Transaction
from collabd.actions.passwords import issue_reset_code
from collabd.actions.setup import FIRST_ADMIN, SETUP
from collabd.domain.errors import conflict, not_found
from collabd.domain.usernames import username_key
from collabd.domain.users import User

PAGE = 200


class Provided(msgspec.Struct, frozen=True):
    """An account, and the one-time code by which its owner sets a password, if they need one."""

    user: User
    code: str | None


async def list_accounts(view: Snapshot, after: str | None) -> tuple[list[User], str | None]:
    """One page of accounts by user name, and where the next one begins (None: it was the last)."""
    found = await view.users.page(after, PAGE + 1)
    items = found[:PAGE]
    return items, username_key(items[-1].username) if len(found) > PAGE else None


async def provide_account(tx: Transaction, account: Account, *, admin: bool) -> Provided:
    """Make an account for someone, with a one-time code if it has no password. Raises `conflict`.

    Once there is an Admin, the code for the set-up page has no use any more.
    """
    created = await create_account(tx, account, FIRST_ADMIN if admin else (), by_themselves=False)
    if admin:
        await tx.sessions.delete_codes(SETUP, None)
    await tx.audit.insert(tx.new_id(), tx.now, None, "user.create", created.user.id)
    needs_code = account.password_hash == NO_PASSWORD
    return Provided(created.user, await issue_reset_code(tx, created.user.id) if needs_code else None)


async def offer_reset(tx: Transaction, username: str) -> Provided:
    """A fresh code by which this person can set a password, in place of any earlier one.

    Raises `not_found` for a name that nobody has, `conflict` for a deactivated account.
    """
    user = await tx.users.by_username(username_key(username))
    if user is None:
        raise not_found(f"person: {username}")
    if user.deactivated_at is not None:
        raise conflict(f"The account of {user.username} is deactivated.")
    await tx.audit.insert(tx.new_id(), tx.now, None, "password.offerReset", user.id)
    return Provided(user, await issue_reset_code(tx, user.id))
