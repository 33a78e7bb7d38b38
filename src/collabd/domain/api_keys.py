"""API keys: by them programs act as a person, as far as the key's scopes go."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias, get_args

from msgspec import Meta

from collabd.domain.ids import Id
from collabd.domain.records import Command, Query, Record
from collabd.domain.times import Timestamp

Scope: TypeAlias = Literal["read", "messages:write", "rooms:write", "profile:write"]
"""`read`: all that the person may see, and the WebSocket. `messages:write`: post, edit, delete, react, pin,
type, upload. `rooms:write`: make, change and delete rooms, join, leave, members. `profile:write`: what is
one's own: status, presence, read markers, bookmarks, followed threads, drafts, wishes about rooms."""
SCOPES: tuple[Scope, ...] = get_args(Scope)
PREFIX = "collabd_"
"""What every key begins with, so that it is known for one wherever it turns up."""

KeyName: TypeAlias = Annotated[str, Meta(min_length=1, max_length=80)]


class ApiKey(Record, frozen=True, kw_only=True):
    """A key as its owner sees it; the key itself is shown once, when it is made."""

    id: str
    name: str
    scopes: list[Scope]
    created_at: Timestamp
    last_used_at: Timestamp | None
    expires_at: Timestamp | None


class CreateApiKey(Command, frozen=True, kw_only=True):
    """Make a key that acts as me. It mints a secret, so a repeat makes another."""

    name: KeyName
    scopes: Annotated[list[Scope], Meta(min_length=1, max_length=len(SCOPES))]
    valid_days: Annotated[int, Meta(ge=1, le=3650)] | None = None


class CreatedApiKey(Record, frozen=True, kw_only=True):
    """The new key, shown this once."""

    api_key: ApiKey
    key: str


class ListApiKeys(Query, frozen=True, kw_only=True):
    """My own keys."""


class ApiKeyList(Record, frozen=True, kw_only=True):
    """One's own keys, newest first."""

    items: list[ApiKey]


class RevokeApiKey(Command, frozen=True, kw_only=True):
    """Make one of my keys useless from now on; its sockets close."""

    key_id: Id
