"""Subscriptions: those that come with the connect, those that a client asks for, and their end."""

from __future__ import annotations

import asyncio
import itertools
import json
from collections.abc import Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest
import websockets
from tests.api.socket.conftest import Town
from tests.support.servers import serve
from tests.support.sockets import RawClient, connected

from collabd.domain.ids import new_id

NOW = 1_795_000_000_000
numbers = itertools.count()

BY_HAND = {"rooms": "none"}
MOST = 3


@pytest.fixture(scope="module")
def town(founded: tuple[Town, Path]) -> Iterator[Town]:
    """A town whose server lets a socket ask for three channels, and a person have three sockets."""
    made, folder = founded
    environ = {"COLLABD_LIVE_CHANNELS": str(MOST), "COLLABD_LIVE_SOCKETS_PER_PERSON": str(MOST)}
    with serve(folder, environ=environ) as server:
        made.server = server
        yield made
        assert server.stop() == 0


def subscribed(push: dict[str, Any]) -> str:
    """`<room:1` for a subscription that was added, `>room:1 2100` for one that was taken away."""
    if "subscribe" in push:
        return f"<{push['channel']}"
    return f">{push['channel']} {push['unsubscribe']['code']}" if "unsubscribe" in push else ""


async def comings_and_goings(client: RawClient, count: int) -> list[str]:
    """The next so many pushes that add a subscription or take one away."""
    found: list[str] = []
    while len(found) < count:
        word = subscribed(await client.push())
        found += [word] if word else []
    return found


async def new_room(client: RawClient, kind: str = "public") -> str:
    made = await client.rpc("room.create", name=f"Room {next(numbers)}", kind=kind)
    return str(made["rpc"]["data"]["room"]["id"])


async def test_the_connect_subscribes_to_what_is_ones_own(town: Town) -> None:
    async with connected(town.server.socket_url, "mallory-token") as (_, greeting):
        den = f"room:{town.rooms['Den']}"
        assert set(greeting["subs"]) == {f"user:{town.id('mallory')}", "directory", den}
        for sub in greeting["subs"].values():
            assert (sub["recoverable"], sub["positioned"]) == (True, True)
            assert "was_recovering" not in sub
        assert greeting["ping"] == 25
        assert greeting["pong"] is True
        assert greeting["data"]["user"]["username"] == "mallory"
        tops = greeting["data"]["tops"]
        assert {name: top["offset"] for name, top in tops.items()} == {
            name: sub.get("offset", 0) for name, sub in greeting["subs"].items()
        }
        assert len(tops[den]["tag"]) == 8


async def test_without_rooms_only_ones_own_streams_come_along(town: Town) -> None:
    async with connected(town.server.socket_url, "mallory-token", data=BY_HAND) as (mallory, greeting):
        assert set(greeting["subs"]) == {f"user:{town.id('mallory')}", "directory"}
        den = f"room:{town.rooms['Den']}"
        begun = await mallory.ask(subscribe={"channel": den})
        assert begun["subscribe"]["recoverable"] is True
        await mallory.rpc("message.send", roomId=town.rooms["Den"], content="heard")
        heard = await mallory.event("message.created")
        assert heard["offset"] == begun["subscribe"]["offset"] + 1
        again = await mallory.ask(subscribe={"channel": den})
        assert again["error"]["code"] == 105
        await mallory.rpc("room.create", name="Elsewhere")
        assert (await mallory.event("membership.added"))["data"]["room"]["name"] == "Elsewhere"
        assert not any(subscribed(push) for push in mallory.pushes), "it subscribes to rooms itself"


