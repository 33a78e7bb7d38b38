"""The hub: who is let in hears the room, who is put out hears nothing more, from that very moment."""

from __future__ import annotations

import pytest
from tests.live.sockets import House, Socket, event, position

from collabd.domain.effects import Effect, Granted, Revoked, SessionClosed
from collabd.live.hub import REVOKED, SIGNED_OUT


@pytest.fixture
def house() -> House:
    return House()


def events(stream: str, first: int, last: int) -> list[Effect]:
    return [event(stream, offset) for offset in range(first, last + 1)]


def test_who_is_let_in_is_subscribed_from_there(house: House) -> None:
    alice, by_hand = house.enter("alice"), house.enter("alice", "another", follows_rooms=False)
    house.hub.apply([Granted("alice", position("room:a", 7)), event("room:a", 8)])
    assert alice.words() == ["<room:a@7", "room:a+8"]
    assert by_hand.words() == [], "it subscribes to rooms itself"
    house.hub.apply([Granted("alice", position("room:a", 8)), event("room:a", 9)])
    assert alice.words() == ["room:a+9"], "nobody is subscribed twice"


def test_who_was_let_in_while_connecting_is_subscribed(house: House) -> None:
    mark = house.hub.mark
    house.hub.apply([Granted("alice", position("room:a", 7)), *events("room:a", 8, 9)])
    alice = house.enter("alice")
    assert alice.words() == [], "before the mark it is the snapshot's affair"
    late = house.enter("alice", "late")
    house.hub.remove(late.subscriber)
    house.hub.add(late.subscriber, {}, mark)
    assert late.words() == ["<room:a@7", "room:a+8", "room:a+9"]
    house.hub.apply([event("room:a", 10)])
    assert late.words() == ["room:a+10"]


def test_a_revocation_comes_before_everything_after_it(house: House) -> None:
    alice, bob = house.enter("alice", a=0), house.enter("bob", a=0)
    house.hub.apply([event("room:a", 1), Revoked("alice", "room:a", 1), event("room:a", 2)])
    assert alice.words() == [">room:a"], "what was still queued is taken back, too"
    assert bob.words() == ["room:a+1", "room:a+2"]
    house.hub.send("room:a", b"{}")
    house.hub.apply([event("room:a", 3)])
    assert alice.words() == []
    assert bob.words() == ["room:a", "room:a+3"]


def test_a_revocation_says_so_with_a_code_that_is_final(house: House) -> None:
    alice = house.enter("alice", a=0)
    house.hub.apply([Revoked("alice", "room:a", 0)])
    assert alice.taken() == [{"unsubscribe": "room:a", "code": REVOKED[0], "reason": REVOKED[1]}]
    assert 2100 <= REVOKED[0] < 2500


def test_other_streams_and_replies_survive_a_revocation(house: House) -> None:
    alice = house.enter("alice", a=0, b=0)
    house.hub.apply(
        [event("room:a", 1), event("room:b", 1), Revoked("alice", "room:a", 1), event("room:b", 2)]
    )
    assert alice.words() == ["room:b+1", ">room:a", "room:b+2"]


def test_when_nobody_may_read_on_the_last_word_still_arrives(house: House) -> None:
    alice, bob = house.enter("alice", a=0), house.enter("bob", a=0, follows_rooms=False)
    house.hub.apply([event("room:a", 1), Revoked(None, "room:a", 1)])
    assert alice.words() == bob.words() == ["room:a+1", ">room:a"]
    assert house.hub.lasts() == {}


def test_a_stream_that_is_only_for_some_from_now_on(house: House) -> None:
    alice, bob = house.enter("alice", a=0), house.enter("bob", a=0, follows_rooms=False)
    confined = Revoked(None, "room:a", 1, frozenset({"alice"}))
    house.hub.apply([event("room:a", 1), confined, event("room:a", 2)])
    assert alice.words() == ["room:a+1", "room:a+2"]
    assert bob.words() == ["room:a+1", ">room:a"]


def test_who_may_stay_is_not_put_out_while_connecting(house: House) -> None:
    mark = house.hub.mark
    house.hub.apply([Revoked(None, "room:a", 0, frozenset({"alice"})), event("room:a", 1)])
    for name, heard in (("alice", ["room:a+1"]), ("bob", [">room:a"])):
        socket = house.enter(name)
        assert house.hub.journal.revoked(name, "room:a", mark) is (name == "bob")
        house.hub.remove(socket.subscriber)
        house.hub.add(socket.subscriber, {"room:a": 0}, mark)
        assert socket.words() == heard


def test_a_revocation_while_connecting_holds(house: House) -> None:
    """The snapshot still had the room, and events have been made up for by then."""
    mark = house.hub.mark
    house.hub.apply([event("room:a", 1), Revoked("alice", "room:a", 1), event("room:a", 2)])
    socket = house.enter("alice")
    house.hub.remove(socket.subscriber)
    house.hub.add(socket.subscriber, {"room:a": 0, "room:b": 0}, mark)
    assert socket.words() == [">room:a"]
    house.hub.apply([event("room:a", 3), event("room:b", 1)])
    assert socket.words() == ["room:b+1"]


def test_a_revocation_that_the_snapshot_knows_of_is_no_news(house: House) -> None:
    """Out and in again before the snapshot was read: it holds the room by the second right."""
    mark = house.hub.mark
    back: list[Effect] = [
        Revoked("alice", "room:a", 3),
        event("room:a", 4),
        Granted("alice", position("room:a", 4)),
        event("room:a", 5),
    ]
    told_late = house.enter("alice", a=5)
    by_hand = house.enter("alice", "by hand", follows_rooms=False)
    house.hub.subscribe(by_hand.subscriber, "room:a", 5, house.hub.mark)
    house.hub.apply(back)
    made_up = house.enter("alice", "another")
    house.hub.remove(made_up.subscriber)
    house.hub.add(made_up.subscriber, {"room:a": 5}, mark)
    house.hub.apply([event("room:a", 6)])
    assert [one.words() for one in (told_late, by_hand, made_up)] == [["room:a+6"]] * 3


def test_a_session_that_ends_takes_its_sockets_along(house: House) -> None:
    first, second = house.enter("alice", "one", a=0), house.enter("alice", "one", a=0)
    other = house.enter("alice", "two", a=0)
    house.hub.apply([event("room:a", 1)])
    assert first.words() == second.words() == other.words() == ["room:a+1"]
    house.hub.apply([event("room:a", 2), SessionClosed("one"), event("room:a", 3)])
    assert first.words() == second.words() == [], "what waits is nobody's to read any more"
    assert first.pipe.closes == second.pipe.closes == [SIGNED_OUT]
    assert other.words() == ["room:a+2", "room:a+3"]
    assert house.hub.of_user("alice") == [other.subscriber]


def test_a_session_that_ends_while_connecting_is_closed_and_forgotten(house: House) -> None:
    mark = house.hub.mark
    house.hub.apply([SessionClosed("one")])
    socket = house.enter("alice", "other")
    late = Socket(house, "alice", "one")
    house.hub.add(late.subscriber, {"room:a": 0, "directory": 0}, mark)
    assert late.pipe.closes == [SIGNED_OUT]
    assert house.hub.of_user("alice") == [socket.subscriber]
    assert house.hub.subscribers("room:a") == []
