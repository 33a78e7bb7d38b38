"""API keys: make, list, revoke. A key acts as its person; it can make no keys and change no account."""

from __future__ import annotations

from collabd.actions.context import Actor, Snapshot, Transaction
from collabd.actions.notifications import notify_of_office
from collabd.actions.sessions import DAY
from collabd.domain.api_keys import (
    SCOPES,
    ApiKeyList,
    CreateApiKey,
    CreatedApiKey,
    ListApiKeys,
    RevokeApiKey,
)
from collabd.domain.effects import SessionClosed
from collabd.domain.errors import conflict, invalid, not_found
from collabd.domain.events import ApiKeyCreated, ApiKeyRevoked
from collabd.domain.records import Done, Position
from collabd.domain.streams import user_stream
from collabd.domain.texts import one_line
from collabd.store.base import Cause, Outcome

MOST_KEYS = 50
"""Keys of one person: what can still be looked through."""


async def create_key(tx: Transaction, actor: Actor, command: CreateApiKey, key_hash: bytes) -> CreatedApiKey:
    """Store a key of the actor's by its hash; the caller adds the key itself to what is answered.

    Raises `invalid` for a name that says nothing, `conflict` when there are too many.
    """
    tx.cause = Cause(actor.user_id, None, None)
    name = one_line(command.name, "name", "name")
    if not name:
        raise invalid("A key needs a name, so that you know it again.", field="name")
    if len(await tx.api_keys.of_user(actor.user_id)) >= MOST_KEYS:
        raise conflict(f"You have {MOST_KEYS} keys already. Revoke some of them first.")
    expires_at = None if command.valid_days is None else tx.now + command.valid_days * DAY
    scopes = [scope for scope in SCOPES if scope in command.scopes]
    made = await tx.api_keys.insert(tx.new_id(), actor.user_id, name, key_hash, scopes, tx.now, expires_at)
    await tx.append(user_stream(actor.user_id), ApiKeyCreated(api_key=made), record_id=made.id)
    await tx.audit.insert(tx.new_id(), tx.now, actor.user_id, "apiKey.create", made.id)
    return CreatedApiKey(api_key=made, key="")


async def list_keys(view: Snapshot, actor: Actor, query: ListApiKeys) -> ApiKeyList:
    """One's own keys, newest first."""
    return ApiKeyList(items=await view.api_keys.of_user(actor.user_id))


async def revoke_key(tx: Transaction, actor: Actor, command: RevokeApiKey) -> Done:
    """End one of one's own keys; another person's is `not_found`, as one that does not exist."""
    if not await tx.api_keys.belongs(command.key_id, actor.user_id):
        raise not_found("API key")
    await tx.audit.insert(tx.new_id(), tx.now, actor.user_id, "apiKey.revoke", command.key_id)
    return Done(position=await end(tx, actor.user_id, command.key_id))


async def answer_revoke(tx: Transaction, actor: Actor, command: RevokeApiKey, outcome: Outcome) -> Done:
    """The answer to a repeat."""
    return Done(position=outcome.position)


async def end_expired_keys(tx: Transaction, limit: int) -> int:
    """End at most `limit` keys that have run out; how many there were."""
    expired = await tx.api_keys.expired(tx.now, limit)
    for key_id, user_id, name in expired:
        await end(tx, user_id, key_id)
        await notify_of_office(tx, user_id, "keyExpired", name)
    return len(expired)


async def end_keys(tx: Transaction, user_id: str) -> None:
    """End all of a person's keys."""
    for key in await tx.api_keys.of_user(user_id):
        await end(tx, user_id, key.id)


async def cut_off_all(tx: Transaction, user_id: str) -> None:
    """Close the sockets of a person's keys, which open none for as long as the person is suspended."""
    for key in await tx.api_keys.of_user(user_id):
        tx.effects.append(SessionClosed(key.id))


async def end(tx: Transaction, user_id: str, key_id: str) -> Position:
    """End a key, close its sockets, and tell the person's devices."""
    position = await tx.append(user_stream(user_id), ApiKeyRevoked(key_id=key_id), record_id=key_id)
    await tx.api_keys.delete(key_id)
    tx.effects.append(SessionClosed(key_id))
    return position
