"""The registry: every command and query once, for both doors.

An `Operation` is reachable over HTTP at its method and path and, if it has a name, over the WebSocket as that
RPC method. Both decode the same Struct and start the same action, so that neither can drift; the OpenAPI
document and the TypeScript types come from here, too.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar, cast

import msgspec

from collabd.actions.commands import Verb, perform
from collabd.actions.context import Actor, Snapshot, Transaction
from collabd.api.services import Caller, Services
from collabd.domain.api_keys import Scope
from collabd.domain.errors import CollabError, forbidden
from collabd.domain.records import Command, Query
from collabd.store.base import Outcome

Request = TypeVar("Request", bound=msgspec.Struct)
Asked = TypeVar("Asked", bound=Command)
Result = TypeVar("Result")

Start = Callable[[Services, Caller, Any], Awaitable[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unscoped:
    """One command or query before it is said which API keys may use it; see `Operation`."""

    method: str
    path: str
    request: type[msgspec.Struct]
    result: type[msgspec.Struct]
    start: Start
    rpc: str | None = None
    anonymous: bool = False
    status: int = 200
    verb: Verb[Any, Any] | None = None
    """What a command carries out in the store, where that is all there is to it."""

    @property
    def name(self) -> str:
        """What it is called: its RPC method, or its method and path where it has none."""
        return self.rpc or f"{self.method} {self.path}"

    @property
    def path_fields(self) -> list[str]:
        """The names of the path's parameters, as in the request's JSON."""
        return [part[1:-1] for part in self.path.split("/") if part.startswith("{")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation(Unscoped):
    """One command or query. `start` begins it; a command has taken its place in the queue when it returns.

    `scope` is what an API key needs for it; None: no key may do it, only who is signed in.
    """

    scope: Scope | None

    def permit(self, caller: Caller) -> Caller:
        """The caller as this may see them; raises `forbidden` for a key without the scope."""
        if caller.actor is None:
            return caller
        try:
            require_scope(caller.actor, self.scope)
        except CollabError:
            if self.anonymous:
                return replace(caller, actor=None)
            raise
        return caller


def require_scope(actor: Actor, scope: Scope | None) -> None:
    """Raise `forbidden` for an API key without the scope; for None, for every key."""
    if actor.scopes is None or scope in actor.scopes:
        return
    if scope is None:
        raise forbidden("An API key may not do this. Sign in for it.")
    raise forbidden(f"This API key may not do this: it lacks the scope {scope}.")


def scoped(scope: Scope | None, operations: Iterable[Unscoped]) -> list[Operation]:
    """These for API keys: whoever may read may ask their queries; their commands take this scope."""
    return [with_scope("read" if issubclass(one.request, Query) else scope, one) for one in operations]


def people_only(operations: Iterable[Unscoped]) -> list[Operation]:
    """These for nobody who is not signed in themselves: no API key may use them."""
    return [with_scope(None, one) for one in operations]


def with_scope(scope: Scope | None, one: Unscoped) -> Operation:
    """The operation with what an API key needs for it."""
    return Operation(**{each.name: getattr(one, each.name) for each in fields(one)}, scope=scope)


def command(
    rpc: str,
    http: str,
    request: type[Asked],
    result: type[msgspec.Struct],
    action: Callable[[Transaction, Actor, Asked], Awaitable[Result]],
    answer: Callable[[Transaction, Actor, Asked, Outcome], Awaitable[Result]],
    *,
    named: bool = True,
) -> Unscoped:
    """A command: `http` is like "POST /rooms"; `action` does it, `answer` answers a repeat.

    With `named=False` it has no RPC twin.
    """
    verb = Verb(rpc, action, answer)

    def start(services: Services, caller: Caller, asked: Asked) -> Awaitable[Result]:
        return services.store.submit(perform, verb, caller.require(), asked)

    method, path = http.split()
    return Unscoped(
        method=method,
        path=path,
        request=request,
        result=result,
        start=start,
        rpc=rpc if named else None,
        verb=verb,
    )


def query(
    rpc: str,
    http: str,
    request: type[Request],
    result: type[msgspec.Struct],
    action: Callable[[Snapshot, Actor, Request], Awaitable[Result]],
    *,
    slow: bool = False,
) -> Unscoped:
    """A query: `action` answers it from one snapshot; a `slow` one keeps no quick look-up waiting."""

    def start(services: Services, caller: Caller, asked: Request) -> Awaitable[Result]:
        read = services.store.search if slow else services.store.read
        return read(action, caller.require(), asked)

    method, path = http.split()
    return Unscoped(method=method, path=path, request=request, result=result, start=start, rpc=rpc)


def call(
    http: str,
    request: type[Request],
    result: type[msgspec.Struct],
    run: Callable[[Services, Caller, Request], Awaitable[Any]],
    *,
    rpc: str | None = None,
    anonymous: bool = False,
) -> Unscoped:
    """Something that needs more than one transaction: `run` gets the services and the caller."""
    method, path = http.split()
    return Unscoped(
        method=method,
        path=path,
        request=request,
        result=result,
        start=cast(Start, run),
        rpc=rpc,
        anonymous=anonymous,
    )
