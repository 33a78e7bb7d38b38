"""Sign-up and sign-in over HTTP, against a real server process."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from tests.support.accounts import PASSWORD, account, deactivate
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

from collabd.actions.operator import provide_account
from collabd.api.passwords import hash_password
from collabd.store.sqlite.store import SqliteStore

GENEROUS = {f"COLLABD_THROTTLE_{name}": "10000" for name in ("SIGN_IN_PER_ADDRESS", "SIGN_UP_PER_ADDRESS")}


async def story(store: SqliteStore) -> None:
    """Alice has no password; Frank and Freda have the same one, but Freda is deactivated."""
    await person(store, "alice", "admins")
    hashed = hash_password(PASSWORD)
    await store.write(provide_account, account("frank", password_hash=hashed), admin=False)
    freda = await store.write(provide_account, account("freda", password_hash=hashed), admin=False)
    await store.write(deactivate, freda.user.id)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    folder = tmp_path_factory.mktemp("accounts") / "data"
    asyncio.run(fill(folder, story))
    with serve(folder, environ=GENEROUS) as running:
        yield running
        assert running.stop() == 0
        assert "Traceback" not in running.log.read_text(encoding="utf-8")


async def test_a_browser_signs_up_and_keeps_a_cookie(server: ServerProcess) -> None:
    async with browser(server) as page:
        response = await sign_up(page, "bob", displayName="Bob Björk")
        signed_in = data(response)
        assert signed_in["token"] is None
        assert signed_in["user"]["displayName"] == "Bob Björk"
        assert signed_in["user"]["groups"] == ["Users"]
        cookie = response.headers["set-cookie"]
        name, _, flags = cookie.partition("=")
        assert name == f"collabd-{server.port}"
        assert flags.partition("; ")[2] == "Path=/; Max-Age=34560000; HttpOnly; SameSite=Lax"
        assert response.headers["cache-control"] == "no-store"
        assert data(await page.get("/users/me")) == signed_in["user"]


async def test_a_program_gets_a_token_and_no_cookie(server: ServerProcess) -> None:
    async with program(server) as sdk:
        response = await sign_up(sdk, "robot", session="token")
        token = data(response)["token"]
        assert "set-cookie" not in response.headers
        assert not await is_signed_in(sdk)
    assert await token_works(server, token)
    assert not await token_works(server, token + "x")


async def test_a_cookie_is_only_given_to_a_page_of_ours(server: ServerProcess) -> None:
    async with browser(server) as page:
        assert (await sign_up(page, "origin")).status_code == 200
    async with program(server) as sdk:
        for response in (await sign_up(sdk, "without"), await sign_in(sdk, "origin")):
            assert refusal(response) == (400, "invalid", "session")
            assert "token" in response.json()["error"]["message"]
            assert "set-cookie" not in response.headers
        sdk.headers["origin"] = "https://evil.example"
        foreign = await sign_in(sdk, "origin", session="token")
        assert refusal(foreign) == (403, "forbidden", None)


async def test_signing_in_with_name_or_address_and_out_again(server: ServerProcess) -> None:
    async with browser(server) as page:
        await sign_up(page, "dora")
        first = dict(page.cookies)
        assert data(await page.post("/auth/sign-out")) is not None
        assert dict(page.cookies) == {}
        assert not await is_signed_in(page)
        page.cookies.update(first)
        assert not await is_signed_in(page)
        for login in ("dora", "DORA", "dora@example.org", "Dora@Example.org"):
            page.cookies.clear()
            assert data(await sign_in(page, login))["user"]["username"] == "dora"
            assert await is_signed_in(page)
        page.cookies.clear()
        assert (await page.post("/auth/sign-out")).status_code == 200


async def test_every_wrong_way_in_gets_the_same_answer(server: ServerProcess) -> None:
    async with browser(server) as page:
        assert data(await sign_in(page, "frank"))["user"]["username"] == "frank"
        page.cookies.clear()
        answers = {
            "wrong password": await sign_in(page, "frank", "wrong password"),
            "unknown name": await sign_in(page, "nobody"),
            "unknown address": await sign_in(page, "nobody@example.org"),
            "no password yet": await sign_in(page, "alice"),
            "what is stored for no password": await sign_in(page, "alice", "no password"),
            "deactivated": await sign_in(page, "freda"),
            "one sign too many": await sign_in(page, "frank", PASSWORD + "\0"),
        }
        assert {refusal(answer) for answer in answers.values()} == {(401, "unauthenticated", None)}
        assert len({answer.json()["error"]["message"] for answer in answers.values()}) == 1
        assert not await is_signed_in(page)


@pytest.mark.parametrize(
    ("fields", "answer"),
    [
        ({"username": "Al1ce"}, (409, "conflict", "username")),
        ({"email": "ALICE@example.org"}, (409, "conflict", "email")),
        ({"password": "too short"}, (400, "invalid", "password")),
        ({"password": "x" * 1025}, (400, "invalid", "password")),
        ({"email": "grace-hopper@example.org", "password": "grace-hopper"}, (400, "invalid", "password")),
        ({"username": "two words"}, (400, "invalid", "username")),
        ({"username": "everyone"}, (400, "invalid", "username")),
        ({"email": "nowhere"}, (400, "invalid", "email")),
        ({"email": "a\x00@example.org"}, (400, "invalid", "email")),
        ({"displayName": "a\u202eb"}, (400, "invalid", "displayName")),
        ({"invite": "made-up"}, (403, "forbidden", None)),
        ({"session": "both"}, (400, "invalid", "session")),
        ({"admin": "true"}, (400, "invalid", "admin")),
    ],
)
async def test_what_sign_up_refuses(
    server: ServerProcess, fields: dict[str, str], answer: tuple[int, str, str | None]
) -> None:
    async with program(server) as sdk:
        asked = {"session": "token", **fields}
        assert refusal(await sign_up(sdk, "grace-hopper", **asked)) == answer
        assert not await is_signed_in(sdk)


async def test_what_sign_up_refuses_is_otherwise_right(server: ServerProcess) -> None:
    async with program(server) as sdk:
        long = "x" * 1024
        assert data(await sign_up(sdk, "heidi", session="token", password=long))["token"]
        assert await token_of(server, "heidi", long)