async def test_joining_and_leaving_come_as_pushes(town: Town) -> None:
    async with (
        connected(town.server.socket_url, "alice-token") as (alice, _),
        connected(town.server.socket_url, "mallory-token") as (mallory, _),
    ):
        room = await new_room(alice, "private")
        await alice.rpc("message.send", roomId=room, content="before")
        await alice.rpc("member.add", roomId=room, userId=town.id("mallory"))
        push = await mallory.push()
        while not subscribed(push):
            push = await mallory.push()
        assert subscribed(push) == f"<room:{room}"
        assert push["subscribe"]["recoverable"] is True
        added = await mallory.event("member.added")
        assert added["offset"] == push["subscribe"]["offset"] + 1, "the very next event"
        assert (await mallory.event("message.created"))["data"]["message"]["messageType"] == "SYSTEM"
        await alice.rpc("message.send", roomId=room, content="to both")
        assert (await mallory.event("message.created"))["data"]["message"]["content"] == "to both"
        await alice.rpc("member.remove", roomId=room, userId=town.id("mallory"))
        assert await comings_and_goings(mallory, 1) == [f">room:{room} 2100"]
        await alice.rpc("message.send", roomId=room, content="not for mallory")
        await alice.rpc("room.create", name="A sign that all else has arrived")
        await mallory.event("room.listed")
        assert not any(push["channel"] == f"room:{room}" for push in mallory.pushes)


async def test_a_deleted_room_says_so_and_ends(town: Town) -> None:
    async with (
        connected(town.server.socket_url, "alice-token") as (alice, _),
        connected(town.server.socket_url, "mallory-token", data=BY_HAND) as (mallory, _),
    ):
        room = await new_room(alice)
        await mallory.ask(subscribe={"channel": f"room:{room}"})
        await alice.rpc("room.delete", roomId=room)
        assert (await mallory.event("room.deleted"))["data"]["roomId"] == room
        assert await comings_and_goings(mallory, 1) == [f">room:{room} 2100"]
        gone = await mallory.ask(subscribe={"channel": f"room:{room}"})
        assert gone["error"]["code"] == 103


async def test_a_public_room_can_be_looked_at_before_one_joins(town: Town) -> None:
    async with (
        connected(town.server.socket_url, "alice-token") as (alice, _),
        connected(town.server.socket_url, "mallory-token") as (mallory, _),
    ):
        room = await new_room(alice)
        await mallory.ask(subscribe={"channel": f"room:{room}"})
        await alice.rpc("message.send", roomId=room, content="come in")
        assert (await mallory.event("message.created"))["data"]["message"]["content"] == "come in"
        await mallory.ask(unsubscribe={"channel": f"room:{room}"})
        await alice.rpc("message.send", roomId=room, content="gone?")
        me = await mallory.rpc("user.me")
        assert me["rpc"]
        assert not any(
            push.get("pub", {}).get("data", {}).get("type") == "message.created" for push in mallory.pushes
        )


async def test_subscribing_again_works_after_every_kind_of_end(town: Town) -> None:
    async with (
        connected(town.server.socket_url, "alice-token") as (alice, _),
        connected(town.server.socket_url, "mallory-token", data=BY_HAND) as (mallory, _),
    ):
        room = await new_room(alice)
        channel = f"room:{room}"
        frame = [
            {"id": 100, "subscribe": {"channel": channel}},
            {"id": 101, "unsubscribe": {"channel": channel}},
            {"id": 102, "subscribe": {"channel": channel}},
            {"id": 103, "subscribe": {"channel": channel}},
            {"id": 104, "unsubscribe": {"channel": channel}},
            {"id": 105, "unsubscribe": {"channel": channel}},
            {"id": 106, "subscribe": {"channel": channel}},
        ]
        await mallory.socket.send("\n".join(map(json.dumps, frame)))
        answers = [await mallory.reply(asked["id"]) for asked in frame]  # type: ignore[arg-type]
        assert ["error" in answer for answer in answers] == [False, False, False, True, False, False, False]
        assert answers[3]["error"]["code"] == 105
        await mallory.rpc("room.join", roomId=room)
        await mallory.rpc("room.leave", roomId=room)
        assert await comings_and_goings(mallory, 1) == [f">{channel} 2100"]
        assert "error" not in await mallory.ask(subscribe={"channel": channel})
        await alice.rpc("message.send", roomId=room, content="heard again")
        while (await mallory.event("message.created"))["data"]["message"]["content"] != "heard again":
            pass


