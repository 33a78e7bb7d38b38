"""A suspension over both doors, against a real server: sockets, sign-in, and the address in the audit log."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import websockets
from tests.support.browsers import data, program, refusal, sign_in, sign_up, token_works
from tests.support.people import person
from tests.support.servers import ServerProcess, fill, serve
from tests.support.sockets import connected

from collabd.store.sqlite.store import SqliteStore


async def story(store: SqliteStore) -> None:
    await person(store, "ada", "admins")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    folder = tmp_path_factory.mktemp("suspensions") / "data"
    asyncio.run(fill(folder, story))
    with serve(folder) as running:
        yield running


async def test_whoever_is_suspended_is_out_at_once_and_told_until_when(server: ServerProcess) -> None:
    until = (datetime.now(UTC) + timedelta(hours=2)).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    async with program(server) as nobody, program(server, token="ada-token") as ada:
        signed_up = data(await sign_up(nobody, "grumpy", session="token"))
        user_id, token = signed_up["user"]["id"], signed_up["token"]
        async with connected(server.socket_url, token) as (socket, _):
            suspended = await ada.put(f"/users/{user_id}/suspension", json={"until": until, "reason": "x"})
            assert data(suspended)["suspension"]["until"] == until
            with pytest.raises(websockets.ConnectionClosed) as closed:
                await socket.event("nothing is called so")
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 3500
        assert not await token_works(server, token)
        refused = await sign_in(nobody, "grumpy", session="token")
        assert refusal(refused) == (403, "forbidden", None)
        assert refused.json()["error"]["details"] == {"until": until}
        wrong = await sign_in(nobody, "grumpy", "not the password", session="token")
        assert refusal(wrong)[0] == 401, "only whoever knows the password hears of it"

        async with connected(server.socket_url, "ada-token") as (socket, _):
            await socket.rpc("user.unsuspend", userId=user_id)
        assert (await sign_in(nobody, "grumpy", session="token")).status_code == 200
        entries = data(await ada.get("/admin/audit"))["items"]
        assert [(entry["action"], entry["ip"]) for entry in entries[:2]] == [
            ("user.unsuspend", "127.0.0.1"),
            ("user.suspend", "127.0.0.1"),
        ]
