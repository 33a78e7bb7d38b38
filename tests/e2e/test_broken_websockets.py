"""Two people behind a box that refuses WebSockets: they talk all the same."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.e2e.middlebox import WEBSOCKET, Middlebox, middlebox
from tests.e2e.visitor import Visitor
from tests.e2e.visits import Visits
from tests.sdk.cable import reserved_port
from tests.support.people import person
from tests.support.servers import fill, serve

from collabd.actions import rooms
from collabd.domain.rooms import CreateRoom, JoinRoom
from collabd.store.sqlite.store import SqliteStore

pytestmark = pytest.mark.browser

HTTP_STREAM = b"post /connection/http_stream "
EXPECTED = r"WebSocket connection to .* failed|/connection/http_stream|ERR_INCOMPLETE_CHUNKED_ENCODING"
"""What a browser says about the two ways that the box refuses, and about a stream that is cut."""


async def a_room_for_two(store: SqliteStore) -> str:
    """Alice and bob share a room; its id."""
    alice, bob = await person(store, "alice"), await person(store, "bob")
    made = await store.write(rooms.create_room, alice.actor, CreateRoom(name="Hall", kind="public"))
    assert made.room is not None
    await store.write(rooms.join_room, bob.actor, JoinRoom(room_id=made.room.id))
    return made.room.id


@pytest.mark.parametrize(
    ("refused", "way"),
    [((WEBSOCKET,), "POST /connection/http_stream"), ((WEBSOCKET, HTTP_STREAM), "GET /connection/sse")],
    ids=["HTTP stream", "SSE"],
)
def test_two_people_talk(tmp_path: Path, visit: Visits, refused: tuple[bytes, ...], way: str) -> None:
    folder = tmp_path / "data"
    with ThreadPoolExecutor(1) as apart:
        room = apart.submit(lambda: asyncio.run(fill(folder, a_room_for_two))).result()
    with reserved_port() as port, reserved_port() as outside:
        urls = f"http://127.0.0.1:{outside},http://127.0.0.1:{port}"
        environ = {"COLLABD_SERVER_PUBLIC_URLS": urls}
        with serve(folder, port=port, environ=environ) as server, middlebox(outside, port, *refused) as box:
            assert server.port == outside, "people come by the box"
            people = [visit.someone(server, token=f"{name}-token") for name in ("alice", "bob")]
            for one in people:
                one.watch.expect(EXPECTED)
                one.go(f"/rooms/{room}")
                expect(one.me).to_contain_text("Live")
            say_and_hear(people[0], people[1], "Can you hear me?")
            say_and_hear(people[1], people[0], "Loud and clear")
            assert sum(line.startswith(way) for line in box.asked) == 2, box.asked
            come_back_after_a_cut(box, people)
            for one in people:
                expect(one.texts).to_have_text(["Can you hear me?", "Loud and clear", "Here again"])
                one.go("about:blank")


def say_and_hear(speaker: Visitor, listener: Visitor, words: str) -> None:
    speaker.say(words)
    for one in (speaker, listener):
        expect(one.message(words)).to_have_count(1)


def come_back_after_a_cut(box: Middlebox, people: list[Visitor]) -> None:
    """The network goes, one of them writes, the network comes back."""
    alice, bob = people
    with alice.watch.outage(), bob.watch.outage():
        box.cut_from_outside()
        for one in people:
            expect(one.me).not_to_contain_text("Live")
        alice.say("Here again")
        expect(alice.waiting).to_have_count(1)
        box.mend()
        for one in people:
            expect(one.me).to_contain_text("Live")
        expect(bob.message("Here again")).to_have_count(1)
        expect(alice.waiting).to_have_count(0)
