"""What no client should send, against a real server: answered as the protocol says, and nobody else notices.

After each piece of bad input alice says something and bob hears it, both over sockets that were opened before
the first one; at the end the server's log holds no fault.
"""

from __future__ import annotations

import asyncio
import itertools
import json
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest
import websockets
from tests.api.socket.bad_commands import ASKED, NOW, RPC, filled
from tests.api.socket.bad_frames import FIRST_FRAMES, FRAME, LATER_FRAMES
from tests.api.socket.bad_requests import HTTP, MEGABYTE
from tests.api.socket.conftest import Town, Witnesses
from tests.support.sockets import RawClient, connected
from tests.support.wire import exchange, request

from collabd.domain.ids import new_id


async def closed_with(town: Town, *frames: str | bytes, connect: bool = False) -> int:
    """The code with which the server ends a socket that sends these frames."""
    async with websockets.connect(town.server.socket_url, max_size=None, ping_interval=None) as socket:
        if connect:
            await socket.send(json.dumps({"id": 1, "connect": {"token": "mallory-token"}}))
        for frame in frames:
            await socket.send(frame)
        async with asyncio.timeout(10):
            await socket.wait_closed()
        assert socket.close_code is not None
        return socket.close_code


@pytest.mark.parametrize(("frame", "code"), FIRST_FRAMES.values(), ids=FIRST_FRAMES.keys())
async def test_a_socket_that_does_not_connect_ends(
    town: Town, witnesses: Witnesses, frame: str | bytes, code: int
) -> None:
    async with connected(town.server.socket_url, "mallory-token") as (_, greeting):
        assert greeting["client"], "the right first frame is taken"
    assert await closed_with(town, frame) == code
    await witnesses.still_talk()


@pytest.mark.parametrize(("frame", "code"), LATER_FRAMES.values(), ids=LATER_FRAMES.keys())
async def test_a_socket_that_breaks_the_protocol_ends(
    town: Town, witnesses: Witnesses, frame: str | bytes, code: int
) -> None:
    assert await closed_with(town, frame, connect=True) == code
    await witnesses.still_talk()


@pytest.mark.parametrize(("asked", "code"), ASKED.values(), ids=ASKED.keys())
async def test_a_refused_command_leaves_the_socket_open(
    town: Town, witnesses: Witnesses, asked: dict[str, Any], code: int
) -> None:
    async with connected(town.server.socket_url, "mallory-token") as (mallory, _):
        refused = await mallory.ask(**filled(town, asked))
        assert refused["error"]["code"] == code
        me = await mallory.rpc("user.me")
        assert me["rpc"]["data"]["username"] == "mallory", "the socket goes on"
    await witnesses.still_talk()


@pytest.mark.parametrize(("method", "data", "code"), RPC.values(), ids=RPC.keys())
async def test_a_refused_rpc_leaves_the_socket_open(
    town: Town, witnesses: Witnesses, method: str, data: Any, code: int
) -> None:
    async with connected(town.server.socket_url, "mallory-token") as (mallory, _):
        answer = await mallory.ask(rpc={"method": method, "data": filled(town, data)})
        assert answer.get("error", {"code": 0})["code"] == code, answer
        if code:
            assert answer["error"]["message"]
            assert "temporary" not in answer["error"]
        assert (await mallory.rpc("user.me"))["rpc"]["data"]["username"] == "mallory"
    await witnesses.still_talk()


async def test_a_repeat_is_answered_and_an_altered_one_is_a_conflict(
    town: Town, witnesses: Witnesses
) -> None:
    said = {"roomId": town.rooms["Den"], "content": "once", "commandId": new_id(NOW)}
    async with connected(town.server.socket_url, "mallory-token") as (mallory, _):
        first = await mallory.rpc("message.send", **said)
        assert (await mallory.rpc("message.send", **said))["rpc"] == first["rpc"]
        altered = await mallory.rpc("message.send", **{**said, "content": "twice"})
        assert altered["error"]["code"] == 409
    await witnesses.still_talk()


