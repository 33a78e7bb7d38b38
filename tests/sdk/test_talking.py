"""Unmodified client libraries connect, ask and listen."""

from __future__ import annotations

import re
from typing import Any

import pytest
from tests.sdk.clients import Library, Place, RefusedError, Report, connect
from tests.sdk.house import JOINED, Host, House

from collabd.domain.ids import new_id
from collabd.domain.streams import room_stream, user_stream

pytestmark = pytest.mark.sdk

NOW = 1_795_000_000_000


async def test_connecting_says_who_one_is_and_where_every_stream_stands(
    house: House, library: Library, alice: Host
) -> None:
    room = room_stream(await alice.room("bob"))
    bob = await library.open(house.url, "bob-token")
    greeting = (await connect(bob)).data
    assert greeting["user"]["username"] == "bob"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", greeting["serverTime"])
    assert greeting["version"]
    for stream in (user_stream(house.people["bob"].id), "directory", room):
        subscribed = await bob.reports.next("subscribed", stream)
        top = greeting["tops"][stream]
        assert subscribed.streamPosition == {"offset": top["offset"], "epoch": house.epoch}
        assert subscribed.recoverable
        assert subscribed.positioned
        assert not subscribed.wasRecovering
        assert re.fullmatch(r"[0-9a-f]{8}", top["tag"])


async def test_a_token_of_nobody_ends_the_connection_for_good(house: House, library: Library) -> None:
    known = await library.open(house.url, "bob-token")
    await connect(known)
    unknown = await library.open(house.url, "nobody-token")
    await unknown.start()
    refused = await unknown.reports.next("disconnected")
    assert (refused.code, refused.reason) == (3500, "invalid token")
    assert not unknown.reports.of("connected")


async def test_two_hundred_joined_rooms_come_with_the_connect(
    house: House, library: Library, alice: Host
) -> None:
    ruth = await library.open(house.url, "ruth-token")
    await connect(ruth)
    streams = [user_stream(house.people["ruth"].id), "directory", *map(room_stream, house.joined)]
    assert len(streams) == JOINED + 2
    subscribed = await ruth.reports.each("subscribed", streams)
    others = [one for one in ruth.reports.all if one.event == "subscribed" and one.channel not in streams]
    assert not others
    assert all(one.streamPosition["epoch"] == house.epoch for one in subscribed)
    for room in (house.joined[0], house.joined[-1]):
        sent = await ruth.call("message.send", roomId=room, content="here")
        heard = await ruth.reports.next("publication", room_stream(room))
        assert heard.data["message"] == sent["message"]
        assert heard.offset == sent["position"]["offset"]


async def test_commands_and_queries(house: House, library: Library, alice: Host) -> None:
    room = await alice.room("bob")
    bob = await library.open(house.url, "bob-token")
    await connect(bob)
    message_id = new_id(NOW)
    sent = await bob.call("message.send", id=message_id, roomId=room, content="héllo 👋\nline two")
    again = await bob.call("message.send", id=message_id, roomId=room, content="héllo 👋\nline two")
    assert again == sent
    assert sent["message"]["id"] == message_id
    assert sent["position"]["stream"] == room_stream(room)
    page = await bob.call("message.list", roomId=room)
    assert [one["content"] for one in page["items"]] == ["Alice added Bob.", "héllo 👋\nline two"]
    mine = await bob.call("user.me")
    assert mine["email"] == "bob@example.org"
    caught_up = await bob.call("sync.events", positions={room_stream(room): {"offset": 0}})
    assert [one["offset"] for one in caught_up["streams"][room_stream(room)]["events"]] == list(
        range(1, sent["position"]["offset"] + 1)
    )


async def test_refusals_carry_their_codes(house: House, library: Library, alice: Host) -> None:
    room = await alice.room("bob")
    bob = await library.open(house.url, "bob-token")
    await connect(bob)
    sent = await bob.call("message.send", roomId=room, content="fine")
    message_id = sent["message"]["id"]

    async def code(method: str, **data: Any) -> int:
        with pytest.raises(RefusedError) as refused:
            await bob.call(method, **data)
        assert refused.value.message
        return refused.value.code

    assert await code("no.such.method") == 104
    assert await code("message.send", roomId=room) == 107
    assert await code("message.send", roomId=room, content="x", colour="red") == 107
    assert await code("message.send", roomId="not-an-id", content="x") == 107
    assert await code("member.remove", roomId=room, userId=house.people["alice"].id) == 103
    assert await code("room.get", roomId=new_id(NOW)) == 404
    assert await code("message.send", id=message_id, roomId=room, content="something else") == 409
    assert await code("message.edit", messageId=message_id, content="x", contentVersion=7) == 409
    assert await code("message.send", roomId=room, content="x" * 33_000) == 413
    await bob.call("message.delete", messageId=message_id)
    assert await code("message.edit", messageId=message_id, content="x", contentVersion=1) == 410
    with pytest.raises(RefusedError) as refused:
        await bob.publish(room_stream(room), {"content": "x"})
    assert refused.value.code == 108
    assert (await bob.call("message.send", roomId=room, content="still here"))["message"]


