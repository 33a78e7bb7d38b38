"""Typing: relayed to the room, not too often, and forgotten by itself."""

from __future__ import annotations

import json
from typing import Any

import pytest

from collabd.live.typing import MOST_PLACES, Typing


class Desk:
    """Typing with a clock that the test moves, and what it has relayed."""

    def __init__(self) -> None:
        self.now = 1_795_000_000_000
        self.relayed: list[tuple[str, dict[str, Any]]] = []
        self.typing = Typing(lambda: self.now, self._send, expires_seconds=6)

    def _send(self, stream: str, body: bytes) -> None:
        self.relayed.append((stream, json.loads(body)))

    def heard(self) -> list[str]:
        heard = [f"{stream} {event['type']}" for stream, event in self.relayed]
        self.relayed.clear()
        return heard


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_it_says_who_is_writing_where_and_for_how_long(desk: Desk) -> None:
    desk.typing.start("bob", "Bob", "hall")
    assert desk.relayed == [
        (
            "room:hall",
            {
                "type": "typing.started",
                "at": "2026-11-18T11:06:40.000Z",
                "typing": {
                    "userId": "bob",
                    "userName": "Bob",
                    "roomId": "hall",
                    "threadId": None,
                    "timestamp": "2026-11-18T11:06:40.000Z",
                },
                "expiresIn": 6,
            },
        )
    ]
    desk.relayed.clear()
    desk.typing.stop("bob", "hall")
    assert desk.relayed == [
        (
            "room:hall",
            {
                "type": "typing.stopped",
                "at": "2026-11-18T11:06:40.000Z",
                "roomId": "hall",
                "userId": "bob",
                "threadId": None,
            },
        )
    ]


def test_keystrokes_are_relayed_once_a_second(desk: Desk) -> None:
    for _ in range(30):
        desk.typing.start("bob", "Bob", "hall")
        desk.now += 100
    assert desk.heard() == ["room:hall typing.started"] * 3


def test_people_and_rooms_do_not_hinder_each_other(desk: Desk) -> None:
    desk.typing.start("bob", "Bob", "hall")
    desk.typing.start("alice", "Alice", "hall")
    desk.typing.start("bob", "Bob", "attic")
    assert desk.heard() == [
        "room:hall typing.started",
        "room:hall typing.started",
        "room:attic typing.started",
    ]


def test_who_was_not_writing_does_not_stop(desk: Desk) -> None:
    desk.typing.stop("bob", "hall")
    desk.typing.start("bob", "Bob", "hall")
    desk.typing.stop("bob", "hall")
    desk.typing.stop("bob", "hall")
    assert desk.heard() == ["room:hall typing.started", "room:hall typing.stopped"]


def test_starting_and_stopping_in_turns_is_no_way_around_the_pace(desk: Desk) -> None:
    for _ in range(20):
        desk.typing.start("bob", "Bob", "hall")
        desk.typing.stop("bob", "hall")
        desk.now += 100
    heard = desk.heard()
    assert heard.count("room:hall typing.started") == 2
    assert heard.count("room:hall typing.stopped") == 2
    desk.now += 1000
    desk.typing.start("bob", "Bob", "hall")
    assert desk.heard() == ["room:hall typing.started"], "who stopped may begin again"


def test_what_has_expired_is_forgotten(desk: Desk) -> None:
    for number in range(100):
        desk.typing.start(f"person {number}", "Somebody", "hall")
    assert len(desk.typing._started) == 100
    desk.now += 6000
    desk.typing.start("bob", "Bob", "hall")
    assert len(desk.typing._started) == 1
    desk.relayed.clear()
    desk.typing.stop("person 5", "hall")
    assert desk.heard() == [], "it has ended by itself"


def test_a_room_and_its_threads_are_different_places(desk: Desk) -> None:
    desk.typing.start("bob", "Bob", "hall")
    desk.typing.start("bob", "Bob", "hall", "lunch")
    desk.typing.stop("bob", "hall", "lunch")
    told = [event.get("typing", event)["threadId"] for _, event in desk.relayed]
    assert desk.heard() == [
        "room:hall typing.started",
        "room:hall typing.started",
        "room:hall typing.stopped",
    ]
    assert told == [None, "lunch", "lunch"]


def test_nobody_writes_everywhere_at_once(desk: Desk) -> None:
    for number in range(50):
        desk.typing.start("mallory", "Mallory", "hall", f"thread {number}")
    assert len(desk.heard()) == MOST_PLACES
    desk.typing.start("bob", "Bob", "hall")
    assert desk.heard() == ["room:hall typing.started"], "others are not hindered"
    desk.now += 6000
    desk.typing.start("mallory", "Mallory", "hall", "thread 49")
    assert desk.heard() == ["room:hall typing.started"], "the other places have expired"
