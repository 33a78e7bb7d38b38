"""Who has which room open: told to that room alone."""

from __future__ import annotations

import pytest
from tests.live.hall import Hall

KITCHEN, HALL = "room:kitchen", "room:hall"


@pytest.fixture
def hall() -> Hall:
    """Alice and Bob are here, and everybody has heard of it."""
    hall = Hall()
    hall.enter("alice")
    hall.enter("bob")
    hall.time.pass_by(1)
    hall.heard()
    return hall


def go(hall: Hall, who: str, room_id: str | None, client: str = "") -> None:
    hall.presence.set_room(who, client or who, room_id)


def inside(hall: Hall, room_id: str) -> list[str]:
    return [one.user_id for one in hall.presence.in_room(room_id)]


def test_a_room_hears_who_has_it_open_and_nobody_else_does(hall: Hall) -> None:
    go(hall, "alice", "kitchen")
    assert inside(hall, "kitchen") == ["alice"], "whoever asks knows at once"
    hall.time.pass_by(1)
    assert hall.pushes == [
        (
            KITCHEN,
            {
                "type": "presence.entered",
                "at": "2026-11-18T11:06:42.000Z",
                "roomId": "kitchen",
                "presences": [
                    {
                        "userId": "alice",
                        "userName": "Alice",
                        "status": "ONLINE",
                        "lastSeen": "2026-11-18T11:06:42.000Z",
                        "currentRoom": "kitchen",
                    }
                ],
            },
        )
    ]
    hall.pushes.clear()
    go(hall, "alice", None)
    hall.time.pass_by(1)
    assert hall.pushes == [
        (
            KITCHEN,
            {
                "type": "presence.left",
                "at": "2026-11-18T11:06:43.000Z",
                "roomId": "kitchen",
                "userIds": ["alice"],
            },
        )
    ]


def test_going_from_room_to_room(hall: Hall) -> None:
    go(hall, "alice", "kitchen")
    go(hall, "bob", "kitchen")
    hall.time.pass_by(1)
    assert hall.heard(KITCHEN) == [">alice >bob"]
    go(hall, "alice", "hall")
    go(hall, "alice", "hall")
    hall.time.pass_by(1)
    assert (hall.heard(KITCHEN), hall.heard(HALL)) == (["<alice"], [">alice"])
    assert (inside(hall, "kitchen"), inside(hall, "hall")) == (["bob"], ["alice"])
    for _ in range(10):
        go(hall, "bob", "hall")
        go(hall, "bob", "kitchen")
    hall.time.pass_by(1)
    assert (hall.heard(KITCHEN), hall.heard(HALL)) == ([">bob"], ["<bob"]), "how it ended, once"


def test_two_tabs_in_a_room_are_one_person_there(hall: Hall) -> None:
    hall.enter("alice", "second")
    go(hall, "alice", "kitchen")
    go(hall, "alice", "kitchen", "second")
    hall.time.pass_by(1)
    assert hall.heard(KITCHEN) == [">alice"]
    go(hall, "alice", None)
    hall.time.pass_by(1)
    assert hall.heard(KITCHEN) == []
    assert inside(hall, "kitchen") == ["alice"]


def test_a_reload_does_not_flicker_and_a_departure_is_told(hall: Hall) -> None:
    go(hall, "alice", "kitchen")
    hall.time.pass_by(1)
    hall.heard(KITCHEN)
    hall.leave("alice")
    hall.time.pass_by(5)
    hall.enter("alice", "reloaded")
    go(hall, "alice", "kitchen", "reloaded")
    hall.time.pass_by(20)
    assert hall.heard(KITCHEN) == []
    hall.leave("alice", "reloaded")
    hall.time.pass_by(17)
    assert hall.heard(KITCHEN) == ["<alice"]
    assert inside(hall, "kitchen") == []


def test_who_no_longer_follows_a_room_is_not_in_it(hall: Hall) -> None:
    go(hall, "alice", "kitchen")
    hall.time.pass_by(1)
    hall.heard(KITCHEN)
    hall.presence.unfollowed("alice", "alice", HALL)
    hall.presence.unfollowed("alice", "alice", "directory")
    assert inside(hall, "kitchen") == ["alice"]
    hall.presence.unfollowed("alice", "alice", KITCHEN)
    hall.time.pass_by(1)
    assert hall.heard(KITCHEN) == ["<alice"]
