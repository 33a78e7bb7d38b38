"""What tests of accounts stand on: accounts without hashing, sessions, refusals, what was published."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pytest

from collabd.actions.accounts import Account
from collabd.actions.context import Actor, Transaction
from collabd.actions.sessions import NewSession
from collabd.api.auth import token_hash
from collabd.domain.effects import Appended, Effect
from collabd.domain.errors import Code, CollabError
from collabd.domain.usernames import identify

PASSWORD = "correct horse battery"
DAYS = 30


def account(name: str, *, email: str | None = None, password_hash: str = "hash of it") -> Account:
    """A new account that has not been stored yet."""
    return Account(identify(name, email or f"{name}@example.org", None), password_hash)


def session(token: str, *, replaces: Actor | None = None) -> NewSession:
    """A session that has not been opened yet."""
    return NewSession(token_hash(token), "Firefox on Linux", "192.0.2.7", DAYS, replaces)


async def deactivate(tx: Transaction, user_id: str) -> None:
    """What an Admin will be able to do one day."""
    await tx.users.rows.run("UPDATE users SET deactivated_at = $2 WHERE id = $1", user_id, tx.now)


@contextmanager
def refused(code: Code, *, field: str | None = None) -> Iterator[pytest.ExceptionInfo[CollabError]]:
    """The block is refused with this code, at this field."""
    with pytest.raises(CollabError) as caught:
        yield caught
    assert (caught.value.code, caught.value.field) == (code, field)


def published(effects: Sequence[Effect], stream: str) -> list[dict[str, Any]]:
    """The events of a stream that were handed over."""
    return [
        json.loads(effect.body)
        for effect in effects
        if isinstance(effect, Appended) and effect.position.stream == stream
    ]
