"""A client behind an endless answer: greeted, heard, pinged and ended as one behind a WebSocket."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack

import pytest
from tests.api.socket.conftest import Town, Witnesses
from tests.support.sockets import connected
from tests.support.streams import Stream, streaming
from tests.support.wire import ask

PATIENCE_SECONDS = 10


def cookie(town: Town, name: str) -> dict[str, str]:
    """The headers by which a browser says who it is."""
    return {"Cookie": f"collabd-{town.server.port}={name}-token"}


def origin(town: Town) -> dict[str, str]:
    return {"Origin": town.server.address}


async def test_two_people_talk_one_of_them_over_a_stream(town: Town, witnesses: Witnesses, kind: str) -> None:
    async with streaming(town.server, kind, "bob-token") as bob:
        assert bob.greeting["data"]["user"]["username"] == "bob"
        async with connected(town.server.socket_url, "alice-token") as (alice, greeting):
            assert "session" not in greeting, "a socket needs no other way in"
            await alice.rpc("message.send", roomId=town.rooms["Hall"], content="héllo\nyou")
            assert (await bob.event("message.created"))["data"]["message"]["content"] == "héllo\nyou"
            sent = await bob.rpc("message.send", roomId=town.rooms["Hall"], content="hi")
            heard = await alice.event("message.created")
            while heard["offset"] != sent["rpc"]["data"]["position"]["offset"]:
                heard = await alice.event("message.created")
            assert heard["data"]["message"]["content"] == "hi"
    await witnesses.still_talk()


async def test_the_head_says_that_nothing_may_hold_it_back(town: Town, kind: str) -> None:
    async with streaming(town.server, kind, "bob-token") as bob:
        head = bob.head.lower()
        assert "x-accel-buffering: no\r\n" in head
        assert "cache-control: no-store\r\n" in head
        assert "transfer-encoding: chunked\r\n" in head
        media_type = {"sse": "text/event-stream", "http_stream": "application/x-ndjson"}[kind]
        assert f"content-type: {media_type}\r\n" in head
        assert "x-content-type-options: nosniff\r\n" in head


async def test_sessions_are_long_secrets_and_the_node_is_the_server(town: Town, kind: str) -> None:
    bob = "bob-token"
    async with streaming(town.server, kind, bob) as one, streaming(town.server, kind, bob) as other:
        assert one.greeting["node"] == other.greeting["node"]
        assert one.greeting["session"] != other.greeting["session"]
        assert len(one.greeting["session"]) == 43, "256 bits in base64"


@pytest.mark.parametrize("how", ["bearer", "cookie and Origin"])
async def test_who_it_is_may_stand_in_the_request(town: Town, kind: str, how: str) -> None:
    bearer = {"Authorization": "Bearer bob-token"}
    parts = bearer if how == "bearer" else {**cookie(town, "bob"), **origin(town)}
    async with streaming(town.server, kind, **parts) as bob:
        assert (await bob.rpc("user.me"))["rpc"]["data"]["username"] == "bob"


@pytest.mark.parametrize(
    ("headers", "taken"),
    [
        ({"Accept": "text/event-stream", "Sec-Fetch-Site": "same-origin"}, True),
        ({"Accept": "text/event-stream"}, True),
        ({"Accept": "text/event-stream", "Sec-Fetch-Site": "same-site"}, False),
        ({"Accept": "text/event-stream", "Sec-Fetch-Site": "cross-site"}, False),
        ({"Accept": "text/event-stream", "Sec-Fetch-Site": "none"}, False),
        ({"Accept": "text/html,*/*", "Sec-Fetch-Site": "same-origin"}, False),
        ({"Accept": "text/html,*/*"}, False),
        ({}, False),
    ],
    ids=str,
)
async def test_a_cookie_without_an_origin_counts_for_an_event_source_of_our_own_pages(
    town: Town, headers: dict[str, str], taken: bool
) -> None:
    """A link or an image of another site would bring the cookie along, too."""
    stream = Stream(town.server, "sse", **cookie(town, "bob"), **headers)
    if taken:
        assert (await stream.connect(""))["data"]["user"]["username"] == "bob"
    else:
        await stream.open('{"id":1,"connect":{}}')
        assert await stream.ending() == (3500, "invalid token")
    stream.leave()


async def test_another_origin_is_refused(town: Town, kind: str) -> None:
    async with streaming(town.server, kind, "bob-token", **origin(town)) as bob:
        assert bob.greeting["client"]
    stranger = Stream(town.server, kind, Origin="http://evil.example")
    await stranger.open('{"id":1,"connect":{"token":"bob-token"}}')
    assert stranger.status == 403
    stranger.leave()


async def test_a_cookie_may_post_nothing_without_an_origin(town: Town) -> None:
    async with streaming(town.server, "http_stream", **cookie(town, "bob"), **origin(town)) as bob:
        body = bob.envelope({"id": 9, "rpc": {"method": "user.me"}})
        assert (await bob.post(body)).status == 204
        assert (await ask(town.server, "POST /emulation", body=body, **cookie(town, "bob"))).status == 403
    stranger = Stream(town.server, "http_stream", **cookie(town, "bob"))
    await stranger.open('{"id":1,"connect":{}}')
    assert stranger.status == 403
    stranger.leave()


async def test_who_leaves_is_gone_for_the_others_and_for_their_session(town: Town, kind: str) -> None:
    async with connected(town.server.socket_url, "alice-token") as (alice, _):

        async def present() -> int:
            stats = (await alice.ask(presence_stats={"channel": "directory"}))["presence_stats"]
            return int(stats["num_clients"])

        before = await present()
        for leave in (Stream.leave, lambda stream: stream.writer.write_eof()):
            async with streaming(town.server, kind, "bob-token") as bob:
                assert await present() == before + 1
                leave(bob)
                async with asyncio.timeout(PATIENCE_SECONDS):
                    while await present() > before:
                        pass
                assert (await bob.post(bob.envelope({}))).status == 404


async def test_too_many_streams_that_do_not_say_who_they_are(
    town: Town, witnesses: Witnesses, kind: str
) -> None:
    """They count together with sockets."""
    async with AsyncExitStack() as stack:
        for _ in range(20):
            stack.callback((await hesitant(town)).close)
        refused = Stream(town.server, kind)
        await refused.open('{"id":1,"connect":{"token":"mallory-token"}}')
        assert refused.status == 429
        refused.leave()
        async with streaming(town.server, kind, **cookie(town, "mallory"), **origin(town)) as proven:
            assert proven.greeting["client"], "whoever has brought a cookie that opens something gets in"
        await witnesses.still_talk()
    async with asyncio.timeout(PATIENCE_SECONDS):
        while True:
            mallory = Stream(town.server, kind)
            await mallory.open('{"id":1,"connect":{"token":"mallory-token"}}')
            mallory.leave()
            if mallory.status == 200:
                break


async def hesitant(town: Town) -> asyncio.StreamWriter:
    """A WebSocket that does not say who it is."""
    reader, writer = await asyncio.open_connection("localhost", town.server.port)
    writer.write(
        f"GET /connection/websocket HTTP/1.1\r\nHost: localhost:{town.server.port}\r\nUpgrade: websocket\r\n"
        "Connection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
        "Sec-WebSocket-Version: 13\r\n\r\n".encode()
    )
    assert (await reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 101")
    return writer
