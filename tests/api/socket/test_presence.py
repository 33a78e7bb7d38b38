"""Presence over real sockets: who is here, in which room, with what, and after a restart."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.api.socket.conftest import found_a_town
from tests.support.servers import ServerProcess, fill, serve
from tests.support.sockets import RawClient, connected

QUICK = {"COLLABD_LIVE_PRESENCE_GRACE_SECONDS": "0"}


async def ask(client: RawClient, method: str, **data: Any) -> Any:
    """An answer; the refusal's code if it is one."""
    answer = await client.rpc(method, **data)
    return answer["error"]["code"] if "error" in answer else answer["rpc"]["data"]


async def changed(client: RawClient, user_id: str) -> dict[str, Any]:
    """The next word about a person."""
    while True:
        event = await client.event("presence.changed")
        for one in event["data"]["presences"]:
            if one["userId"] == user_id:
                assert "offset" not in event
                return dict(one)


async def here(client: RawClient) -> dict[str, str]:
    """Everybody who is here; the snapshot says the same."""
    items = (await ask(client, "presence.list"))["items"]
    snapshot = await ask(client, "sync.snapshot")
    listed = {one["userName"]: one["status"] for one in items}
    assert {one["userName"]: one["status"] for one in snapshot["presences"]} == listed
    return listed


async def test_devices_rooms_and_choices(tmp_path: Path) -> None:
    town = await fill(tmp_path / "data", found_a_town)
    hall, den, bob = town.rooms["Hall"], town.rooms["Den"], town.id("bob")
    with serve(tmp_path / "data", environ=QUICK) as server:
        async with (
            connected(server.socket_url, "alice-token") as (alice, _),
            connected(server.socket_url, "mallory-token") as (mallory, _),
        ):
            async with (
                connected(server.socket_url, "bob-token", data={"isIdle": True}) as (phone, _),
                connected(server.socket_url, "bob-token") as (laptop, _),
            ):
                assert await here(alice) == {"Alice": "ONLINE", "Bob": "ONLINE", "Mallory": "ONLINE"}
                await ask(laptop, "presence.update", isIdle=True)
                assert (await here(alice))["Bob"] == "AWAY"
                await ask(phone, "user.update", availability="BUSY")
                own = (await ask(laptop, "presence.update", roomId=hall))["presence"]
                assert (own["status"], own["availability"], own["currentRoom"]) == ("BUSY", "BUSY", hall)
                assert [one["isIdle"] for one in own["deviceInfo"]] == [True, True]
                while (seen := await changed(alice, bob))["status"] != "BUSY":
                    pass
                assert set(seen) == {"userId", "userName", "status", "lastSeen"}
                entered = await alice.event("presence.entered")
                assert entered["data"]["roomId"] == hall
                assert entered["data"]["presences"][0]["currentRoom"] == hall
                inside = await ask(alice, "presence.inRoom", roomId=hall)
                assert [one["userName"] for one in inside["items"]] == ["Bob"]
                assert await ask(laptop, "presence.update", roomId=den) == 404
                assert await ask(laptop, "presence.inRoom", roomId=den) == 404
                await ask(laptop, "room.leave", roomId=hall)
                assert (await ask(laptop, "presence.me"))["currentRoom"] is None
            left = await alice.event("presence.left")
            assert left["data"]["userIds"] == [bob]
            gone = await changed(alice, bob)
            assert gone["status"] == "OFFLINE"
            again = await ask(alice, "presence.get", userId=bob)
            assert again["status"] == "OFFLINE"
            assert await here(alice) == {"Alice": "ONLINE", "Mallory": "ONLINE"}
            assert await here(mallory) == {"Alice": "ONLINE", "Mallory": "ONLINE"}
            told = [push["pub"]["data"]["type"] for push in mallory.pushes]
            assert "presence.changed" in told
            assert not {"presence.entered", "presence.left"} & set(told), "nobody else's business"
        assert server.stop() == 0


async def test_after_a_restart_and_after_a_crash_those_who_were_here_are(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    await fill(folder, found_a_town)
    with serve(folder) as server:
        await arrive(server)
        assert server.stop() == 0
    with serve(folder) as server:
        async with connected(server.socket_url, "alice-token") as (alice, _):
            assert await here(alice) == {"Alice": "ONLINE", "Bob": "AWAY", "Mallory": "ONLINE"}
            assert [push for push in alice.pushes if "presence" in str(push)] == []
        server.kill()
    with serve(folder) as server:
        async with connected(server.socket_url, "mallory-token") as (mallory, _):
            assert await here(mallory) == {"Alice": "ONLINE", "Bob": "AWAY", "Mallory": "ONLINE"}


async def arrive(server: ServerProcess) -> None:
    """Three people are here; bob uses no device of his."""
    async with (
        connected(server.socket_url, "alice-token") as (alice, _),
        connected(server.socket_url, "bob-token", data={"isIdle": True}),
        connected(server.socket_url, "mallory-token"),
    ):
        assert await here(alice) == {"Alice": "ONLINE", "Bob": "AWAY", "Mallory": "ONLINE"}
