"""What the application answers beside its operations: refusals in one shape, its own description."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from contextlib import closing

import httpx
import pytest
from tests.support.browsers import data, program, refusal
from tests.support.people import person
from tests.support.servers import ServerProcess, fill, serve

from collabd.api.app import BODY_BYTES
from collabd.api.auth import cookie_token
from collabd.api.http import OPERATIONS
from collabd.domain.ids import new_id
from collabd.store.sqlite.store import SqliteStore

NOW = 1_795_000_000_000


async def story(store: SqliteStore) -> None:
    await person(store, "alice")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    folder = tmp_path_factory.mktemp("app") / "data"
    asyncio.run(fill(folder, story))
    with serve(folder) as running:
        yield running
        assert running.stop() == 0
        assert "Traceback" not in running.log.read_text(encoding="utf-8")


@pytest.fixture
async def alice(server: ServerProcess) -> httpx.AsyncClient:
    return program(server, token="alice-token")


async def test_the_description_is_where_the_api_is(server: ServerProcess) -> None:
    async with program(server) as anybody:
        response = await anybody.get("/openapi.json")
    assert response.headers["content-type"] == "application/json"
    described = data(response)
    assert described["openapi"] == "3.1.0"
    for operation in OPERATIONS:
        assert operation.method.lower() in described["paths"][f"/api/v1{operation.path}"]


@pytest.mark.parametrize("path", ["/api/v1/nothing", "/assets/nothing.js"])
async def test_an_address_where_nothing_is(alice: httpx.AsyncClient, path: str) -> None:
    async with alice:
        response = await alice.get(str(alice.base_url.copy_with(path=path)))
    assert refusal(response) == (404, "not_found", None)
    assert response.json()["requestId"] == response.headers["x-request-id"]


async def test_a_body_over_the_limit(alice: httpx.AsyncClient) -> None:
    async with alice:
        blanks = BODY_BYTES - len('{"name": "Hall"}')
        assert data(await alice.post("/rooms", content='{"name": "Hall"}' + " " * blanks))["room"]
        response = await alice.post("/rooms", content='{"name": "Hall"}' + " " * (blanks + 1))
    assert refusal(response) == (413, "too_large", None)
    assert response.json()["error"]["details"] == {"limit": BODY_BYTES}


async def test_a_request_that_breaks_off_is_no_fault_of_the_server(server: ServerProcess) -> None:
    """The log is looked at when the server has stopped."""
    head = [
        "POST /api/v1/rooms HTTP/1.1",
        f"host: localhost:{server.port}",
        "authorization: Bearer alice-token",
        "content-length: 100",
    ]
    with closing(socket.create_connection(("localhost", server.port))) as stream:
        stream.sendall("\r\n".join([*head, "", '{"name": ']).encode())
    async with program(server, token="alice-token") as alice:
        assert data(await alice.get("/users/me"))["username"] == "alice"


async def test_the_key_in_the_header_is_the_command_id(alice: httpx.AsyncClient) -> None:
    key, other = new_id(NOW), new_id(NOW)
    async with alice:
        made = [
            data(await alice.post("/rooms", json={"name": "Attic"}, headers={"idempotency-key": key}))
            for _ in range(2)
        ]
        assert made[0] == made[1]
        both = {"name": "Attic", "commandId": key}
        assert data(await alice.post("/rooms", json=both, headers={"idempotency-key": key})) == made[0]
        differ = await alice.post("/rooms", json=both, headers={"idempotency-key": other})
    assert refusal(differ) == (400, "invalid", "commandId")


@pytest.mark.parametrize(
    "neighbour", ["theme=dark", 'a={"b": 1}', "a=b c", "a[0]=1", "ä=1", "nonsense", "=", ""]
)
def test_the_cookies_of_neighbours_hide_ours_from_nobody(neighbour: str) -> None:
    assert cookie_token(f"{neighbour}; collabd-8000=secret", "collabd-8000") == "secret"
    assert cookie_token(f"collabd-8000=secret; {neighbour}", "collabd-8000") == "secret"
    assert cookie_token(f"{neighbour}; collabd-8001=secret", "collabd-8000") is None
