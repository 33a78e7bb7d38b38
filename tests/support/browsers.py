"""HTTP clients of a running server: a page of ours in a browser, and a program."""

from __future__ import annotations

from typing import Any

import httpx
from tests.support.accounts import PASSWORD
from tests.support.servers import ServerProcess


def browser(server: ServerProcess, *, address: str = "127.0.0.1") -> httpx.AsyncClient:
    """Keeps cookies and names its Origin; `address` is where it calls from (any of 127.0.0.0/8)."""
    client = program(server, address=address)
    client.headers["origin"] = f"http://127.0.0.1:{server.port}"
    return client


def program(
    server: ServerProcess, *, token: str | None = None, address: str = "127.0.0.1"
) -> httpx.AsyncClient:
    """Names no Origin; carries a token if it has one."""
    return httpx.AsyncClient(
        base_url=f"http://127.0.0.1:{server.port}/api/v1",
        headers={} if token is None else {"authorization": f"Bearer {token}"},
        transport=httpx.AsyncHTTPTransport(local_address=address),
        timeout=20,
    )


def refusal(response: httpx.Response) -> tuple[int, str, str | None]:
    """Status, code and field of a refused request."""
    error: dict[str, Any] = response.json()["error"]
    assert error["message"]
    return response.status_code, error["code"], error.get("field")


def data(response: httpx.Response) -> dict[str, Any]:
    """The result of a request that went well."""
    assert response.status_code == 200, response.text
    result: dict[str, Any] = response.json()
    return result


async def sign_up(client: httpx.AsyncClient, name: str, **more: str) -> httpx.Response:
    """Make an account with everything right, but for what `more` says."""
    fields = {"username": name, "email": f"{name}@example.org", "password": PASSWORD, **more}
    return await client.post("/auth/sign-up", json=fields)


async def sign_in(
    client: httpx.AsyncClient, login: str, password: str = PASSWORD, **more: str
) -> httpx.Response:
    """Sign in with the password of `sign_up`."""
    return await client.post("/auth/sign-in", json={"login": login, "password": password, **more})


async def token_of(server: ServerProcess, login: str, password: str = PASSWORD) -> str:
    """The token of a fresh session."""
    async with program(server) as sdk:
        return str(data(await sign_in(sdk, login, password, session="token"))["token"])


async def is_signed_in(client: httpx.AsyncClient) -> bool:
    """Whether what the client carries is a running session."""
    response = await client.get("/users/me")
    assert response.status_code in {200, 401}
    return response.status_code == 200


async def token_works(server: ServerProcess, token: str) -> bool:
    """Whether a token is that of a running session."""
    async with program(server, token=token) as sdk:
        return await is_signed_in(sdk)
