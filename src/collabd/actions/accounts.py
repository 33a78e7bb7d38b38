"""What making an account always involves, whoever brought it about."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from collabd.actions.context import Snapshot, Transaction
from collabd.domain.errors import CollabError, conflict
from collabd.domain.events import UserCreated
from collabd.domain.records import Position
from collabd.domain.streams import DIRECTORY
from collabd.domain.times import rfc3339
from collabd.domain.usernames import Identity, email_key, username_key
from collabd.domain.users import User
from collabd.store.base import Cause

NO_PASSWORD = ""
"""What is stored for an account that has no password yet: nothing can match it."""

NO_USERNAME = ""
"""The key of no user name: nobody has it."""


class Account(Struct, frozen=True):
    """A new account, ready to be stored: who it is, and the hash of its password."""

    identity: Identity
    password_hash: str = NO_PASSWORD
    command_id: str | None = None


class Created(Struct, frozen=True):
    """The new account, and the event that tells everybody."""

    user: User
    position: Position


async def require_free(view: Snapshot, identity: Identity) -> None:
    """Raise `conflict` if someone has this user name, one that looks like it, or this e-mail address."""
    name_taken, email_taken = await view.users.taken(
        username_key(identity.username), email_key(identity.email)
    )
    if name_taken:
        raise conflict(
            "This user name is taken, or looks too much like another one. Choose another.", field="username"
        )
    if email_taken:
        raise email_conflict()


async def require_email_free(view: Snapshot, email: str) -> None:
    """Raise `conflict` if someone has this e-mail address: in the words of signing up."""
    if (await view.users.taken(NO_USERNAME, email_key(email)))[1]:
        raise email_conflict()


def email_conflict() -> CollabError:
    """The one answer about an e-mail address that is taken."""
    return conflict("There is an account with this e-mail address already.", field="email")


async def create_account(
    tx: Transaction, account: Account, groups: Sequence[str] = (), *, by_themselves: bool
) -> Created:
    """Store an account in the groups (by id; Users is always one of them) and tell everybody.

    `by_themselves` says whether the person is the actor; nobody is if the command line made the account.
    Raises `conflict` if a name is taken.
    """
    identity = account.identity
    await require_free(tx, identity)
    user_id, now = tx.new_id(), rfc3339(tx.now)
    user = User(
        id=user_id,
        username=identity.username,
        display_name=identity.display_name,
        email=identity.email,
        groups=[],
        created_at=now,
        updated_at=now,
    )
    keys = username_key(identity.username), email_key(identity.email)
    await tx.users.insert(user, *keys, account.password_hash, tx.now)
    for group_id in dict.fromkeys(("users", *groups)):
        await tx.users.join_group(group_id, user_id)
    user = await tx.users.require(user_id)
    tx.cause = Cause(user_id if by_themselves else None, account.command_id, None)
    position = await tx.append(DIRECTORY, UserCreated(user=user.public()), record_id=user_id)
    return Created(user, position)
