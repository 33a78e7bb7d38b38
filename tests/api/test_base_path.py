"""Below a path of a host that others share, behind a proxy; against the guard alone and a real server."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.support.accounts import PASSWORD, account
from tests.support.asgi import Told, ask
from tests.support.browsers import data, sign_in
from tests.support.people import person
from tests.support.proxies import served_behind_a_proxy
from tests.support.servers import ServerProcess, fill
from tests.support.sockets import connected

from collabd.actions.operator import provide_account
from collabd.api.base_path import origin_of
from collabd.api.guard import Guard
from collabd.api.passwords import hash_password
from collabd.api.requests import cookie_name
from collabd.store.sqlite.store import SqliteStore

HOST = "example.org"
BELOW = f"https://{HOST}/chat"


class Room:
    """An application that answers with the path that it was asked for."""

    def __init__(self) -> None:
        self.cookie = ""

    async def __call__(self, scope: dict[str, Any], _: Any, send: Any) -> None:
        self.cookie = cookie_name(scope)
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": scope["path"].encode()})


async def through(path: str, *addresses: str, room: Room | None = None, **parts: Any) -> Told:
    parts = {"host": HOST, **parts}
    return await ask(Guard(room or Room(), addresses or [BELOW]), f"GET {path}", **parts)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/chat", "/"),
        ("/chat/", "/"),
        ("/chat/rooms/x", "/rooms/x"),
        ("/chat/api/v1/setup", "/api/v1/setup"),
        ("/chat/chat", "/chat"),
        ("/chat//x", "//x"),
    ],
)
async def test_inside_nobody_sees_the_path(path: str, expected: str) -> None:
    told = await through(path)
    assert (told.status, told.body.decode()) == (200, expected)


@pytest.mark.parametrize("kind", ["http", "websocket"])
@pytest.mark.parametrize(
    "path", ["/", "/rooms/x", "/chatter", "/chat.html", "/CHAT/", "/api/v1/setup", "/x/chat/"]
)
async def test_a_path_that_is_not_below_is_refused_with_a_reason(path: str, kind: str) -> None:
    assert (await through("/chat/", kind=kind)).body == b"/"
    told = await through(path, kind=kind)
    assert told.status == 404
    assert told.json["error"]["code"] == "not_found"
    assert "begins with /chat/" in told.json["error"]["message"]
    assert "proxy" in told.json["error"]["message"]


async def test_without_a_path_all_is_as_it_was() -> None:
    told = await through("/chat/rooms", f"https://{HOST}")
    assert (told.status, told.body) == (200, b"/chat/rooms")


async def test_origin_and_host_are_those_of_the_address_without_its_path() -> None:
    assert (await through("/chat/", origin=f"https://{HOST}")).status == 200
    assert (await through("/chat/", origin=BELOW)).status == 403
    assert (await through("/chat/", origin="https://evil.example")).status == 403
    assert (await through("/chat/", host="evil.example")).status == 400


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://example.org/chat", "https://example.org"),
        ("https://example.org:443/chat", "https://example.org"),
        ("http://example.org:80", "http://example.org"),
        ("http://example.org:443", "http://example.org:443"),
        ("http://[fd00::443]:8000/a/b", "http://[fd00::443]:8000"),
    ],
)
def test_the_origin_is_what_a_browser_calls_it(url: str, origin: str) -> None:
    assert origin_of(url) == origin


@pytest.mark.parametrize(
    ("address", "path", "host", "expected"),
    [
        ("https://example.org", "/", "example.org", "__Host-collabd"),
        ("https://example.org/chat", "/chat/", "example.org", "__Host-collabd+chat"),
        ("https://example.org/a/b-c", "/a/b-c/", "example.org", "__Host-collabd+a+b-c"),
        ("http://example.org/chat", "/chat/", "example.org", "collabd-80+chat"),
        ("http://example.org:8000/chat", "/chat/", "example.org:8000", "collabd-8000+chat"),
    ],
)
async def test_two_servers_on_one_host_have_different_cookies(
    address: str, path: str, host: str, expected: str
) -> None:
    room = Room()
    assert (await through(path, address, host=host, room=room)).status == 200
    assert room.cookie == expected


async def test_where_http_and_https_have_one_host_a_trusted_proxy_says_which_it_was() -> None:
    both = ["http://example.org", "https://example.org"]
    for trusted, proto, expected in [
        (["127.0.0.1"], "https", "__Host-collabd"),
        (["127.0.0.1"], "http", "collabd-80"),
        ([], "https", "collabd-80"),
    ]:
        room = Room()
        guard = Guard(room, both, trusted)
        assert (await ask(guard, "GET /", host=HOST, x_forwarded_proto=proto)).status == 200
        assert room.cookie == expected


async def story(store: SqliteStore) -> None:
    """Alice is signed in; dan has a password."""
    await person(store, "alice", "admins")
    made = account("dan", password_hash=hash_password(PASSWORD))
    await store.write(provide_account, made, admin=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("below") / "data"
    asyncio.run(fill(made, story))
    return made


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[ServerProcess]:
    """Below /chat of a proxy."""
    few = {"COLLABD_THROTTLE_SIGN_IN_PER_ADDRESS": "3"}
    with served_behind_a_proxy(folder, "/chat", environ=few) as running:
        yield running


def client(server: ServerProcess, **headers: str) -> httpx.AsyncClient:
    """Someone who calls the proxy."""
    return httpx.AsyncClient(base_url=server.address, headers=headers, timeout=20)


async def test_the_page_and_all_that_it_names_is_below_the_path(server: ServerProcess) -> None:
    async with client(server) as page:
        for path in ("", "/", "/rooms/019fd5b2", "/setup/x"):
            told = await page.get(path)
            assert told.status_code == 200
            assert told.headers["content-type"].startswith("text/html")
        assert 'name="base-path" content="/chat"' in told.text
        named = [part.split('"')[0] for mark in ('src="', 'href="') for part in told.text.split(mark)[1:]]
        assert len(named) >= 3
        for address in named:
            assert address.startswith("/chat/")
            file = await page.get(httpx.URL(server.address).join(address))
            assert file.status_code == 200
            assert not file.headers["content-type"].startswith("text/html"), address


async def test_people_talk_over_both_doors(server: ServerProcess) -> None:
    async with (
        connected(server.socket_url, "alice-token") as (alice, hello),
        client(server, authorization="Bearer alice-token") as door,
    ):
        assert hello["data"]["user"]["username"] == "alice"
        data(await door.post("/api/v1/rooms", json={"name": "Hall", "kind": "public"}))
        event = await alice.event("room.listed")
        assert event["data"]["room"]["name"] == "Hall"


async def test_a_cookie_comes_and_goes(server: ServerProcess) -> None:
    origin = f"http://localhost:{server.port}"
    async with client(server, origin=origin) as page:
        page.base_url = httpx.URL(f"{server.address}/api/v1")
        told = await sign_in(page, "dan")
        assert data(told)["user"]["username"] == "dan"
        assert told.headers["set-cookie"].startswith(f"collabd-{server.port}+chat=")
        assert (await page.get("/users/me")).status_code == 200
        data(await page.post("/auth/sign-out"))
        assert (await page.get("/users/me")).status_code == 401


async def test_behind_the_proxy_everybody_is_counted_apart(server: ServerProcess) -> None:
    """The proxy adds the address that it was called from; what was there before is a claim."""

    async def fails(address: str, claim: str) -> int:
        transport = httpx.AsyncHTTPTransport(local_address=address)
        base = f"http://127.0.0.1:{server.port}/chat/api/v1"
        headers = {"x-forwarded-for": claim}
        async with httpx.AsyncClient(
            base_url=base, transport=transport, headers=headers, timeout=20
        ) as guess:
            told = await sign_in(guess, "nobody", "not the password", session="token")
            return told.status_code

    codes = [await fails("127.0.0.7", f"203.0.113.{n}") for n in range(5)]
    assert codes == [401, 401, 401, 429, 429], "claims change nothing"
    assert await fails("127.0.0.8", "127.0.0.7") == 401, "and harm nobody else"


async def test_a_proxy_that_takes_the_path_away_is_told(server: ServerProcess, tmp_path: Path) -> None:
    async with client(server) as page:
        assert (await page.get("/api/v1/setup")).status_code == 200
    with served_behind_a_proxy(tmp_path / "data", "/chat", takes_away="/chat") as astray:
        async with client(astray) as page:
            told = await page.get("/api/v1/setup")
    assert told.status_code == 404
    assert "must pass that on" in told.json()["error"]["message"]
