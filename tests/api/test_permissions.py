"""Who may do what: every route and every RPC method x every kind of caller x state of the object.

The table is data, in `permissions.rows`, one file per noun; its source is records.md, "Who may do what". The
real application is asked, over both doors, and each attempt finds the same state: what is allowed is undone.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable

import pytest
from litestar.handlers import ASGIRouteHandler, HTTPRouteHandler, WebsocketRouteHandler
from tests.api.permissions.doors import OPERATION
from tests.api.permissions.keys import PEOPLE_ONLY, SCOPE_OF, STRANGERS_TOO, answers_to_keys
from tests.api.permissions.rows import ROWS
from tests.api.permissions.table import Row
from tests.api.permissions.town import Town, built
from tests.support.stores import lightly

from collabd.api.app import handlers
from collabd.api.services import Services
from collabd.api.trust import Trust
from collabd.api.web import WebApp

DOORS = {
    "/connection/websocket": "the door of all RPC methods",
    "/connection/sse": "the same without a WebSocket",
    "/connection/http_stream": "the same without a WebSocket",
    "/emulation": "the same without a WebSocket",
}
"""Routes whose rights are those of what is asked through them."""


@pytest.fixture(scope="module")
def anyio_backend() -> tuple[str, dict[str, bool]]:
    return ("asyncio", {"debug": False})


@pytest.fixture(scope="module")
async def town(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Town]:
    with lightly():
        async with built(tmp_path_factory.mktemp("permissions")) as made:
            yield made


def doors_of(row: Row) -> list[str]:
    """The doors through which a row's operation can be reached."""
    operation = OPERATION.get(row.operation)
    return ["http", "rpc"] if operation is not None and operation.rpc else ["http"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
async def test_who_may(town: Town, row: Row) -> None:
    mismatches = [
        f"{who} in the {where} place, over {door}: {answered} instead of {expected[who]}"
        for where, expected in row.rights.answers().items()
        for door in doors_of(row)
        for who, answered in (await answers(town, row, where, door)).items()
        if answered != expected[who]
    ]
    assert mismatches == []


async def answers(town: Town, row: Row, where: str, door: str) -> dict[str, str]:
    """What a row's request is answered with, by caller."""
    callers = row.rights.answers()[where]
    asks = town.places[where].resolve(row.asks)
    told = [town.doors[door].answer(town.tokens[who], row.operation, asks) for who in callers]
    return dict(zip(callers, await asyncio.gather(*told), strict=True))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
async def test_what_a_key_may(town: Town, row: Row) -> None:
    """In one place: that a key lacks the scope comes before any place."""
    answered = row.rights.answers()["public"]
    expected = answers_to_keys(row, answered["member"], answered["anonymous"])
    asks = town.places["public"].resolve(row.asks)
    for door in doors_of(row):
        told = [town.doors[door].answer(town.keys[key], row.operation, asks) for key in expected]
        assert dict(zip(expected, await asyncio.gather(*told), strict=True)) == expected, f"over {door}"


def test_every_operation_says_what_it_takes_of_a_key() -> None:
    scopes = {**SCOPE_OF, **dict.fromkeys(PEOPLE_ONLY | STRANGERS_TOO, None)}
    of_operations = {name: scope for name, scope in scopes.items() if "/api/v1/" not in name}
    assert {name: one.scope for name, one in OPERATION.items()} == of_operations
    assert {name for name, one in OPERATION.items() if one.anonymous} == STRANGERS_TOO


def test_how_much_that_is(figures: Callable[[str], None]) -> None:
    cells = sum(len(line) * len(doors_of(row)) for row in ROWS for line in row.rights.answers().values())
    figures(f"the permission table: {len(ROWS)} rows, {cells} cells")
    assert cells > 4_000


def test_no_row_is_there_twice() -> None:
    names = [row.name for row in ROWS]
    assert len(set(names)) == len(names)


async def test_every_route_and_every_method_has_a_row(town: Town) -> None:
    """Whatever the application takes: operations of the registry, and all that is beside them."""
    assert routes(town.services) == {row.operation for row in ROWS}


def routes(services: Services) -> set[str]:
    """What can be asked for, called as in the table."""
    found = set(OPERATION)
    lines = {f"{one.method} /api/v1{one.path}" for one in OPERATION.values()}
    for handler in handlers(services, WebApp({}), Trust(name="", https=False, ca=b"")):
        for path in sorted(handler.paths):
            if isinstance(handler, HTTPRouteHandler):
                told = re.sub(r":\w+}", "}", path)
                methods = {str(method) for method in handler.http_methods} - {"HEAD", "OPTIONS"}
                found |= {f"{method} {told}" for method in methods} - lines
            else:
                assert isinstance(handler, ASGIRouteHandler | WebsocketRouteHandler)
                assert path in DOORS, f"{path} is neither in the table nor a door"
    return found
