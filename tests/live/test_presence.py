"""Presence: who is here by their devices, without flicker, announced together."""

from __future__ import annotations

import pytest
from tests.live.hall import Hall

from collabd.live.bulletin import ENTRIES_PER_PUSH


@pytest.fixture
def hall() -> Hall:
    return Hall()


def test_who_comes_is_announced_within_a_second(hall: Hall) -> None:
    hall.enter("bob")
    assert hall.here() == ["+bob"], "whoever asks knows at once"
    assert hall.pushes == []
    hall.time.pass_by(1)
    assert hall.pushes == [
        (
            "directory",
            {
                "type": "presence.changed",
                "at": "2026-11-18T11:06:41.000Z",
                "presences": [
                    {
                        "userId": "bob",
                        "userName": "Bob",
                        "status": "ONLINE",
                        "lastSeen": "2026-11-18T11:06:41.000Z",
                    }
                ],
            },
        )
    ], "everybody hears who is here, but neither where nor with what"


def test_who_goes_is_offline_after_the_grace_period(hall: Hall) -> None:
    hall.enter("bob")
    hall.time.pass_by(5)
    assert hall.heard() == ["+bob"]
    hall.leave("bob")
    hall.time.pass_by(14.9)
    assert hall.here() == ["+bob"]
    assert hall.heard() == []
    hall.time.pass_by(0.2)
    assert hall.here() == []
    hall.time.pass_by(1)
    (_, event), *others = hall.pushes
    assert [one["lastSeen"] for one in event["presences"]] == ["2026-11-18T11:06:45.000Z"], "when he went"
    assert hall.heard() == ["-bob"]
    assert others == []


def test_a_reload_does_not_flicker(hall: Hall) -> None:
    hall.enter("bob")
    hall.time.pass_by(5)
    assert hall.heard() == ["+bob"]
    page = "bob"
    for number in range(3):
        hall.leave("bob", page)
        hall.time.pass_by(10)
        hall.enter("bob", f"cut off {number}")
        hall.leave("bob", f"cut off {number}")
        page = f"page {number}"
        hall.enter("bob", page)
        hall.time.pass_by(20)
    assert hall.heard() == []
    hall.leave("bob", page)
    hall.time.pass_by(17)
    assert hall.heard() == ["-bob"], "the last departure counts"


def test_reloading_the_tab_in_use_makes_nobody_away(hall: Hall) -> None:
    hall.enter("bob", "phone", idle=True)
    hall.enter("bob", "laptop")
    hall.time.pass_by(1)
    hall.heard()
    hall.leave("bob", "laptop")
    hall.time.pass_by(3)
    hall.enter("bob", "laptop again")
    hall.time.pass_by(60)
    assert hall.heard() == []
    hall.leave("bob", "laptop again")
    hall.time.pass_by(14)
    assert hall.here() == ["+bob"]
    hall.time.pass_by(3)
    assert hall.heard() == ["~bob"], "only the phone is left, and nobody uses it"


def test_many_devices_are_one_person_and_the_best_counts(hall: Hall) -> None:
    hall.enter("bob", "phone")
    hall.enter("bob", "laptop", idle=True)
    hall.time.pass_by(1)
    assert hall.heard() == ["+bob"]
    hall.idle("bob", "phone")
    hall.time.pass_by(1)
    assert hall.heard() == ["~bob"]
    hall.idle("bob", "phone")
    hall.time.pass_by(1)
    assert hall.heard() == [], "it was said before"
    hall.idle("bob", "laptop", is_idle=False)
    hall.time.pass_by(1)
    assert hall.heard() == ["+bob"]
    hall.idle("bob", "no such device")
    hall.idle("mallory", "laptop")
    assert hall.here() == ["+bob"]


def test_what_a_person_has_chosen_holds_on_all_devices(hall: Hall) -> None:
    hall.enter("bob", "phone")
    hall.time.pass_by(1)
    hall.heard()
    hall.choose("bob", "BUSY")
    hall.idle("bob", "phone")
    hall.enter("bob", "laptop", at=1, chosen="BUSY")
    hall.time.pass_by(1)
    assert hall.heard() == ["!bob"]
    hall.choose("bob", "AUTO", at=2)
    hall.time.pass_by(1)
    assert hall.heard() == ["+bob"]


def test_a_choice_is_not_undone_by_a_connect_that_was_read_before_it(hall: Hall) -> None:
    hall.choose("bob", "BUSY", at=5)
    hall.enter("bob", chosen="AUTO", at=4)
    assert hall.here() == ["!bob"]
    hall.enter("bob", "later", chosen="AUTO", at=6)
    assert hall.here() == ["+bob"], "by then it had been taken back"


