"""Recovery: what was missed comes back whole, or the client is told to start over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.api.socket.conftest import Town
from tests.support.servers import serve
from tests.support.sockets import RawClient, connected

CAP_EVENTS, CAP_BYTES = 6, 20_000


@pytest.fixture(scope="module")
def town(founded: tuple[Town, Path]) -> Iterator[Town]:
    """A town whose server sends at most six missed events of a stream, and 20 kB of them together, again."""
    made, folder = founded
    caps = {"COLLABD_LIVE_RESUME_EVENTS": str(CAP_EVENTS), "COLLABD_LIVE_RESUME_BYTES": str(CAP_BYTES)}
    with serve(folder, environ=caps) as server:
        made.server = server
        yield made
        assert server.stop() == 0


async def talk(town: Town, count: int, content: str = "missed") -> tuple[str, dict[str, Any]]:
    """Alice makes a room and says so much in it: the stream, and where it stood before that."""
    async with connected(town.server.socket_url, "alice-token", data={"rooms": "none"}) as (alice, _):
        made = (await alice.rpc("room.create", name="Recovery"))["rpc"]["data"]
        stream = f"room:{made['room']['id']}"
        first = await say(alice, stream, "the last one heard")
        for number in range(count):
            await say(alice, stream, f"{content} {number}")
        return stream, first


async def say(alice: RawClient, stream: str, content: str) -> dict[str, Any]:
    sent = await alice.rpc("message.send", roomId=stream.removeprefix("room:"), content=content)
    position: dict[str, Any] = sent["rpc"]["data"]["position"]
    return position


async def subscribe(town: Town, stream: str, **place: Any) -> dict[str, Any]:
    """The answer to a client-side subscribe."""
    async with connected(town.server.socket_url, "alice-token", data={"rooms": "none"}) as (alice, _):
        return await alice.ask(subscribe={"channel": stream, **place})


async def come_back(town: Town, stream: str, place: dict[str, Any], *, by_sdk: bool) -> dict[str, Any]:
    """How a server-side subscription begins for a client that says where it stood, in either way."""
    if by_sdk:
        subs = {stream: {"recover": True, "offset": place["offset"], "epoch": place["epoch"]}}
        async with connected(town.server.socket_url, "alice-token", subs=subs) as (_, greeting):
            return dict(greeting["subs"][stream])
    given = {name: value for name, value in place.items() if name != "stream"}
    data = {"positions": {stream: given}}
    async with connected(town.server.socket_url, "alice-token", data=data) as (_, greeting):
        return dict(greeting["subs"][stream])


def contents(begun: dict[str, Any]) -> list[str]:
    return [pub["data"]["message"]["content"] for pub in begun.get("publications", [])]


@pytest.mark.parametrize("missed", [0, 1, CAP_EVENTS])
async def test_what_was_missed_comes_whole_and_in_order(town: Town, missed: int) -> None:
    stream, place = await talk(town, missed)
    begun = (await subscribe(town, stream, recover=True, offset=place["offset"], epoch=place["epoch"]))[
        "subscribe"
    ]
    for found in (
        begun,
        await come_back(town, stream, place, by_sdk=True),
        await come_back(town, stream, place, by_sdk=False),
    ):
        assert (found["was_recovering"], found["recovered"]) == (True, True)
        assert found["offset"] == place["offset"], "the client moves on from its own offset"
        assert contents(found) == [f"missed {number}" for number in range(missed)]
        offsets = [pub["offset"] for pub in found.get("publications", [])]
        assert offsets == list(range(place["offset"] + 1, place["offset"] + 1 + missed))


def lost(begun: dict[str, Any]) -> bool:
    return begun.get("was_recovering") is True and "recovered" not in begun and "publications" not in begun


async def test_too_much_is_not_given_in_parts(town: Town) -> None:
    stream, place = await talk(town, CAP_EVENTS + 1)
    top = place["offset"] + CAP_EVENTS + 1
    asked = {"recover": True, "offset": place["offset"], "epoch": place["epoch"]}
    for found in (
        (await subscribe(town, stream, **asked))["subscribe"],
        await come_back(town, stream, place, by_sdk=True),
        await come_back(town, stream, place, by_sdk=False),
    ):
        assert lost(found)
        assert (found["offset"], found["epoch"]) == (top, place["epoch"])
    assert (await subscribe(town, stream, **asked, flag=2))["error"]["code"] == 112
    asked["offset"] += 1
    assert contents((await subscribe(town, stream, **asked, flag=2))["subscribe"]), (
        "one fewer is not too much"
    )


async def test_too_many_bytes_are_too_much(town: Town) -> None:
    stream, place = await talk(town, 3, "x" * 7000)
    asked = {"recover": True, "offset": place["offset"], "epoch": place["epoch"]}
    assert lost((await subscribe(town, stream, **asked))["subscribe"])
    assert (await subscribe(town, stream, **asked, flag=2))["error"]["code"] == 112
    asked["offset"] += 1
    assert len(contents((await subscribe(town, stream, **asked))["subscribe"])) == 2


async def test_another_epoch_or_a_place_ahead_starts_over(town: Town) -> None:
    stream, place = await talk(town, 2)
    good = {"recover": True, "offset": place["offset"], "epoch": place["epoch"]}
    assert len(contents((await subscribe(town, stream, **good))["subscribe"])) == 2
    assert len(contents((await subscribe(town, stream, **{**good, "epoch": ""}))["subscribe"])) == 2
    for wrong in ({"epoch": "another"}, {"offset": place["offset"] + 3}, {"offset": 2**60}):
        assert lost((await subscribe(town, stream, **{**good, **wrong}))["subscribe"]), wrong
        assert (await subscribe(town, stream, **{**good, **wrong}, flag=3))["error"]["code"] == 112


async def test_a_tag_of_another_past_starts_over(town: Town) -> None:
    """A copied database keeps its epoch, and its offsets go on: only the tag tells."""
    stream, place = await talk(town, 2)
    assert len(contents(await come_back(town, stream, place, by_sdk=False))) == 2
    assert lost(await come_back(town, stream, {**place, "tag": "00000000"}, by_sdk=False))


async def test_a_refused_recovery_leaves_nothing_behind(town: Town) -> None:
    stream, place = await talk(town, CAP_EVENTS + 1)
    async with connected(town.server.socket_url, "alice-token", data={"rooms": "none"}) as (alice, _):
        asked = {
            "channel": stream,
            "recover": True,
            "offset": place["offset"],
            "epoch": place["epoch"],
            "flag": 2,
        }
        assert (await alice.ask(subscribe=asked))["error"]["code"] == 112
        begun = (await alice.ask(subscribe={"channel": stream}))["subscribe"]
        assert "was_recovering" not in begun
        await say(alice, stream, "live again")
        assert (await alice.event("message.created"))["offset"] == begun["offset"] + 1


async def test_the_budget_is_spent_on_what_was_active_last(town: Town) -> None:
    """20 kB for the whole connect: the newest-active rooms first, the rest is fetched by sync."""
    places = dict([await talk(town, 2, "x" * 4000) for _ in range(4)])
    data = {
        "positions": {
            stream: {"epoch": place["epoch"], "offset": place["offset"], "tag": place["tag"]}
            for stream, place in places.items()
        }
    }
    async with connected(town.server.socket_url, "alice-token", data=data) as (alice, greeting):
        recovered = [stream for stream in places if greeting["subs"][stream].get("recovered")]
        assert recovered == list(places)[-2:]
        assert all(lost(greeting["subs"][stream]) for stream in list(places)[:2])
        behind = {stream: data["positions"][stream] for stream in list(places)[:2]}
        page = (await alice.rpc("sync.events", positions=behind))["rpc"]["data"]
        assert {stream: len(found["events"]) for stream, found in page["streams"].items()} == dict.fromkeys(
            behind, 2
        )


async def test_history_gives_what_is_asked_for(town: Town) -> None:
    stream, place = await talk(town, 4)
    first = place["offset"]
    async with connected(town.server.socket_url, "alice-token", data={"rooms": "none"}) as (alice, _):

        async def history(**asked: Any) -> tuple[list[int], int]:
            found = (await alice.ask(history={"channel": stream, **asked}))["history"]
            assert found["epoch"] == place["epoch"]
            return [pub["offset"] for pub in found.get("publications", [])], found["offset"]

        top = first + 4
        assert await history() == ([], top), "only the position"
        assert await history(limit=2) == ([1, 2], top)
        assert await history(limit=2, reverse=True) == ([top, top - 1], top)
        assert await history(limit=-1) == (list(range(1, CAP_EVENTS + 1)), top)
        assert await history(limit=10**9) == (list(range(1, CAP_EVENTS + 1)), top)
        since = {"epoch": place["epoch"], "offset": first}
        assert await history(limit=2, since=since) == ([first + 1, first + 2], top)
        assert await history(limit=2, since=since, reverse=True) == (list(range(first - 1, 0, -1)), top)
        assert await history(limit=5, since={"offset": top}) == ([], top)


async def test_a_live_event_follows_the_recovered_ones(town: Town) -> None:
    stream, place = await talk(town, 3)
    async with connected(town.server.socket_url, "alice-token", data={"rooms": "none"}) as (alice, _):
        asked = {"channel": stream, "recover": True, "offset": place["offset"], "epoch": place["epoch"]}
        begun = (await alice.ask(subscribe=asked))["subscribe"]
        await say(alice, stream, "live")
        live = await alice.event("message.created")
        assert live["offset"] == begun["publications"][-1]["offset"] + 1
