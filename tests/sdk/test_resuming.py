"""After a cut, a client has every missed event once and in order, or is told that it cannot have them."""

from __future__ import annotations

import asyncio
import random
from functools import partial
from typing import Any

import pytest
from tests.sdk.cable import Cable
from tests.sdk.clients import Client, Library, Place, connect
from tests.sdk.house import RESUME_EVENTS, TRIMMED, Host, House
from tests.sdk.npm import Npm

from collabd.domain.streams import room_stream

pytestmark = pytest.mark.sdk

NO_ROOMS = {"rooms": "none"}
CUTS = 6
RESUME_BYTES = 512 * 1024
"""How many bytes of missed events come with a connect."""


async def listening(client: Client, stream: str, *, by_itself: bool) -> int:
    """Connect, and subscribe to the stream from the client's side if it is not `by_itself`; its offset."""
    await connect(client)
    if not by_itself:
        await client.subscribe(stream)
    start: int = (await client.reports.next("subscribed", stream)).streamPosition["offset"]
    return start


@pytest.mark.parametrize("by_itself", [True, False], ids=["server-side", "client-side"])
async def test_missed_events_come_once_and_in_order(
    house: House, library: Library, alice: Host, line: Cable, by_itself: bool
) -> None:
    room = await alice.room("bob")
    stream = room_stream(room)
    bob = await library.open(house.cable_url, "bob-token", data=None if by_itself else NO_ROOMS)
    start = await listening(bob, stream, by_itself=by_itself)
    await alice.say(room, "one", "two")
    await bob.reports.until(lambda: len(bob.reports.offsets(stream)) == 2)
    line.cut()
    await bob.reports.next("connecting")
    missed = [f"missed {number}" for number in range(RESUME_EVENTS)]
    await alice.say(room, *missed)
    assert len(bob.reports.offsets(stream)) == 2
    line.mend()
    again = await bob.reports.next("subscribed", stream)
    assert again.wasRecovering
    assert again.recovered
    (last,) = await alice.say(room, "live again")
    await bob.reports.until(lambda: last in bob.reports.offsets(stream))
    assert bob.reports.contents(stream) == ["one", "two", *missed, "live again"]
    assert bob.reports.offsets(stream) == list(range(start + 1, last + 1))


@pytest.mark.parametrize("by_itself", [True, False], ids=["server-side", "client-side"])
async def test_who_has_missed_too_much_is_told_so(
    house: House, library: Library, alice: Host, line: Cable, by_itself: bool
) -> None:
    room = await alice.room("bob")
    stream = room_stream(room)
    bob = await library.open(house.cable_url, "bob-token", data=None if by_itself else NO_ROOMS)
    await listening(bob, stream, by_itself=by_itself)
    line.cut()
    await bob.reports.next("connecting")
    *_, top = await alice.say(room, *[f"missed {number}" for number in range(RESUME_EVENTS + 1)])
    line.mend()
    again = await bob.reports.next("subscribed", stream)
    assert again.wasRecovering
    assert not again.recovered
    assert again.streamPosition == {"offset": top, "epoch": house.epoch}
    (last,) = await alice.say(room, "live again")
    await bob.reports.until(lambda: last in bob.reports.offsets(stream))
    assert bob.reports.contents(stream) == ["live again"]


