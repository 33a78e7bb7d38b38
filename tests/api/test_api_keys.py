"""API keys at both doors of a server: a bot, and the end of a key. See `permissions.keys`, too."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import pytest
import websockets
from tests.api.socket.conftest import Town, found_a_town
from tests.support.servers import fill, serve
from tests.support.sockets import RawClient, connected
from tests.support.wire import Answer, ask
from websockets.exceptions import ConnectionClosed


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    folder = tmp_path_factory.mktemp("keys") / "data"
    made = asyncio.run(fill(folder, found_a_town))
    with serve(folder) as server:
        made.server = server
        yield made
        assert server.stop() == 0
        assert "Traceback" not in server.log.read_text(encoding="utf-8")


async def call(town: Town, line: str, token: str, **body: Any) -> Answer:
    sent = json.dumps(body).encode() if body else None
    return await ask(town.server, line.replace(" /", " /api/v1/", 1), token=token, body=sent)


async def key_of(town: Town, who: str, *scopes: str) -> tuple[str, str]:
    """A new key of somebody, and its id."""
    made = (await call(town, "POST /api-keys", f"{who}-token", name="robot", scopes=list(scopes))).json
    return made["key"], made["apiKey"]["id"]


async def test_a_bot_reads_and_writes_over_both_doors(town: Town) -> None:
    key, _ = await key_of(town, "alice", "read", "messages:write")
    hall = town.rooms["Hall"]
    said = await call(town, f"POST /rooms/{hall}/messages", key, content="from a bot")
    assert said.json["message"]["authorName"] == "Alice"
    async with connected(town.server.socket_url, key) as (bot, greeting):
        assert f"room:{hall}" in greeting["subs"]
        await call(town, f"POST /rooms/{hall}/messages", "bob-token", content="hello, bot")
        heard = await bot.event("message.created")
        assert heard["data"]["message"]["content"] == "hello, bot"
        answered = await bot.rpc("message.send", roomId=hall, content="hello, bob")
        assert answered["rpc"]["data"]["message"]["content"] == "hello, bob"
        refused = await bot.rpc("room.create", name="Mine")
        assert (refused["error"]["code"], "rooms:write" in refused["error"]["message"]) == (103, True)
        listed = await bot.rpc("presence.list")
        names = [one["userName"] for one in listed["rpc"]["data"]["items"]]
        assert "Alice" not in names, "her robot is no sign of her"


async def test_without_the_scope_to_read_nothing_is_heard(town: Town) -> None:
    key, _ = await key_of(town, "alice", "messages:write")
    async with websockets.connect(town.server.socket_url, ping_interval=None) as socket:
        reply = await RawClient(socket).ask(connect={"token": key})
        assert (reply["error"]["code"], "read" in reply["error"]["message"]) == (103, True)


async def test_a_revoked_key_is_cut_off_at_once(town: Town) -> None:
    key, key_id = await key_of(town, "alice", "read")
    async with connected(town.server.socket_url, key) as (bot, _):
        assert (await call(town, f"DELETE /api-keys/{key_id}", "alice-token")).status == 200
        async with asyncio.timeout(5):
            with pytest.raises(ConnectionClosed) as closed:
                await bot.event("nothing is called so")
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 3500
    assert (await call(town, "GET /users/me", key)).status == 401


async def test_a_key_in_a_cookie_is_nothing(town: Town) -> None:
    key, _ = await key_of(town, "alice", "read")
    port = town.server.port
    line = "GET /api/v1/users/me"
    by_cookie = await ask(town.server, line, cookie=f"collabd-{port}={key}")
    assert by_cookie.status == 401
    session = await ask(town.server, line, cookie=f"collabd-{port}=alice-token")
    assert session.status == 200
