"""Subscriptions from the client's side, and those that come and go with a membership."""

from __future__ import annotations

import pytest
from tests.sdk.cable import Cable
from tests.sdk.clients import Library, connect
from tests.sdk.house import CLIENT_SIDE, Host, House
from tests.sdk.npm import Npm

from collabd.domain.streams import room_stream, user_stream

pytestmark = pytest.mark.sdk

FRAME_BYTES = 256 * 1024
"""The largest frame that the server takes from a client."""
NO_ROOMS = {"rooms": "none"}


async def test_a_thousand_subscriptions(house: House, library: Library, alice: Host) -> None:
    streams = [room_stream(room) for room in house.client_side]
    assert len(streams) == CLIENT_SIDE
    someone = await library.open(house.url, "max-token", data=NO_ROOMS)
    await someone.subscribe(*streams)
    await connect(someone)
    own = user_stream(house.people["max"].id)
    subscribed = await someone.reports.each("subscribed", [own, "directory", *streams])
    assert all(one.recoverable and one.positioned for one in subscribed)
    assert not someone.reports.of("error")
    for room in (house.client_side[0], house.client_side[-1]):
        sent = await someone.call("message.send", roomId=room, content="here")
        heard = await someone.reports.next("publication", room_stream(room))
        assert heard.offset == sent["position"]["offset"]


async def test_a_thousand_subscriptions_in_one_frame(house: House, npm: Npm, line: Cable) -> None:
    streams = [room_stream(room) for room in house.client_side]
    someone = await npm.open(house.cable_url, "max-token", data=NO_ROOMS)
    # With something attached to each, so that the frame comes close to the bound.
    await someone.subscribe(*streams, data="x" * 100)
    await connect(someone)
    await someone.reports.each("subscribed", streams)
    line.cut()
    await someone.reports.next("connecting")
    await someone.reports.each("subscribing", streams)
    line.mend()
    again = await someone.reports.each("subscribed", streams)
    assert all(one.wasRecovering and one.recovered for one in again)
    assert 0.9 * FRAME_BYTES < max(await npm.frames()) <= FRAME_BYTES


async def test_streams_come_and_go_with_the_membership(house: House, library: Library, alice: Host) -> None:
    carol = await library.open(house.url, "carol-token")
    await connect(carol)
    room = await alice.room()
    stream = room_stream(room)
    await alice.say(room, "before you came")
    member = {"roomId": room, "userId": house.people["carol"].id}
    await alice.do("member.add", **member)
    subscribed = await carol.reports.next("subscribed", stream)
    assert subscribed.streamPosition["epoch"] == house.epoch
    await alice.say(room, "welcome")
    await alice.do("member.remove", **member)
    await carol.reports.next("unsubscribed", stream)
    await alice.say(room, "not for you")
    await alice.do("member.add", **member)
    again = await carol.reports.next("subscribed", stream)
    (offset,) = await alice.say(room, "welcome back")
    await carol.reports.until(lambda: offset in carol.reports.offsets(stream))
    assert carol.reports.contents(stream) == ["welcome", "welcome back"]
    heard, began = carol.reports.offsets(stream), again.streamPosition["offset"]
    assert heard[-3:] == [began + 1, began + 2, began + 3], "her coming, the word on it, and what was said"


async def test_a_client_side_subscription_ends_with_the_membership(
    house: House, library: Library, alice: Host
) -> None:
    carol = await library.open(house.url, "carol-token", data=NO_ROOMS)
    await connect(carol)
    room = await alice.room("carol")
    stream = room_stream(room)
    member = {"roomId": room, "userId": house.people["carol"].id}
    await carol.subscribe(stream)
    await carol.reports.next("subscribed", stream)
    await alice.say(room, "welcome")
    await alice.do("member.remove", **member)
    ended = await carol.reports.next("unsubscribed", stream)
    assert (ended.code, ended.reason) == (2100, "permission revoked")
    await carol.subscribe(stream)
    refused = await carol.reports.next("unsubscribed", stream)
    assert (refused.code, refused.reason) == (103, "permission denied")
    await alice.say(room, "not for you now")
    await carol.call("user.me")  # what the server had sent before its answer has been reported
    assert carol.reports.contents(stream) == ["welcome"]
    await alice.do("member.add", **member)
    await carol.subscribe(stream)
    again = await carol.reports.next("subscribed", stream)
    assert again.recovered  # a member may read what was said before
    (offset,) = await alice.say(room, "welcome back")
    await carol.reports.until(lambda: offset in carol.reports.offsets(stream))
    assert carol.reports.contents(stream) == ["welcome", "not for you now", "welcome back"]


async def test_a_public_room_can_be_looked_at_until_one_has_seen_enough(
    house: House, library: Library, alice: Host
) -> None:
    room = await alice.room(kind="public")
    stream = room_stream(room)
    bob = await library.open(house.url, "bob-token")
    await connect(bob)
    await bob.subscribe(stream)
    await bob.reports.next("subscribed", stream)
    (first,) = await alice.say(room, "look")
    await bob.reports.until(lambda: bob.reports.offsets(stream) == [first])
    await bob.unsubscribe(stream)
    ended = await bob.reports.next("unsubscribed", stream)
    assert ended.code == 0
    # Over streams, two requests may overtake each other on their way.
    while house.people["bob"].id in (await bob.presence(stream)).values():
        pass
    await alice.say(room, "nobody looks")
    await bob.subscribe(stream)
    await bob.reports.next("subscribed", stream)
    (last,) = await alice.say(room, "look again")
    await bob.reports.until(lambda: last in bob.reports.offsets(stream))
    assert bob.reports.contents(stream)[-1] == "look again"
