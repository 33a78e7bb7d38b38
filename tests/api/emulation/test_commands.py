"""What a client says beside its stream: whose it is, in what order it counts, and what is refused."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from tests.api.socket.bad_frames import DEEP, FRAME
from tests.api.socket.conftest import Town, Witnesses
from tests.support.servers import ServerProcess
from tests.support.streams import Stream, streaming
from tests.support.wire import answer_from, request

ME = {"id": 2, "rpc": {"method": "user.me"}}


async def test_what_is_said_at_once_over_many_connections_stays_together(
    town: Town, witnesses: Witnesses, kind: str
) -> None:
    """200 requests on their way together: each one's commands are carried out in a row and in order."""
    posts, each = 200, 3
    async with streaming(town.server, kind, "mallory-token") as mallory:
        bodies = [
            mallory.envelope(*(say(town, 10 + each * number + place) for place in range(each)))
            for number in range(posts)
        ]
        answers = await asyncio.gather(*(mallory.post(body) for body in bodies))
        assert {answer.status for answer in answers} == {204}
        offsets = [await offset_of(mallory, number) for number in range(10, 10 + posts * each)]
        assert sorted(offsets) == list(range(min(offsets), min(offsets) + posts * each)), (
            "none lost or doubled"
        )
        for first in range(0, posts * each, each):
            begin = offsets[first]
            assert offsets[first : first + each] == list(range(begin, begin + each))
    await witnesses.still_talk()


async def test_what_is_said_over_one_connection_is_carried_out_in_its_order(
    town: Town, witnesses: Witnesses, kind: str
) -> None:
    """200 requests written one behind the other, without waiting for an answer."""
    async with streaming(town.server, kind, "mallory-token") as mallory:
        requests = [
            request(town.server, "POST /emulation", body=mallory.envelope(say(town, number)))
            for number in range(10, 210)
        ]
        assert await pipelined(town.server, requests) == [204] * 200
        offsets = [await offset_of(mallory, number) for number in range(10, 210)]
        assert offsets == list(range(offsets[0], offsets[0] + 200))
        assert mallory.answered[1:] == list(range(10, 210)), "and answered in it"
    await witnesses.still_talk()


def say(town: Town, number: int) -> dict[str, Any]:
    """A command by which mallory says its number."""
    data = {"roomId": town.rooms["Den"], "content": str(number)}
    return {"id": number, "rpc": {"method": "message.send", "data": data}}


async def offset_of(stream: Stream, number: int) -> int:
    """At which offset what that command said stands."""
    reply = await stream.reply(number)
    offset: int = reply["rpc"]["data"]["position"]["offset"]
    return offset


async def pipelined(server: ServerProcess, requests: list[bytes]) -> list[int]:
    """The answers' statuses to requests sent over one connection all together."""
    reader, writer = await asyncio.open_connection("localhost", server.port)
    try:
        writer.write(b"".join(requests))
        return [(await answer_from(reader)).status for _ in requests]
    finally:
        writer.close()


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({}, 204),
        ({"session": "x" * 43}, 404),
        ({"session": ""}, 404),
        ({"session": "ünknown"}, 404),
        ({"node": "another"}, 404),
        ({"node": ""}, 404),
    ],
    ids=str,
)
async def test_an_unknown_session_or_node(
    town: Town, witnesses: Witnesses, kind: str, changed: dict[str, str], status: int
) -> None:
    async with streaming(town.server, kind, "mallory-token") as mallory:
        answer = await mallory.post(mallory.envelope(ME, **changed))
        assert answer.status == status
        assert status == 204 or answer.code == "not_found"
        assert "x-request-id" in answer.headers
        assert (await mallory.rpc("user.me"))["rpc"]["data"]["username"] == "mallory", "the stream goes on"
    await witnesses.still_talk()


