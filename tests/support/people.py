"""Named people with sessions: alice (an Admin), bob, mallory, ... made through the store, without hashing."""

from __future__ import annotations

from dataclasses import dataclass

from collabd.actions.context import Actor, Transaction
from collabd.api.auth import token_hash
from collabd.domain.times import rfc3339
from collabd.domain.usernames import username_key
from collabd.domain.users import User
from collabd.store.base import Store

YEAR = 365 * 24 * 3600 * 1000


@dataclass(frozen=True)
class Person:
    """A person who is signed in."""

    user: User
    actor: Actor
    token: str

    @property
    def id(self) -> str:
        return self.user.id


async def arrive(tx: Transaction, name: str, groups: tuple[str, ...]) -> Person:
    """A new account with a session; its token is `<name>-token`."""
    now = rfc3339(tx.now)
    user = User(
        id=tx.new_id(),
        username=name,
        display_name=name.capitalize(),
        email=f"{name}@example.org",
        groups=[],
        created_at=now,
        updated_at=now,
    )
    await tx.users.insert(user, username_key(name), user.email, "no password", tx.now)
    for group in ("users", *groups):
        await tx.users.join_group(group, user.id)
    token, session_id = f"{name}-token", tx.new_id()
    await tx.sessions.insert(
        session_id, user.id, token_hash(token), "tests", "127.0.0.1", tx.now, tx.now + YEAR
    )
    found = await tx.users.require(user.id)
    return Person(found, Actor(user.id, user.display_name, session_id), token)


async def person(store: Store, name: str, *groups: str) -> Person:
    """A named person, in Users and in the given groups (by id: "admins", "moderators")."""
    return await store.write(arrive, name, groups)
