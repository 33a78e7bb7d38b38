"""What no client should send for a stream: refused, or told on the stream, and nobody else notices."""

from __future__ import annotations

import asyncio
import json
from urllib.parse import quote

import pytest
from tests.api.socket.bad_frames import FIRST_FRAMES, FRAME, LATER_FRAMES
from tests.api.socket.bad_requests import MEGABYTE
from tests.api.socket.conftest import Town, Witnesses
from tests.api.socket.test_bad_input import resident
from tests.support.streams import KINDS, Stream, streaming
from tests.support.wire import ask

SAYABLE = {name: (frame, code) for name, (frame, code) in FIRST_FRAMES.items() if isinstance(frame, str)}
LATER = {
    name: (frame, code)
    for name, (frame, code) in LATER_FRAMES.items()
    if isinstance(frame, str) and code != 1009
}
HEAD_BYTES = 16 * 1024
"""What a head may hold at most while it arrives."""
CONNECT = quote('{"id":1,"connect":{"token":"mallory-token"}}')


@pytest.mark.parametrize(("frame", "code"), SAYABLE.values(), ids=SAYABLE.keys())
async def test_a_stream_that_does_not_connect_ends(
    town: Town, witnesses: Witnesses, kind: str, frame: str, code: int
) -> None:
    async with streaming(town.server, kind, "mallory-token") as mallory:
        assert mallory.greeting["client"], "the right first command is taken"
    stream = Stream(town.server, kind)
    await stream.open(frame)
    if stream.status == 200:
        assert await stream.ending() == (code, {3500: "invalid token", 3501: "bad request"}[code])
    else:
        assert stream.status == refusal(kind, frame, code)
    stream.leave()
    await witnesses.still_talk()


def refusal(kind: str, frame: str, code: int) -> int:
    """With what a request is refused before a stream has begun."""
    if not frame.strip():
        return 400
    if kind == "sse":
        assert len(quote(frame)) > HEAD_BYTES, "a long address"
        return 431
    assert code == 1009
    return 413


@pytest.mark.parametrize(("frame", "code"), LATER.values(), ids=LATER.keys())
async def test_a_client_that_breaks_the_protocol_ends(
    town: Town, witnesses: Witnesses, kind: str, frame: str, code: int
) -> None:
    async with streaming(town.server, kind, "mallory-token") as mallory:
        assert (await mallory.rpc("user.me"))["rpc"]["data"]["username"] == "mallory"
        assert (await mallory.post(mallory.envelope(data=frame))).status == 204
        assert await mallory.ending() == (code, {3501: "bad request", 3508: "not available"}[code])
        assert (await mallory.post(mallory.envelope({}))).status == 404
    await witnesses.still_talk()


@pytest.mark.parametrize(
    ("line", "body", "status"),
    [
        (f"GET /connection/sse?cf_connect={CONNECT}&cf_connect={CONNECT}", None, 400),
        ("GET /connection/sse", None, 400),
        ("GET /connection/sse?cf_connect=", None, 400),
        (f"GET /connection/sse?connect={CONNECT}", None, 400),
        (f"HEAD /connection/sse?cf_connect={CONNECT}", None, 405),
        (f"POST /connection/sse?cf_connect={CONNECT}", b"", 405),
        ("OPTIONS /connection/sse", None, 405),
        ("GET /connection/http_stream", None, 405),
        ("HEAD /connection/http_stream", None, 405),
        ("POST /connection/http_stream", b"", 400),
        ("POST /connection/http_stream", b" \n", 400),
        ("GET /emulation", None, 405),
        ("HEAD /emulation", None, 405),
        ("DELETE /emulation", None, 405),
        ("GET /emulation/more", None, 404),
        ("POST /emulation/more", b"{}", 405),
    ],
)
async def test_a_request_that_is_none(
    town: Town, witnesses: Witnesses, line: str, body: bytes | None, status: int
) -> None:
    for kind in KINDS:
        async with streaming(town.server, kind, "mallory-token") as mallory:
            assert mallory.greeting["client"], "the right request is taken"
    if line.startswith("HEAD"):
        reader, writer = await asyncio.open_connection("localhost", town.server.port)
        writer.write(f"{line} HTTP/1.1\r\nHost: localhost:{town.server.port}\r\n\r\n".encode())
        assert (await reader.readline()).split()[1] == str(status).encode()
        writer.close()
    else:
        answer = await ask(town.server, line, body=body)
        assert answer.status == status
        assert answer.json["error"]["message"]
    await witnesses.still_talk()


@pytest.mark.parametrize("path", ["/connection/sse", "/connection/http_stream", "/emulation"])
async def test_a_handshake_for_a_websocket_is_refused(town: Town, witnesses: Witnesses, path: str) -> None:
    shake = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13"}
    key = {"Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA=="}
    assert (await ask(town.server, "GET /connection/websocket", **shake, **key)).status == 101
    assert (await ask(town.server, f"GET {path}", **shake, **key)).status == 403
    await witnesses.still_talk()


async def test_nothing_of_the_address_is_logged(town: Town) -> None:
    """It holds a token."""
    async with streaming(town.server, "sse", "mallory-token") as mallory:
        session = mallory.greeting["session"]
        await mallory.post(b"{")
    await ask(town.server, f"GET /connection/sse?cf_connect={CONNECT}&x=%")
    log = town.server.log.read_text(encoding="utf-8")
    assert "mallory-token" not in log
    assert session not in log


@pytest.mark.parametrize("count", [300, pytest.param(4000, marks=pytest.mark.long)])
async def test_memory_stays_flat(town: Town, witnesses: Witnesses, count: int) -> None:
    """Streams that come, are refused something, and go, once the server has seen as many of them."""
    await come_and_go(town, witnesses, count)
    before = resident(town)
    await come_and_go(town, witnesses, count)
    grown = resident(town) - before
    assert grown <= 8 * MEGABYTE, f"{before / MEGABYTE:.1f} MiB before, {grown / MEGABYTE:.1f} more after"


async def come_and_go(town: Town, witnesses: Witnesses, count: int) -> None:
    """So many streams, of each kind in turn, each with a large body that is refused now and then."""
    for number in range(count):
        if number % 50 == 0:
            await witnesses.still_talk()  # so that they answer their pings meanwhile
        async with streaming(town.server, KINDS[number % 2], "mallory-token") as mallory:
            if number % 20 == 0:
                assert (await mallory.post(b"x" * (2 * FRAME + 2000))).status == 413
            elif number % 20 == 1:
                assert (await mallory.post(mallory.envelope(data="x" * FRAME))).status == 204
            else:
                assert (await mallory.post(json.dumps({"session": "x"}).encode())).status == 400