def test_the_list_of_everybody_is_made_again_for_a_change_and_each_second(hall: Hall) -> None:
    hall.enter("bob")
    first = hall.presence.everybody()
    hall.time.pass_by(0.5)
    assert hall.presence.everybody() is first, "thousands who connect at once are told the same"
    hall.choose("bob", "BUSY")
    assert [one.status for one in hall.presence.everybody()] == ["BUSY"]
    hall.time.pass_by(1)
    assert hall.presence.everybody()[0].last_seen == "2026-11-18T11:06:41.500Z"


def test_last_seen_is_when_a_device_was_last_in_use(hall: Hall) -> None:
    hall.enter("bob")
    hall.time.pass_by(60)
    assert hall.presence.everybody()[0].last_seen == "2026-11-18T11:07:40.000Z", "now"
    hall.idle("bob")
    hall.time.pass_by(60)
    assert hall.presence.everybody()[0].last_seen == "2026-11-18T11:07:40.000Z"
    hall.leave("bob")
    hall.time.pass_by(20)
    ((_, event),) = [push for push in hall.pushes if push[1]["presences"][0]["status"] == "OFFLINE"]
    assert event["presences"][0]["lastSeen"] == "2026-11-18T11:07:40.000Z"


def test_changes_go_together_and_the_latest_counts(hall: Hall) -> None:
    for name in ("alice", "bob", "carol"):
        hall.enter(name)
        hall.time.pass_by(0.2)
    assert hall.heard() == []
    hall.time.pass_by(0.5)
    assert hall.heard() == ["+alice +bob +carol"]
    quick = Hall(grace=0)
    quick.enter("bob")
    quick.time.pass_by(0.2)
    quick.leave("bob")
    quick.time.pass_by(1)
    assert quick.heard() == ["-bob"], "who came and went within the second is gone"


def test_flicks_cost_a_push_a_second_and_tell_how_it_ended(hall: Hall) -> None:
    hall.enter("bob")
    hall.time.pass_by(1)
    hall.heard()
    for number in range(100):
        hall.idle("bob", is_idle=number % 2 == 0)
        hall.time.pass_by(0.03)
    hall.time.pass_by(1)
    heard = hall.heard()
    assert len(heard) <= 4
    assert heard[-1] == "+bob"
    assert len(hall.presence.unstored()) == 1, "one line for the disk, when it comes to that"


def test_a_push_a_second_with_a_bounded_number_of_people() -> None:
    hall = Hall(grace=0)
    names = [f"person {number}" for number in range(2 * ENTRIES_PER_PUSH + 1)]
    for name in names:
        hall.enter(name)
    hall.sockets = 0
    hall.time.pass_by(60)
    assert len(hall.here()) == 2 * ENTRIES_PER_PUSH + 1
    hall.heard()
    for name in names:
        hall.leave(name)
    hall.sockets = 0
    sizes = []
    for _ in range(4):
        hall.time.pass_by(1)
        sizes.append([len(event["presences"]) for _, event in hall.pushes])
        hall.pushes.clear()
    assert sizes == [[ENTRIES_PER_PUSH], [ENTRIES_PER_PUSH], [1], []]
    hall.enter("late")
    hall.time.pass_by(1)
    assert hall.heard() == ["+late"]


def test_when_thousands_come_the_news_is_spread_over_time(hall: Hall) -> None:
    """Everybody hears of everybody: 5,000 arrivals told at once would be 25 million entries."""
    names = [f"person{number}" for number in range(5000)]
    for name in names:
        hall.enter(name)
    assert len(hall.here()) == 5000, "whoever asks knows at once"
    hall.time.pass_by(10)
    assert [len(event["presences"]) for _, event in hall.pushes] == [10] * 10
    hall.time.pass_by(490)
    assert " ".join(hall.heard()).split() == [f"+{name}" for name in names]


def test_one_sees_ones_own_devices(hall: Hall) -> None:
    hall.enter("bob", "phone", idle=True, session="one")
    hall.enter("bob", "laptop", session="other")
    hall.presence.set_room("bob", "laptop", "kitchen")
    own = hall.presence.own("bob", "Bob", "AUTO")
    assert (own.status, own.availability, own.current_room) == ("ONLINE", "AUTO", "kitchen")
    assert [(one.device, one.is_idle, one.current_room) for one in own.device_info] == [
        ("Firefox on Linux", True, None),
        ("Firefox on Linux", False, "kitchen"),
    ]
    assert hall.presence.clients_of("bob", "other") == ["laptop"]
    assert hall.presence.own("carol", "Carol", "BUSY").status == "OFFLINE"
