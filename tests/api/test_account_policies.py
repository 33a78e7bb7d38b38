"""Who gets in: set-up, the policy for signing up, invites, throttling; against real server processes."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.support.accounts import PASSWORD, account
from tests.support.browsers import browser, data, program, refusal, sign_in, sign_up
from tests.support.people import person
from tests.support.servers import ServerProcess, fill, serve
from tests.support.sockets import connected

from collabd.actions.operator import provide_account
from collabd.api.passwords import hash_password
from collabd.store.sqlite.store import SqliteStore

ELSEWHERE = "127.0.0.2"
"""Another address of this machine, as another household's."""


async def story(store: SqliteStore) -> None:
    """Alice is an Admin, bob is not; dan has a password."""
    await person(store, "alice", "admins")
    await person(store, "bob")
    hashed = hash_password(PASSWORD)
    await store.write(provide_account, account("dan", password_hash=hashed), admin=False)


@contextmanager
def served(folder: Path, **settings: str) -> Iterator[ServerProcess]:
    """A server over a folder of alice, bob and dan, with settings like accounts_sign_up="closed"."""
    asyncio.run(fill(folder, story))
    environ = {f"COLLABD_{name.upper()}": value for name, value in settings.items()}
    with serve(folder, environ=environ) as running:
        yield running
        assert "Traceback" not in running.log.read_text(encoding="utf-8")


def throttled(response: httpx.Response) -> bool:
    """Whether the request was throttled; then it says for how long, in both places."""
    if response.status_code != 429:
        return False
    error = response.json()["error"]
    assert error["code"] == "rate_limited"
    assert response.headers["retry-after"] == str(error["details"]["retryAfter"])
    assert 1 <= error["details"]["retryAfter"] <= 900
    return True


