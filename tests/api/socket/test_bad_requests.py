"""HTTP and handshakes that no client should send, against a real server; see test_bad_input."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
import websockets
from tests.api.socket.bad_commands import filled
from tests.api.socket.bad_requests import HTTP, V1
from tests.api.socket.conftest import Town, Witnesses
from tests.support.wire import ask, exchange, request


@pytest.mark.parametrize(("line", "parts", "status", "code"), HTTP.values(), ids=HTTP.keys())
async def test_a_refused_request(
    town: Town, witnesses: Witnesses, line: str, parts: dict[str, Any], status: int, code: str
) -> None:
    right = await ask(town.server, f"GET {V1}/users/me", token="mallory-token")
    assert (right.status, right.json["username"]) == (200, "mallory")
    method, target = line.split(" ")
    target = filled(town, {"line": target})["line"]
    answer = await ask(town.server, f"{method} {target}", **{"token": "mallory-token", **parts})
    assert answer.status == status, answer
    assert answer.headers["content-type"] == "application/json"
    if code:
        assert answer.code == code
        assert answer.json["error"]["message"]
        assert answer.json["requestId"] == answer.headers["x-request-id"]
    await witnesses.still_talk()


async def test_a_body_that_never_ends_is_no_fault(town: Town, witnesses: Witnesses) -> None:
    """Its sender hangs up in the middle of it."""
    for line in (f"POST {V1}/rooms", f"POST {V1}/auth/sign-in", "POST /nowhere"):
        _, writer = await asyncio.open_connection("localhost", town.server.port)
        whole = request(town.server, line, token="mallory-token", body=b'{"name":"' + b"x" * 50_000 + b'"}')
        writer.write(whole[:-20_000])
        await writer.drain()
        writer.close()
        await writer.wait_closed()
        await witnesses.still_talk()


RAW: dict[str, tuple[bytes, int]] = {
    "no HTTP": (b"hello\r\n\r\n", 400),
    "no Host": (b"GET / HTTP/1.1\r\n\r\n", 400),
    "two Hosts": (b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n", 400),
    "an old HTTP without a Host": (b"GET / HTTP/1.0\r\n\r\n", 400),
    "a newer HTTP": (b"GET / HTTP/3.0\r\nHost: localhost\r\n\r\n", 505),
    "a length that is none": (
        b"POST /api/v1/rooms HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n",
        400,
    ),
    "two lengths": (
        b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx",
        400,
    ),
    "a chunk that is none": (
        b"POST /api/v1/auth/sign-in HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
        400,
    ),
    "a header without end": (b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 20_000, 431),
}


@pytest.mark.parametrize(("sent", "status"), RAW.values(), ids=RAW.keys())
async def test_bytes_that_are_no_request(town: Town, witnesses: Witnesses, sent: bytes, status: int) -> None:
    sent = sent.replace(b"Host: localhost\r\n", f"Host: localhost:{town.server.port}\r\n".encode())
    answer = await exchange(town.server, sent)
    assert answer.status == status
    await witnesses.still_talk()


HANDSHAKES: dict[str, tuple[dict[str, str], str, int]] = {
    "a foreign Origin": ({"Origin": "http://evil.example"}, "", 403),
    "a foreign Host": ({"host": "evil.example"}, "", 400),
    "another dialect": ({"Sec_WebSocket_Protocol": "centrifuge-protobuf"}, "", 400),
    "another dialect by its address": ({}, "?cf_protocol=protobuf", 400),
    "another version": ({"Sec_WebSocket_Version": "8"}, "", 400),
}
UPGRADE = {
    "Upgrade": "websocket",
    "Connection": "Upgrade",
    "Sec_WebSocket_Key": "AAAAAAAAAAAAAAAAAAAAAA==",
    "Sec_WebSocket_Version": "13",
}


@pytest.mark.parametrize(("headers", "query", "status"), HANDSHAKES.values(), ids=HANDSHAKES.keys())
async def test_a_refused_handshake(
    town: Town, witnesses: Witnesses, headers: dict[str, str], query: str, status: int
) -> None:
    line = "GET /connection/websocket"
    right = {"Origin": f"http://localhost:{town.server.port}", "Sec_WebSocket_Protocol": "centrifuge-json"}
    assert (await ask(town.server, line, **UPGRADE, **right)).status == 101
    assert (await ask(town.server, line + query, **{**UPGRADE, **headers})).status == status
    await witnesses.still_talk()


async def test_a_cookie_without_an_origin_proves_nothing(town: Town, witnesses: Witnesses) -> None:
    """A page of another site cannot leave its Origin out, and nothing else has the cookie."""
    port = town.server.port
    cookie = {"Cookie": f"collabd-{port}=mallory-token"}
    mine = {"Origin": f"http://localhost:{port}"}
    for headers, code in ((mine, None), ({}, 3500)):
        async with websockets.connect(
            town.server.socket_url, additional_headers={**cookie, **headers}, ping_interval=None
        ) as socket:
            await socket.send('{"id":1,"connect":{}}')
            if code is None:
                assert json.loads(await socket.recv())["connect"]["data"]["user"]["username"] == "mallory"
                continue
            with pytest.raises(websockets.ConnectionClosed) as closed:
                await socket.recv()
            assert closed.value.rcvd is not None
            assert closed.value.rcvd.code == code
    body = b'{"name":"by another page"}'
    line = f"POST {V1}/rooms"
    assert (await ask(town.server, line, body=body, **cookie)).status == 403
    assert (await ask(town.server, line, body=body, **cookie, **mine)).status == 200
    await witnesses.still_talk()
