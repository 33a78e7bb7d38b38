"""Sessions and passwords over HTTP, and what their end does to sockets, against a real server process."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import websockets
from tests.support.accounts import PASSWORD
from tests.support.browsers import (
    browser,
    data,
    is_signed_in,
    program,
    refusal,
    sign_in,
    sign_up,
    token_of,
    token_works,
)
from tests.support.people import person
from tests.support.servers import ServerProcess, fill, serve
from tests.support.sockets import RawClient, connected

from collabd.actions.passwords import issue_reset_code
from collabd.store.base import Transaction
from collabd.store.sqlite.store import SqliteStore

NEW_PASSWORD = "a different one altogether"
GENEROUS = {
    f"COLLABD_THROTTLE_{name}": "10000"
    for name in ("SIGN_IN_PER_ADDRESS", "SIGN_UP_PER_ADDRESS", "SETUP_PER_ADDRESS")
}


async def story(store: SqliteStore) -> str:
    """Carol has been given a code for a password; the session of `expired` has run out."""
    carol = await person(store, "carol")
    expired = await person(store, "expired")
    await store.write(expire, expired.actor.session_id)
    return await store.write(issue_reset_code, carol.id)


async def expire(tx: Transaction, session_id: str) -> None:
    await tx.sessions.touch(session_id, "127.0.0.1", tx.now, tx.now)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sessions") / "data"


@pytest.fixture(scope="module")
def carols_code(folder: Path) -> str:
    return asyncio.run(fill(folder, story))


@pytest.fixture(scope="module")
def server(folder: Path, carols_code: str) -> Iterator[ServerProcess]:
    with serve(folder, environ=GENEROUS) as running:
        yield running
        assert running.stop() == 0
        assert "Traceback" not in running.log.read_text(encoding="utf-8")


async def new_person(server: ServerProcess, name: str) -> str:
    """The token of a person who has just signed up."""
    async with program(server) as sdk:
        return str(data(await sign_up(sdk, name, session="token"))["token"])


async def sessions_of(server: ServerProcess, token: str) -> list[dict[str, Any]]:
    async with program(server, token=token) as sdk:
        items: list[dict[str, Any]] = data(await sdk.get("/auth/sessions"))["items"]
        return items


async def close_code(client: RawClient) -> int:
    """With what code the server closes the socket, within a second."""
    async with asyncio.timeout(1):
        with pytest.raises(websockets.ConnectionClosed) as closed:
            await client.event("nothing is called so")
    assert closed.value.rcvd is not None
    return closed.value.rcvd.code


async def test_a_session_that_has_run_out_is_none(server: ServerProcess) -> None:
    assert await token_works(server, "carol-token")
    assert not await token_works(server, "expired-token")
    async with websockets.connect(server.socket_url) as socket:
        with pytest.raises(websockets.ConnectionClosed) as closed:
            await RawClient(socket).ask(connect={"token": "expired-token"})
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 3500


async def test_ending_a_session_refuses_its_token_and_closes_its_socket(server: ServerProcess) -> None:
    first = await new_person(server, "ada")
    second = await token_of(server, "ada")
    newest, oldest = await sessions_of(server, second)
    assert (newest["current"], oldest["current"]) == (True, False)
    async with (
        connected(server.socket_url, first) as (ending, _),
        connected(server.socket_url, second) as (staying, _),
        program(server, token=second) as sdk,
    ):
        data(await sdk.delete(f"/auth/sessions/{oldest['id']}"))
        assert await close_code(ending) == 3500
        event = (await staying.event("session.ended"))["data"]
        assert event["sessionId"] == oldest["id"]
        assert (await staying.rpc("user.me"))["rpc"]["data"]["username"] == "ada"
    assert not await token_works(server, first)
    assert await token_works(server, second)


async def test_other_peoples_sessions_are_out_of_reach(server: ServerProcess) -> None:
    mine, theirs = await new_person(server, "barbara"), await new_person(server, "mallory")
    session_id = (await sessions_of(server, mine))[0]["id"]
    async with program(server, token=theirs) as sdk:
        refused = await sdk.delete(f"/auth/sessions/{session_id}")
        assert refusal(refused) == (404, "not_found", None)
        unknown = await sdk.delete("/auth/sessions/01a00000-0000-7000-8000-000000000000")
        assert refused.json()["error"] == unknown.json()["error"]
        assert refusal(await sdk.delete("/auth/sessions/1"))[:2] == (400, "invalid")
    assert await token_works(server, mine)
    async with program(server) as nobody:
        for request in (nobody.get("/auth/sessions"), nobody.delete("/auth/sessions")):
            assert refusal(await request) == (401, "unauthenticated", None)


async def test_ending_all_others(server: ServerProcess) -> None:
    tokens = [await new_person(server, "cecilia"), await token_of(server, "cecilia")]
    mine = await token_of(server, "cecilia")
    async with (
        connected(server.socket_url, tokens[0]) as (first, _),
        connected(server.socket_url, tokens[1]) as (second, _),
        program(server, token=mine) as sdk,
    ):
        assert data(await sdk.delete("/auth/sessions"))["position"]["stream"].startswith("user:")
        assert [await close_code(first), await close_code(second)] == [3500, 3500]
    assert [await token_works(server, token) for token in (*tokens, mine)] == [False, False, True]


async def test_a_repeated_command_is_carried_out_once(server: ServerProcess) -> None:
    await new_person(server, "dorothy")
    mine = await token_of(server, "dorothy")
    key = {"Idempotency-Key": "01a00000-0000-7000-8000-000000000001"}
    async with program(server, token=mine) as sdk:
        first = data(await sdk.delete("/auth/sessions", headers=key))
        later = await token_of(server, "dorothy")
        assert data(await sdk.delete("/auth/sessions", headers=key)) == first
    assert await token_works(server, later)


async def test_a_browser_has_one_session_at_a_time(server: ServerProcess) -> None:
    async with browser(server) as page:
        data(await sign_up(page, "edith"))
        first = dict(page.cookies)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in first.items())}
        origin = websockets.Origin(page.headers["origin"])
        async with websockets.connect(
            server.socket_url.replace("localhost", "127.0.0.1"), origin=origin, additional_headers=headers
        ) as socket:
            client = RawClient(socket)
            greeting = await client.ask(connect={})
            assert greeting["connect"]["data"]["user"]["username"] == "edith"
            data(await sign_in(page, "edith"))
            assert await close_code(client) == 3500
        assert len(data(await page.get("/auth/sessions"))["items"]) == 1
        page.cookies.clear()
        page.cookies.update(first)
        assert not await is_signed_in(page)


async def test_ending_the_session_that_asks_takes_its_cookie_away(server: ServerProcess) -> None:
    async with browser(server) as page:
        data(await sign_up(page, "fumiko"))
        (session,) = data(await page.get("/auth/sessions"))["items"]
        data(await page.delete(f"/auth/sessions/{session['id']}"))
        assert dict(page.cookies) == {}


async def test_changing_the_password_ends_the_other_sessions(server: ServerProcess) -> None:
    other, mine = await new_person(server, "greta"), await token_of(server, "greta")
    asked = {"currentPassword": PASSWORD, "newPassword": NEW_PASSWORD}
    async with (
        connected(server.socket_url, other) as (socket, _),
        program(server, token=mine) as sdk,
    ):
        for fields, answer in (
            ({"currentPassword": "wrong password"}, (400, "invalid", "currentPassword")),
            ({"newPassword": "too short"}, (400, "invalid", "newPassword")),
            ({"newPassword": "Greta@Example.org"}, (400, "invalid", "newPassword")),
        ):
            assert refusal(await sdk.put("/users/me/password", json={**asked, **fields})) == answer
        assert await token_works(server, other)
        data(await sdk.put("/users/me/password", json=asked))
        assert await close_code(socket) == 3500
        assert await is_signed_in(sdk)
        assert refusal(await sign_in(sdk, "greta", session="token"))[:2] == (401, "unauthenticated")
    assert not await token_works(server, other)
    assert await token_of(server, "greta", NEW_PASSWORD)
    async with program(server) as nobody:
        assert refusal(await nobody.put("/users/me/password", json=asked))[0] == 401


async def test_changing_the_address_takes_the_password(server: ServerProcess) -> None:
    mine = await new_person(server, "henrik")
    await new_person(server, "henrike")
    asked = {"email": " Henning@Example.org ", "password": PASSWORD}
    async with program(server, token=mine) as sdk:
        for fields, answer in (
            ({"password": "wrong password"}, (400, "invalid", "password")),
            ({"email": "no address"}, (400, "invalid", "email")),
            ({"email": "henrike@example.org"}, (409, "conflict", "email")),
            ({"email": "henrike@example.org", "password": "wrong"}, (400, "invalid", "password")),
            ({"email": "at@home", "password": "AT@home"}, (400, "invalid", "email")),
        ):
            assert refusal(await sdk.put("/users/me/email", json={**asked, **fields})) == answer
        assert data(await sdk.get("/users/me"))["email"] == "henrik@example.org"
        changed = data(await sdk.put("/users/me/email", json=asked))
        assert changed["user"]["email"] == "Henning@Example.org"
        assert data(await sign_in(sdk, "henning@example.org", session="token"))["token"]
        assert refusal(await sign_in(sdk, "henrik@example.org", session="token"))[0] == 401
    async with program(server) as nobody:
        assert refusal(await nobody.put("/users/me/email", json=asked))[0] == 401


async def test_a_one_time_link_sets_a_password_once(server: ServerProcess, carols_code: str) -> None:
    async with (
        connected(server.socket_url, "carol-token") as (socket, _),
        program(server) as sdk,
    ):
        path = "/auth/password-reset/confirm"
        wrong = await sdk.post(path, json={"code": "wrong", "password": PASSWORD})
        assert refusal(wrong) == (403, "forbidden", None)
        short = await sdk.post(path, json={"code": carols_code, "password": "short"})
        assert refusal(short) == (400, "invalid", "password")
        right = await sdk.post(path, json={"code": carols_code, "password": PASSWORD})
        assert data(right) == {"position": None}
        assert await close_code(socket) == 3500
        again = await sdk.post(path, json={"code": carols_code, "password": NEW_PASSWORD})
        assert again.json()["error"] == wrong.json()["error"]
    assert not await token_works(server, "carol-token")
    assert await token_of(server, "carol")
