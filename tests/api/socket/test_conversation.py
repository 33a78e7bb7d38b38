"""Two people talk through real sockets."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.people import Person, person
from tests.support.servers import fill, serve
from tests.support.sockets import connected
from websockets.exceptions import ConnectionClosedError

from collabd.domain.ids import new_id
from collabd.store.sqlite.store import SqliteStore


async def two_people(store: SqliteStore) -> tuple[Person, Person]:
    return await person(store, "alice", "admins"), await person(store, "bob")


async def test_message_edit_and_reaction_reach_the_other(tmp_path: Path) -> None:
    alice, bob = await fill(tmp_path / "data", two_people)
    with serve(tmp_path / "data") as server:
        async with (
            connected(server.socket_url, alice.token) as (a, greeting),
            connected(server.socket_url, bob.token) as (b, _),
        ):
            assert set(greeting["subs"]) == {f"user:{alice.id}", "directory"}
            made = await a.rpc("room.create", name="General", id=new_id(1_795_000_000_000))
            room = made["rpc"]["data"]["room"]
            listed = await b.event("room.listed")
            assert listed["data"]["room"]["id"] == room["id"]
            joined = await b.rpc("room.join", roomId=room["id"])
            assert joined["rpc"]["data"]["room"]["members"] == 2
            sent = await a.rpc("message.send", roomId=room["id"], content="hello")
            message = sent["rpc"]["data"]["message"]
            assert (await b.event("message.created"))["data"]["message"]["content"] == "Bob joined."
            arrived = await b.event("message.created")
            assert arrived["data"]["message"] == message
            assert arrived["offset"] == message["offset"]
            reacted = await b.rpc("reaction.add", messageId=message["id"], emoji="👍")
            assert reacted["rpc"]["data"]["reaction"]["authorName"] == "Bob"
            assert (await a.event("reaction.added"))["data"]["reaction"]["emoji"] == "👍"
        assert server.stop() == 0


async def test_a_refusal_over_the_socket_says_as_much_as_over_http(tmp_path: Path) -> None:
    alice, _ = await fill(tmp_path / "data", two_people)
    with serve(tmp_path / "data") as server:
        async with connected(server.socket_url, alice.token) as (a, _):
            made = await a.rpc("room.create", name="General")
            room_id = made["rpc"]["data"]["room"]["id"]
            sent = await a.rpc("message.send", roomId=room_id, content="first")
            message = sent["rpc"]["data"]["message"]
            edit = {"messageId": message["id"], "contentVersion": 1}
            edited = await a.rpc("message.edit", content="second", **edit)
            assert edited["rpc"]["data"]["message"]["content"] == "second"
            stale = (await a.rpc("message.edit", content="third", **edit))["error"]
            assert stale["code"] == 409
            assert stale["field"] == "contentVersion"
            assert stale["details"]["current"]["content"] == "second"
            unknown = (await a.rpc("room.create", name="General", colour="red"))["error"]
            assert (unknown["code"], unknown["field"]) == (107, "colour")


async def test_a_connect_that_asks_for_unknown_rooms_is_refused(tmp_path: Path) -> None:
    alice, _ = await fill(tmp_path / "data", two_people)
    with serve(tmp_path / "data") as server:
        async with connected(server.socket_url, alice.token, data={"rooms": "none"}) as (_, greeting):
            assert greeting["client"]
        with pytest.raises(ConnectionClosedError, match="3501"):
            async with connected(server.socket_url, alice.token, data={"rooms": "nonsense"}):
                pass


async def test_who_joins_while_previewing_goes_on_hearing_when_the_preview_ends(tmp_path: Path) -> None:
    alice, bob = await fill(tmp_path / "data", two_people)
    with serve(tmp_path / "data") as server:
        async with (
            connected(server.socket_url, alice.token) as (a, _),
            connected(server.socket_url, bob.token) as (b, _),
        ):
            made = await a.rpc("room.create", name="General")
            room_id = made["rpc"]["data"]["room"]["id"]
            channel = f"room:{room_id}"
            assert "subscribe" in await b.ask(subscribe={"channel": channel})
            await b.rpc("room.join", roomId=room_id)
            assert (await b.event("member.added"))["offset"] == 2
            assert (await b.event("message.created"))["offset"] == 3
            assert await b.ask(unsubscribe={"channel": channel}) == {"id": 4, "unsubscribe": {}}
            again = await b.push()
            assert (again["channel"], again["subscribe"]["offset"]) == (channel, 3)
            await a.rpc("message.send", roomId=room_id, content="still there?")
            assert (await b.event("message.created"))["offset"] == 4


async def test_a_preview_that_ends_without_joining_is_over(tmp_path: Path) -> None:
    alice, bob = await fill(tmp_path / "data", two_people)
    with serve(tmp_path / "data") as server:
        async with (
            connected(server.socket_url, alice.token) as (a, _),
            connected(server.socket_url, bob.token) as (b, _),
        ):
            made = await a.rpc("room.create", name="General")
            room_id = made["rpc"]["data"]["room"]["id"]
            await b.ask(subscribe={"channel": f"room:{room_id}"})
            await b.ask(unsubscribe={"channel": f"room:{room_id}"})
            await a.rpc("message.send", roomId=room_id, content="nobody else hears this")
            await a.rpc("room.create", name="Next")
            assert (await b.event("room.listed"))["data"]["room"]["name"] == "General"
            heard = [push["pub"]["data"]["type"] for push in b.pushes if "pub" in push]
            assert "message.created" not in heard
            assert (await b.event("room.listed"))["data"]["room"]["name"] == "Next"