@pytest.mark.parametrize("asked_with", ["cookie", "bearer"])
async def test_a_stolen_session_is_of_no_use_without_the_credential_of_its_stream(
    town: Town, witnesses: Witnesses, kind: str, asked_with: str
) -> None:
    name = f"collabd-{town.server.port}"
    here = {"Origin": town.server.address}
    own = {"Authorization": "Bearer bob-token"}
    others = [{"Authorization": "Bearer mallory-token"}, {"Authorization": "Bearer"}]
    if asked_with == "cookie":
        own = {"Cookie": f"{name}=bob-token", **here}
        others = [{"Cookie": f"{name}=mallory-token"}, {"Cookie": "a=b"}, {"Authorization": "Bearer x"}]
    async with streaming(town.server, kind, **own) as bob:
        said = bob.envelope({"id": 9, "rpc": {"method": "user.me"}})
        assert (await bob.post(said)).status == 204
        assert (await bob.reply(9))["rpc"]["data"]["username"] == "bob"
        for other in others:
            assert (await bob.post(said, **other)).code == "not_found"
        await bob.rpc("user.me")
        assert bob.answered.count(9) == 1
    await witnesses.still_talk()


async def test_nobodys_cookie_acts_on_a_stream_that_was_asked_for_without_one(town: Town, kind: str) -> None:
    headers = {"Cookie": f"collabd-{town.server.port}=mallory-token", "Origin": town.server.address}
    async with streaming(town.server, kind, "bob-token") as bob:
        said = bob.envelope(ME)
        assert (await bob.post(said, **headers)).status == 404
        assert (await bob.post(said)).status == 204


BODIES: dict[str, tuple[bytes, int, str]] = {
    "nothing": (b"", 400, "invalid"),
    "no JSON": (b"hello", 400, "invalid"),
    "half a body": (b'{"session":"x"', 400, "invalid"),
    "a list": (b"[]", 400, "invalid"),
    "null": (b"null", 400, "invalid"),
    "nothing in it": (b"{}", 400, "invalid"),
    "a session that is a number": (b'{"session":1,"node":"x","data":"{}"}', 400, "invalid"),
    "commands that are no text": (b'{"session":"x","node":"x","data":{}}', 400, "invalid"),
    "no UTF-8": (b'{"session":"\xff","node":"x","data":"{}"}', 400, "invalid"),
    "half a sign": (b'{"session":"x","node":"x","data":"\\ud800"}', 400, "invalid"),
    "nested without end": (b'{"x":' + DEEP.encode() + b"}", 400, "invalid"),
    "too large": (b"x" * (2 * FRAME + 1025), 413, "too_large"),
}


@pytest.mark.parametrize(("body", "status", "code"), BODIES.values(), ids=BODIES.keys())
async def test_a_body_that_says_nothing(
    town: Town, witnesses: Witnesses, body: bytes, status: int, code: str
) -> None:
    async with streaming(town.server, "sse", "mallory-token") as mallory:
        assert (await mallory.post(mallory.envelope(ME))).status == 204
        answer = await mallory.post(body)
        assert (answer.status, answer.code) == (status, code)
        assert answer.json["error"]["message"]
        assert (await mallory.rpc("user.me"))["rpc"]["data"]["username"] == "mallory"
    await witnesses.still_talk()


async def test_one_more_byte_is_too_many(town: Town, witnesses: Witnesses, kind: str) -> None:
    """The limit is the socket's, in bytes of UTF-8; within it everything is taken, however escaped."""
    head = '{"id":2,"rpc":{"method":"user.me","data":{}},"note":"'
    rest = FRAME - len(head) - 2
    async with streaming(town.server, kind, "mallory-token") as mallory:
        known = {name: mallory.greeting[name] for name in ("session", "node")}
        for filling, status in (
            ("x" * rest, 204),
            ('\\"' * (rest // 2), 204),
            ("x" * (rest + 1), 413),
            ("é" * (rest // 2 + 1), 413),
        ):
            body = json.dumps({**known, "data": f'{head}{filling}"}}'}, ensure_ascii=False).encode()
            answer = await mallory.post(body)
            assert answer.status == status
            if status == 204:
                assert (await mallory.reply(2))["rpc"]["data"]["username"] == "mallory"
            else:
                assert answer.json["error"]["details"]["limit"] == FRAME
        assert (await mallory.rpc("user.me"))["rpc"]["data"]["username"] == "mallory"
    await witnesses.still_talk()