@pytest.fixture(scope="module")
def strict(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    """A server that lets people try little."""
    folder = tmp_path_factory.mktemp("strict") / "data"
    with served(
        folder,
        throttle_sign_in_per_account="4",
        throttle_sign_in_per_address="1000",
        throttle_sign_up_per_address="3",
        throttle_setup_per_address="3",
        accounts_sign_up="open",
    ) as running:
        yield running


async def test_the_printed_code_makes_the_first_admin_once(tmp_path: Path) -> None:
    asked = {"username": "alice", "email": "alice@example.org", "password": PASSWORD}
    with serve(tmp_path / "data") as server:
        assert server.process.stdout is not None
        link = server.process.stdout.readline().split()[-1]
        assert link.startswith(f"{server.address}/setup/")
        code = link.rpartition("/")[2]
        async with browser(server) as page:
            state = data(await page.get("/setup"))
            policy = {"name": "collabd", "signUp": "open", "passwordMinLength": 10}
            assert state == {"needed": True, **policy, "signedIn": False}
            assert data(await page.get("/setup/wrong")) == {"valid": False}
            assert data(await page.get(f"/setup/{code}")) == {"valid": True}
            wrong = await page.post("/setup", json={"code": "wrong", **asked})
            assert refusal(wrong) == (403, "forbidden", None)
            short = await page.post("/setup", json={"code": code, **asked, "password": "short"})
            assert refusal(short) == (400, "invalid", "password")
            user = data(await page.post("/setup", json={"code": code, **asked}))["user"]
            assert user["groups"] == ["Admins", "Users"]
            assert data(await page.get("/users/me")) == user
            assert data(await page.get("/setup")) == {"needed": False, **policy, "signedIn": True}
            assert data(await page.get(f"/setup/{code}")) == {"valid": False}
            assert data(await page.get("/invites")) == {"items": []}
        async with program(server) as sdk:
            mallory = {**asked, "username": "mallory", "email": "m@example.org", "session": "token"}
            again = await sdk.post("/setup", json={"code": code, **mallory})
            assert refusal(again) == (409, "conflict", None)
            assert data(await sign_in(sdk, "alice", session="token"))["token"]
        assert server.stop() == 0


async def test_asking_about_set_up_links_is_bounded_as_trying_them_is(strict: ServerProcess) -> None:
    async with program(strict, address="127.0.0.77") as sdk:
        for _ in range(3):
            assert data(await sdk.get("/setup/guess")) == {"valid": False}
        assert refusal(await sdk.get("/setup/guess"))[0] == 429
        account = {"username": "eve", "email": "eve@example.org", "password": PASSWORD}
        tried = {"code": "guess", "session": "token", **account}
        assert refusal(await sdk.post("/setup", json=tried))[0] == 429


async def test_others_see_at_once_who_has_come(strict: ServerProcess) -> None:
    async with connected(strict.socket_url, "alice-token") as (alice, _):
        async with program(strict, address="127.0.0.9") as sdk:
            user = data(await sign_up(sdk, "erin", session="token"))["user"]
        created = (await alice.event("user.created"))["data"]
    assert created["user"]["id"] == created["actorId"] == user["id"]
    assert "email" not in created["user"]


def test_by_invite_only(tmp_path: Path) -> None:
    with served(tmp_path / "data", accounts_sign_up="invite") as server:
        asyncio.run(invited(server))


async def invited(server: ServerProcess) -> None:
    async with (
        program(server, token="alice-token") as alice,
        program(server, token="bob-token") as bob,
        program(server) as nobody,
    ):
        made = data(await alice.post("/invites", json={"maxUses": 1}))
        code: str = made["code"]
        assert data(await nobody.get(f"/invites/{code}")) == {"valid": True, "room": None}
        without = await sign_up(nobody, "carol", session="token")
        assert refusal(without) == (403, "forbidden", None)
        wrong = await sign_up(nobody, "carol", session="token", invite="wrong")
        assert refusal(wrong) == (403, "forbidden", None)
        data(await sign_up(nobody, "carol", session="token", invite=code))
        used = await sign_up(nobody, "erin", session="token", invite=code)
        assert used.json()["error"] == wrong.json()["error"]
        assert data(await nobody.get(f"/invites/{code}")) == {"valid": False, "room": None}
        assert [item["uses"] for item in data(await alice.get("/invites"))["items"]] == [1]
        await revoked(alice, nobody)
        await only_admins(bob, nobody, made["invite"]["id"])


async def revoked(alice: httpx.AsyncClient, nobody: httpx.AsyncClient) -> None:
    made = data(await alice.post("/invites", json={"maxUses": 5, "validDays": 1}))
    assert data(await nobody.get(f"/invites/{made['code']}")) == {"valid": True, "room": None}
    data(await alice.delete(f"/invites/{made['invite']['id']}"))
    assert data(await nobody.get(f"/invites/{made['code']}")) == {"valid": False, "room": None}
    for fields, field in (({"maxUses": 0}, "maxUses"), ({"validDays": 366}, "validDays")):
        assert refusal(await alice.post("/invites", json=fields)) == (400, "invalid", field)


async def only_admins(bob: httpx.AsyncClient, nobody: httpx.AsyncClient, invite_id: str) -> None:
    for client, answer in ((bob, (403, "forbidden")), (nobody, (401, "unauthenticated"))):
        assert refusal(await client.get("/invites"))[:2] == answer
        assert refusal(await client.post("/invites", json={}))[:2] == answer
        assert refusal(await client.delete(f"/invites/{invite_id}"))[:2] == answer


def test_closed(tmp_path: Path) -> None:
    with served(tmp_path / "data", accounts_sign_up="closed") as server:
        asyncio.run(nobody_signs_up(server))


async def nobody_signs_up(server: ServerProcess) -> None:
    async with program(server) as nobody, program(server, token="alice-token") as alice:
        assert data(await nobody.get("/setup"))["signUp"] == "closed"
        data(await sign_in(nobody, "dan", session="token"))
        assert refusal(await sign_up(nobody, "carol", session="token")) == (403, "forbidden", None)
        assert refusal(await alice.post("/invites", json={})) == (409, "conflict", None)
        assert data(await nobody.get("/invites/anything")) == {"valid": False, "room": None}


async def test_guessing_is_throttled_and_the_owner_gets_in(strict: ServerProcess) -> None:
    async with program(strict) as mallory, program(strict, address=ELSEWHERE) as owner:
        data(await sign_in(mallory, "dan", session="token"))
        for login in ("dan", "nobody"):
            tries = [await sign_in(mallory, login, "a wrong guess", session="token") for _ in range(4)]
            assert {response.status_code for response in tries} == {401}
            assert throttled(await sign_in(mallory, login, "a wrong guess", session="token"))
            assert throttled(await sign_in(mallory, login, session="token"))
        assert data(await sign_in(owner, "dan", session="token"))["token"]
        assert throttled(await sign_in(mallory, "dan", session="token"))


async def test_signing_up_is_throttled_by_address(strict: ServerProcess) -> None:
    async with program(strict, address="127.0.0.3") as sdk, program(strict, address="127.0.0.4") as other:
        data(await sign_up(sdk, "gina", session="token"))
        for taken in ("gina", "g1na"):
            assert refusal(await sign_up(sdk, taken, session="token"))[1] == "conflict"
        assert throttled(await sign_up(sdk, "hugo", session="token"))
        data(await sign_up(other, "hugo", session="token"))


async def test_an_invited_class_comes_in_from_one_address(strict: ServerProcess) -> None:
    async with program(strict, token="alice-token") as alice:
        code = data(await alice.post("/invites", json={"maxUses": 4}))["code"]
    async with program(strict, address="127.0.0.7") as sdk:
        for name in ("pupil-a", "pupil-b", "pupil-c", "pupil-d"):
            data(await sign_up(sdk, name, session="token", invite=code))
        for _ in range(3):
            refused = await sign_up(sdk, "pupil-e", session="token", invite=code)
            assert refusal(refused) == (403, "forbidden", None)
        assert throttled(await sign_up(sdk, "pupil-e", session="token"))


async def test_codes_are_throttled_together(strict: ServerProcess) -> None:
    reset = {"code": "wrong", "password": PASSWORD}
    setup = {"code": "wrong", "username": "ida", "email": "i@example.org", "password": PASSWORD}
    setup["session"] = "token"
    async with program(strict, address="127.0.0.5") as sdk, program(strict, token="alice-token") as alice:
        code = data(await alice.post("/invites", json={}))["code"]
        for _ in range(5):
            assert data(await sdk.get(f"/invites/{code}"))["valid"]
        assert data(await sdk.get("/invites/wrong")) == {"valid": False, "room": None}
        assert refusal(await sdk.post("/auth/password-reset/confirm", json=reset))[1] == "forbidden"
        assert refusal(await sdk.post("/setup", json=setup))[1] == "conflict"
        assert throttled(await sdk.get(f"/invites/{code}"))
        assert throttled(await sdk.post("/auth/password-reset/confirm", json=reset))
        assert throttled(await sdk.post("/setup", json=setup))


async def test_the_present_password_cannot_be_guessed_by_a_stolen_session(strict: ServerProcess) -> None:
    async with program(strict, address="127.0.0.6") as sdk:
        stolen = data(await sign_up(sdk, "kate", session="token"))["token"]
        own = data(await sign_in(sdk, "kate", session="token"))["token"]
    wrong: dict[str, Any] = {"currentPassword": "wrong", "newPassword": "brand new secret"}
    async with program(strict, token=stolen) as thief, program(strict, token=own) as owner:
        for _ in range(4):
            assert refusal(await thief.put("/users/me/password", json=wrong))[2] == "currentPassword"
        move = {"email": "kate@example.net", "password": PASSWORD}
        assert throttled(await thief.put("/users/me/email", json=move))
        right = {**wrong, "currentPassword": PASSWORD}
        assert throttled(await thief.put("/users/me/password", json=right))
        back = {"currentPassword": wrong["newPassword"], "newPassword": PASSWORD}
        for change in (right, back):
            data(await owner.put("/users/me/password", json=change))


async def test_asking_who_has_an_address_is_bounded(strict: ServerProcess) -> None:
    async with program(strict, address="127.0.0.8") as sdk:
        token = data(await sign_up(sdk, "liam", session="token"))["token"]
    async with program(strict, token=token) as curious:
        taken = {"email": "bob@example.org", "password": PASSWORD}
        for _ in range(4):
            assert refusal(await curious.put("/users/me/email", json=taken)) == (409, "conflict", "email")
        assert throttled(await curious.put("/users/me/email", json=taken))


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


async def test_behind_a_proxy_that_ends_tls_the_cookie_is_secure(tmp_path: Path) -> None:
    public, port = "https://chat.example.org", free_port()
    with serve(tmp_path / "data", port=port, environ={"COLLABD_SERVER_PUBLIC_URLS": public}):
        passed_on = {"host": "chat.example.org", "origin": public}
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}/api/v1", headers=passed_on) as page:
            response = await sign_up(page, "alice")
            user = data(response)["user"]
            name, _, flags = response.headers["set-cookie"].partition("=")
            token = flags.partition(";")[0]
            assert name == "__Host-collabd"
            assert flags.endswith("; HttpOnly; SameSite=Lax; Secure")
            page.cookies.clear()
            carried = {"cookie": f"{name}={token}"}
            assert data(await page.get("/users/me", headers=carried)) == user
            assert (await page.get("/users/me", headers={"cookie": f"collabd={token}"})).status_code == 401
            del page.headers["origin"]
            assert refusal(await page.post("/auth/sign-out", headers=carried)) == (403, "forbidden", None)