async def test_what_does_not_fit_is_left_out_stream_by_stream_the_most_active_first(
    house: House, library: Library, alice: Host, line: Cable
) -> None:
    rooms = [await alice.room("bob") for _ in range(3)]
    older, full, newest = map(room_stream, rooms)
    bob = await library.open(house.cable_url, "bob-token")
    await connect(bob)
    for stream in (older, full, newest):
        await bob.reports.next("subscribed", stream)
    line.cut()
    await bob.reports.next("connecting")
    long = "x" * (RESUME_BYTES // 16)
    await alice.say(rooms[0], *[long] * 4)
    await alice.say(rooms[1], *[long] * 9)
    await alice.say(rooms[2], *[long] * 9)
    line.mend()
    recovered = [(await bob.reports.next("subscribed", stream)).recovered for stream in (older, full, newest)]
    assert recovered == [True, False, True]
    await bob.reports.until(lambda: len(bob.reports.contents(older)) == 4)
    await bob.reports.until(lambda: len(bob.reports.contents(newest)) == 9)
    assert bob.reports.contents(full) == []


async def test_an_application_that_knows_its_state_is_asked_for_it_again(
    house: House, library: Library, alice: Host, line: Cable
) -> None:
    room = await alice.room("bob")
    stream = room_stream(room)
    bob = await library.open(house.cable_url, "bob-token", data=NO_ROOMS)
    await connect(bob)
    await bob.subscribe(stream, states=[])
    await bob.reports.next("subscribed", stream)
    line.cut()
    await bob.reports.next("connecting")
    await alice.say(room, "missed")
    line.mend()
    assert (await bob.reports.next("subscribed", stream)).recovered
    assert len(bob.reports.of("stateAsked", stream)) == 1
    line.cut()
    await bob.reports.next("connecting")
    *_, top = await alice.say(room, *[f"missed {number}" for number in range(RESUME_EVENTS + 1)])
    line.mend()
    # Error 112 does not end the subscription: the library loads the state anew and goes on from there.
    again = await bob.reports.next("subscribed", stream)
    assert len(bob.reports.of("stateAsked", stream)) == 2
    assert again.recovered
    (last,) = await alice.say(room, "live again")
    await bob.reports.until(lambda: last in bob.reports.offsets(stream))
    assert bob.reports.offsets(stream)[-1] == last == top + 1
    assert bob.reports.contents(stream) == ["missed", "live again"]


async def test_a_place_that_cannot_be_resumed_from_is_refused(
    house: House, library: Library, alice: Host
) -> None:
    stream = room_stream(house.trimmed)
    someone = await library.open(house.url, "alice-token", data=NO_ROOMS)
    await connect(someone)
    top = (await someone.history(stream))["offset"]
    kept = [one["offset"] for one in (await someone.history(stream, limit=-1))["publications"]]
    assert kept == list(range(top - 4, top + 1))
    refused = [Place(kept[0] - 2, house.epoch), Place(top, "another"), Place(top + 1, house.epoch)]
    await someone.subscribe(stream, states=[*refused, Place(kept[0] - 1, house.epoch)])
    subscribed = await someone.reports.next("subscribed", stream)
    assert subscribed.recovered
    assert len(someone.reports.of("stateAsked", stream)) == len(refused) + 1
    await someone.reports.until(lambda: someone.reports.offsets(stream) == kept)
    assert someone.reports.contents(stream) == [f"old {number}" for number in range(TRIMMED - 5, TRIMMED)]


@pytest.mark.parametrize(
    ("back", "epoch", "recovered"),
    [(5, "", True), (0, "", True), (6, "", False), (0, "another", False), (-1, "", False)],
    ids=["oldest kept", "newest", "trimmed", "other epoch", "ahead"],
)
async def test_since(house: House, npm: Npm, back: int, epoch: str, recovered: bool) -> None:
    stream = room_stream(house.trimmed)
    someone = await npm.open(house.url, "alice-token", data=NO_ROOMS)
    await connect(someone)
    top = (await someone.history(stream))["offset"]
    since = {"offset": top - back, "epoch": epoch or house.epoch}
    await someone.subscribe(stream, since=since)
    subscribed = await someone.reports.next("subscribed", stream)
    assert subscribed.wasRecovering
    assert subscribed.recovered == recovered
    expected = {"offset": top, "epoch": house.epoch} if not recovered else since
    assert subscribed.streamPosition == expected
    await someone.call("user.me")  # whatever came with the subscription has been reported
    assert someone.reports.offsets(stream) == list(range(top - back + 1, top + 1) if recovered else [])


async def test_an_application_that_was_closed_resumes_from_what_it_has_stored(
    house: House, library: Library, alice: Host
) -> None:
    room = await alice.room("bob")
    stream = room_stream(room)
    before = await library.open(house.url, "bob-token")
    place: dict[str, Any] = dict((await connect(before)).data["tops"][stream])
    place.pop("stream")
    await before.disconnect()
    offsets = await alice.say(room, "one", "two", "three")

    async def resume(place: dict[str, Any]) -> Client:
        client = await library.open(house.url, "bob-token", data={"positions": {stream: place}})
        await connect(client)
        return client

    after = await resume(place)
    assert (await after.reports.next("subscribed", stream)).recovered
    await after.reports.until(lambda: len(after.reports.offsets(stream)) == 3)
    assert after.reports.offsets(stream) == offsets
    copied = await resume({**place, "tag": "0" * 8 if place["tag"] != "0" * 8 else "1" * 8})
    subscribed = await copied.reports.next("subscribed", stream)
    assert subscribed.wasRecovering
    assert not subscribed.recovered
    await copied.call("user.me")  # whatever came with the connect has been reported
    assert copied.reports.offsets(stream) == []


@pytest.mark.parametrize("seed", [1, 2])
async def test_cuts_in_the_middle_of_a_conversation(
    house: House, library: Library, alice: Host, line: Cable, seed: int
) -> None:
    dice = random.Random(seed)
    room = await alice.room("bob")
    stream = room_stream(room)
    people = [
        await library.open(house.cable_url, "bob-token"),
        await library.open(house.cable_url, "bob-token", data=NO_ROOMS),
    ]
    starts = [await listening(one, stream, by_itself=one is people[0]) for one in people]
    over = asyncio.Event()
    talking = asyncio.create_task(talk(alice, room, over))
    for _ in range(CUTS):
        for _ in range(dice.randrange(1, 30)):
            await people[0].reports.next("publication", stream)
        line.cut()
        for one in people:
            await one.reports.next("connecting")
        # What is said while they come back is neither missed nor doubled.
        line.mend()
        for one in people:
            assert (await one.reports.next("subscribed", stream)).recovered
    over.set()
    said = await talking
    last = starts[0] + len(said)
    for one, start in zip(people, starts, strict=True):
        await one.reports.until(partial(reached, one, stream, last))
        assert one.reports.contents(stream) == said
        assert one.reports.offsets(stream) == list(range(start + 1, last + 1))
        # The server has not lost its thread, either, and sent them to find it again.
        assert len(one.reports.of("connecting")) == 1 + CUTS


async def talk(host: Host, room: str, over: asyncio.Event) -> list[str]:
    """Say one thing after the other, a few at a time, until it is over; what was said."""
    said: list[str] = []
    while not over.is_set():
        few = [str(len(said) + number) for number in range(4)]
        await host.say(room, *few)
        said += few
    return said


def reached(client: Client, stream: str, offset: int) -> bool:
    """Whether the client has heard the event at that offset."""
    return offset in client.reports.offsets(stream)
