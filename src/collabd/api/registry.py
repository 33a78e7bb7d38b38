"""The registry: every command and query once, for both doors.

An `Operation` is reachable over HTTP at its method and path and, if it has a name, over the WebSocket as that
RPC method. Both decode the same Struct and start the same action, so that neither can drift; the OpenAPI
document and the TypeScript types come from here, too.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeVar, cast

import msgspec

from collabd.actions.commands import Verb, perform
from collabd.actions.context import Actor, Snapshot, Transaction
from collabd.api.services import Caller, Services
from collabd.domain.records import Command
from collabd.store.base import Outcome

Request = TypeVar("Request", bound=msgspec.Struct)
Asked = TypeVar("Asked", bound=Command)
Result = TypeVar("Result")

Start = Callable[[Services, Caller, Any], Awaitable[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One command or query. `start` begins it; a command has taken its place in the queue when it returns."""

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


def command(
    rpc: str,
    http: str,
    request: type[Asked],
    result: type[msgspec.Struct],
    action: Callable[[Transaction, Actor, Asked], Awaitable[Result]],
    answer: Callable[[Transaction, Actor, Asked, Outcome], Awaitable[Result]],
    *,
    named: bool = True,
) -> Operation:
    """A command: `http` is like "POST /rooms"; `action` does it, `answer` answers a repeat.

    With `named=False` it has no RPC twin.
    """
    verb = Verb(rpc, action, answer)

    def start(services: Services, caller: Caller, asked: Asked) -> Awaitable[Result]:
        return services.store.submit(perform, verb, caller.require(), asked)

    method, path = http.split()
    return Operation(
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
) -> Operation:
    """A query: `action` answers it from one snapshot; a `slow` one keeps no quick look-up waiting."""

    def start(services: Services, caller: Caller, asked: Request) -> Awaitable[Result]:
        read = services.store.search if slow else services.store.read
        return read(action, caller.require(), asked)

    method, path = http.split()
    return Operation(method=method, path=path, request=request, result=result, start=start, rpc=rpc)


def call(
    http: str,
    request: type[Request],
    result: type[msgspec.Struct],
    run: Callable[[Services, Caller, Request], Awaitable[Any]],
    *,
    rpc: str | None = None,
    anonymous: bool = False,
) -> Operation:
    """Something that needs more than one transaction: `run` gets the services and the caller."""
    method, path = http.split()
    return Operation(
        method=method,
        path=path,
        request=request,
        result=result,
        start=cast(Start, run),
        rpc=rpc,
        anonymous=anonymous,
    )