async def test_one_more_byte_is_too_many(town: Town, witnesses: Witnesses) -> None:
    """The limit counts bytes of UTF-8, and what is just within it is taken."""
    head = '{"id":2,"rpc":{"method":"user.me","data":{}},"note":"'
    rest = FRAME - len(head) - 2
    for filling, within in (("x" * rest, True), ("x" * (rest + 1), False), ("é" * (rest // 2 + 1), False)):
        frame = f'{head}{filling}"}}'
        if within:
            async with connected(town.server.socket_url, "mallory-token") as (mallory, _):
                await mallory.socket.send(frame)
                assert (await mallory.reply(2))["rpc"]["data"]["username"] == "mallory"
        else:
            assert await closed_with(town, frame, connect=True) == 1009
    await witnesses.still_talk()


async def test_a_thousand_unknown_subscribes_in_one_frame(town: Town, witnesses: Witnesses) -> None:
    async with connected(town.server.socket_url, "mallory-token") as (mallory, _):
        asks = [{"id": n, "subscribe": {"channel": f"room:{n}"}} for n in range(2, 1002)]
        await mallory.socket.send("\n".join(map(json.dumps, asks)))
        codes = {(await mallory.reply(n))["error"]["code"] for n in range(2, 1002)}
        assert codes == {103}
        assert (await mallory.rpc("user.me"))["rpc"]["data"]["username"] == "mallory"
    await witnesses.still_talk()


async def test_more_requests_than_may_wait_are_put_off(town: Town, witnesses: Witnesses) -> None:
    async with connected(town.server.socket_url, "mallory-token") as (mallory, _):
        asks = [{"id": n, "presence": {"channel": "directory"}} for n in range(2, 3002)]
        for part in (asks[:1500], asks[1500:]):
            await mallory.socket.send("\n".join(map(json.dumps, part)))
        answers = [await mallory.reply(n) for n in range(2, 3002)]
        refused = [answer["error"] for answer in answers if "error" in answer]
        assert {(error["code"], error["temporary"]) for error in refused} <= {(111, True)}
        assert len(refused) < 1000, "at least what may wait was answered"
        assert (await mallory.rpc("user.me"))["rpc"]["data"]["username"] == "mallory"
    await witnesses.still_talk()


async def test_too_many_sockets_that_do_not_say_who_they_are(town: Town, witnesses: Witnesses) -> None:
    async with AsyncExitStack() as stack:
        for _ in range(20):
            await stack.enter_async_context(websockets.connect(town.server.socket_url, ping_interval=None))
        with pytest.raises(websockets.InvalidStatus) as refused:
            await websockets.connect(town.server.socket_url)
        assert refused.value.response.status_code == 429
        await witnesses.still_talk()
    async with connected(town.server.socket_url, "mallory-token") as (mallory, _):
        assert (await mallory.rpc("user.me"))["rpc"]["data"]["username"] == "mallory"


async def test_an_office_behind_one_address_comes_in_beside_them(town: Town, witnesses: Witnesses) -> None:
    """All are on their way in before the first has connected, as after a cut."""
    origin = {"Origin": town.server.address}
    cookie = f"collabd-{town.server.port}={{}}-token"
    async with AsyncExitStack() as stack:

        async def arrive(**headers: str) -> RawClient:
            opening = websockets.connect(
                town.server.socket_url, additional_headers=headers, ping_interval=None
            )
            return RawClient(await stack.enter_async_context(opening))

        for _ in range(20):
            await arrive()
        proven = [{"Cookie": cookie.format("mallory"), **origin}, {"Authorization": "Bearer mallory-token"}]
        office = [await arrive(**proven[number % 2]) for number in range(50)]
        for unproven in (
            {},
            {"Cookie": cookie.format("mallory")},
            {"Cookie": cookie.format("nobody"), **origin},
            {"Authorization": "Bearer nobody-token"},
        ):
            with pytest.raises(websockets.InvalidStatus) as refused:
                await arrive(**unproven)
            assert refused.value.response.status_code == 429
        for client in office:
            assert (await client.ask(connect={}))["connect"]["data"]["user"]["username"] == "mallory"
        await witnesses.still_talk()


async def test_memory_stays_flat(town: Town, witnesses: Witnesses) -> None:
    """2,000 pieces of bad input, once the server has seen them all before."""
    async with connected(town.server.socket_url, "mallory-token") as (mallory, _):
        await every_kind(town, mallory, 300)
        before = resident(town)
        for _ in range(10):
            await every_kind(town, mallory, 200)
            # On a busy machine this takes longer than a client may leave pings unanswered.
            await witnesses.still_talk()
        grown = resident(town) - before
    assert grown <= 8 * MEGABYTE, f"{before / MEGABYTE:.1f} MiB before, {grown / MEGABYTE:.1f} more after"


async def every_kind(town: Town, mallory: RawClient, count: int) -> None:
    """So many pieces of bad input, of all kinds in turn: ten at a time."""
    asked = [filled(town, command) for command, _ in ASKED.values()]
    rpcs = [{"rpc": {"method": name, "data": filled(town, data)}} for name, data, _ in RPC.values()]
    commands = itertools.cycle([*asked, *rpcs])
    frames = itertools.cycle([frame for frame, _ in FIRST_FRAMES.values()])
    requests = itertools.cycle([filled(town, {"line": line, **parts}) for line, parts in bodiless()])
    for _ in range(count // 10):
        await closed_with(town, next(frames))
        parts = {"token": "mallory-token", **next(requests)}
        await exchange(town.server, request(town.server, **parts))
        sent = [await mallory.send(**command) for command in itertools.islice(commands, 8)]
        for number in sent:
            await mallory.reply(number)
    mallory.pushes.clear()


def bodiless() -> list[tuple[str, dict[str, Any]]]:
    """The bad requests that are none by their bodies."""
    return [(line, parts) for line, parts, _, _ in HTTP.values() if "body" not in parts]


def resident(town: Town) -> int:
    """The server's resident memory in bytes."""
    status = Path(f"/proc/{town.server.process.pid}/status").read_text(encoding="ascii")
    (line,) = [line for line in status.splitlines() if line.startswith("VmRSS")]
    return int(line.split()[1]) * 1024