async def test_what_came_with_the_connect_is_not_the_clients_to_end(town: Town) -> None:
    async with connected(town.server.socket_url, "mallory-token") as (mallory, _):
        for channel in ("directory", f"user:{town.id('mallory')}", f"room:{town.rooms['Den']}"):
            assert "error" not in await mallory.ask(unsubscribe={"channel": channel})
            assert (await mallory.ask(subscribe={"channel": channel}))["error"]["code"] == 105
        await mallory.rpc("message.send", roomId=town.rooms["Den"], content="still heard")
        assert (await mallory.event("message.created"))["data"]["message"]["content"] == "still heard"


async def test_who_is_there(town: Town) -> None:
    async with (
        connected(town.server.socket_url, "alice-token") as (alice, greeting),
        connected(town.server.socket_url, "alice-token") as (_, second),
        connected(town.server.socket_url, "mallory-token") as (mallory, third),
    ):
        room = await new_room(alice)
        channel = f"room:{room}"
        await mallory.ask(subscribe={"channel": channel})
        here = (await mallory.ask(presence={"channel": channel}))["presence"]["presence"]
        clients = {greeting["client"], second["client"], third["client"]}
        assert set(here) == clients
        assert {info["user"] for info in here.values()} == {town.id("alice"), town.id("mallory")}
        stats = (await mallory.ask(presence_stats={"channel": channel}))["presence_stats"]
        assert stats == {"num_clients": 3, "num_users": 2}


async def test_an_event_precedes_its_own_reply(town: Town) -> None:
    async with connected(town.server.socket_url, "mallory-token") as (mallory, _):
        command_id = new_id(NOW)
        sent = await mallory.rpc(
            "message.send", roomId=town.rooms["Den"], content="mine", commandId=command_id
        )
        events = [push["pub"]["data"] for push in mallory.pushes if "pub" in push]
        assert [event["commandId"] for event in events if event["type"] == "message.created"] == [command_id]
        assert sent["rpc"]["data"]["position"]["stream"] == f"room:{town.rooms['Den']}"


async def test_only_so_many_channels_and_one_that_was_taken_away_is_free_again(town: Town) -> None:
    async with (
        connected(town.server.socket_url, "alice-token") as (alice, _),
        connected(town.server.socket_url, "mallory-token", data=BY_HAND) as (mallory, _),
    ):
        rooms = [await new_room(alice) for _ in range(MOST + 1)]
        answers = [await mallory.ask(subscribe={"channel": f"room:{room}"}) for room in rooms]
        assert [answer.get("error", {}).get("code") for answer in answers] == [None] * MOST + [106]
        await alice.rpc("room.delete", roomId=rooms[0])
        await comings_and_goings(mallory, 1)
        assert "error" not in await mallory.ask(subscribe={"channel": f"room:{rooms[-1]}"})
        again = await new_room(alice)
        assert (await mallory.ask(subscribe={"channel": f"room:{again}"}))["error"]["code"] == 106
        await mallory.ask(unsubscribe={"channel": f"room:{rooms[1]}"})
        assert "error" not in await mallory.ask(subscribe={"channel": f"room:{again}"})


async def test_a_person_has_only_so_many_sockets_and_gets_in_when_one_is_gone(town: Town) -> None:
    async def connect(name: str) -> dict[str, Any]:
        socket = await stack.enter_async_context(websockets.connect(town.server.socket_url))
        return await RawClient(socket).ask(connect={"token": f"{name}-token"})

    async with AsyncExitStack() as stack:
        async with connected(town.server.socket_url, "mallory-token"):
            assert ["connect" in await connect("mallory") for _ in range(MOST - 1)] == [True] * (MOST - 1)
            refused = (await connect("mallory"))["error"]
            assert (refused["code"], refused["temporary"]) == (111, True), "an SDK tries again by itself"
            assert refused["details"] == {"retryAfter": 10}
            assert "connect" in await connect("alice"), "nobody else is concerned"
        async with asyncio.timeout(10):
            while "connect" not in await connect("mallory"):
                pass