async def test_what_others_do_is_heard_in_order(house: House, library: Library, alice: Host) -> None:
    room = await alice.room("bob", "carol")
    bob = await library.open(house.url, "bob-token")
    carol = await library.open(house.url, "carol-token", data={"rooms": "none"})
    await connect(bob)
    await connect(carol)
    await carol.subscribe(room_stream(room))
    start = (await carol.reports.next("subscribed", room_stream(room))).streamPosition["offset"]
    sent = (await alice.do("message.send", roomId=room, content="one"))["message"]
    await alice.do("typing.start", roomId=room)
    await alice.do("message.edit", messageId=sent["id"], content="won", contentVersion=1)
    await bob.call("reaction.add", messageId=sent["id"], emoji="👍")
    await alice.do("message.delete", messageId=sent["id"])
    for listener in (bob, carol):
        heard: list[Report] = []
        while not heard or heard[-1].data["type"] != "message.deleted":
            heard.append(await listener.reports.next("publication", room_stream(room)))
        assert [one.data["type"] for one in heard] == [
            *("message.created", "typing.started", "message.edited", "reaction.added", "message.deleted")
        ]
        durable = [one for one in heard if one.data["type"] != "typing.started"]
        assert [one.offset for one in durable] == [start + 1, start + 2, start + 3, start + 4]
        assert not heard[1].context.get("offset")
        assert heard[0].data["actorId"] == house.people["alice"].id
        assert heard[3].data["reaction"]["authorName"] == "Bob"


async def test_history(house: House, library: Library, alice: Host) -> None:
    room = await alice.room("bob")
    stream = room_stream(room)
    *_, last = await alice.say(room, "one", "two", "three")
    bob = await library.open(house.url, "bob-token")
    await connect(bob)
    position = {"offset": last, "epoch": house.epoch}

    async def offsets(**question: Any) -> list[int]:
        found = await bob.history(stream, **question)
        assert {"offset": found["offset"], "epoch": found["epoch"]} == position
        return [one["offset"] for one in found["publications"]]

    every = list(range(1, last + 1))
    assert await offsets() == []
    assert await offsets(limit=-1) == every
    assert await offsets(limit=2) == every[:2]
    assert await offsets(limit=2, reverse=True) == [last, last - 1]
    assert await offsets(limit=2, since=Place(last - 3, house.epoch)) == [last - 2, last - 1]
    assert await offsets(limit=9, since=Place(3, house.epoch), reverse=True) == [2, 1]
    (newest,) = (await bob.history(stream, limit=1, reverse=True))["publications"]
    assert newest["data"]["message"]["content"] == "three"
    for since in (Place(1, "another"), Place(last + 1, house.epoch)):
        with pytest.raises(RefusedError) as refused:
            await bob.history(stream, limit=1, since=since)
        assert refused.value.code == 112
    with pytest.raises(RefusedError) as refused:
        await bob.history(room_stream(house.joined[0]), limit=1)
    assert refused.value.code == 404


async def test_presence_of_a_channel(house: House, library: Library, alice: Host) -> None:
    stream = room_stream(await alice.room("bob"))
    laptop = await library.open(house.url, "bob-token")
    phone = await library.open(house.url, "bob-token")
    clients = {(await connect(one)).client: house.people["bob"].id for one in (laptop, phone)}
    here = await laptop.presence(stream)
    assert {client: user for client, user in here.items() if client in clients} == clients
    assert sorted(here.values()) == sorted([*clients.values(), house.people["alice"].id])
    assert await laptop.presence_stats(stream) == (3, 2)
    with pytest.raises(RefusedError) as refused:
        await laptop.presence(room_stream(house.joined[0]))
    assert refused.value.code == 404
