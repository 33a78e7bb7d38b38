"""API keys. HTTP only, and only for who is signed in: no key makes or ends keys."""

from __future__ import annotations

from msgspec.structs import replace

from collabd.actions import api_keys
from collabd.api.auth import new_key, token_hash
from collabd.api.registry import call, command
from collabd.api.services import Caller, Services
from collabd.domain.api_keys import ApiKeyList, CreateApiKey, CreatedApiKey, ListApiKeys, RevokeApiKey
from collabd.domain.records import Done


async def create_key(services: Services, caller: Caller, asked: CreateApiKey) -> CreatedApiKey:
    """Make a key, and show it this once."""
    actor, key = caller.require(), new_key()
    made = await services.store.write(api_keys.create_key, actor, asked, token_hash(key))
    return replace(made, key=key)


async def list_keys(services: Services, caller: Caller, query: ListApiKeys) -> ApiKeyList:
    """One's own keys."""
    return await services.store.read(api_keys.list_keys, caller.require(), query)


OPERATIONS = [
    call("GET /api-keys", ListApiKeys, ApiKeyList, list_keys),
    call("POST /api-keys", CreateApiKey, CreatedApiKey, create_key),
    command(
        "apiKey.revoke",
        "DELETE /api-keys/{keyId}",
        RevokeApiKey,
        Done,
        api_keys.revoke_key,
        api_keys.answer_revoke,
        named=False,
    ),
]
