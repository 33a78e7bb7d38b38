"""The hub: everybody subscribed gets every event once and in order, and nothing that is no longer theirs."""

from __future__ import annotations

import pytest
from tests.live.sockets import House, Socket, Words, event, position

from collabd.domain.effects import Effect, Granted, SessionClosed
from collabd.live import journal
from collabd.live.hub import INSUFFICIENT_STATE


@pytest.fixture
def house() -> House:
    return House()


def events(stream: str, first: int, last: int) -> list[Effect]:
    return [event(stream, offset) for offset in range(first, last + 1)]


def test_an_event_goes_to_its_streams_subscribers_alone(house: House) -> None:
    alice, bob, carol = house.enter("alice", a=0, b=0), house.enter("bob", a=0), house.enter("carol", b=0)
    house.hub.apply([event("room:a", 1), event("room:b", 1), event("room:a", 2), event("room:none", 1)])
    assert alice.words() == ["room:a+1", "room:b+1", "room:a+2"]
    assert bob.words() == ["room:a+1", "room:a+2"]
    assert carol.words() == ["room:b+1"]


def test_all_sockets_of_a_person_hear_it(house: House) -> None:
    sockets = [house.enter("alice", f"session {number}", a=0) for number in range(3)]
    house.hub.apply([event("room:a", 1)])
    assert [socket.words() for socket in sockets] == [["room:a+1"]] * 3


def test_a_subscriber_gets_what_comes_after_its_snapshot(house: House) -> None:
    first = house.enter("alice", a=0)
    house.hub.apply(events("room:a", 1, 3))
    late = house.enter("bob", a=3)
    house.hub.apply([event("room:a", 4)])
    assert first.words() == ["room:a+1", "room:a+2", "room:a+3", "room:a+4"]
    assert late.words() == ["room:a+4"]


def test_what_was_committed_while_the_snapshot_was_read_is_made_up_for(house: House) -> None:
    """The snapshot may hold some of it: only what it lacks follows."""
    house.enter("bob", a=0)
    mark = house.hub.mark
    house.hub.apply(events("room:a", 1, 4))
    alice = house.enter("alice")
    alice.taken()
    other = house.enter("carol")
    house.hub.subscribe(alice.subscriber, "room:a", 2, mark)
    house.hub.subscribe(other.subscriber, "room:a", 4, mark)
    house.hub.apply([event("room:a", 5)])
    assert alice.words() == ["room:a+3", "room:a+4", "room:a+5"]
    assert other.words() == ["room:a+5"]


def test_a_snapshot_may_be_ahead_of_what_has_been_handed_over(house: House) -> None:
    """It was read after a commit whose effects are still on their way."""
    bob = house.enter("bob", a=0)
    ahead = house.enter("alice", a=2)
    house.hub.apply(events("room:a", 1, 3))
    assert bob.words() == ["room:a+1", "room:a+2", "room:a+3"]
    assert ahead.words() == ["room:a+3"]


def test_one_ahead_of_the_others_loses_nobody_behind(house: House) -> None:
    """The first subscriber of a stream may be ahead; one whose snapshot is older is not late for that."""
    ahead = house.enter("alice", a=2)
    behind = house.enter("bob", a=0)
    granted = house.enter("carol")
    house.hub.apply([Granted("carol", position("room:a", 0)), *events("room:a", 1, 3)])
    assert ahead.words() == ["room:a+3"]
    assert behind.words() == ["room:a+1", "room:a+2", "room:a+3"]
    assert granted.words() == ["<room:a@0", "room:a+1", "room:a+2", "room:a+3"]
    house.hub.apply(events("room:a", 4, 4))
    assert [one.words() for one in (ahead, behind, granted)] == [["room:a+4"]] * 3


def test_a_lost_event_sends_the_subscribers_to_resume(house: House) -> None:
    alice, other = house.enter("alice", a=0), house.enter("bob", b=0)
    house.hub.apply([event("room:a", 1), event("room:a", 3), event("room:b", 1)])
    assert alice.words() == ["room:a+1"], "nothing after the hole"
    assert alice.pipe.closes == [INSUFFICIENT_STATE]
    assert other.words() == ["room:b+1"]
    again = house.enter("alice", "again", a=3)
    house.hub.apply([event("room:a", 4)])
    assert again.words() == ["room:a+4"]


def test_an_event_that_comes_twice_is_taken_once(house: House) -> None:
    alice = house.enter("alice", a=0)
    house.hub.apply([event("room:a", 1), event("room:a", 1), event("room:a", 2), event("room:a", 1)])
    assert alice.words() == ["room:a+1", "room:a+2"]


def test_a_sweep_finds_what_was_lost_at_the_end(house: House) -> None:
    alice, bob = house.enter("alice", a=2), house.enter("bob", b=2)
    house.hub.check({"room:a": 2, "room:b": 1, "room:c": 9})
    assert alice.pipe.closes == bob.pipe.closes == []
    house.hub.check({"room:a": 3, "room:b": 2})
    assert alice.pipe.closes == [INSUFFICIENT_STATE]
    assert bob.pipe.closes == []


def test_whoever_lacks_something_is_not_left_behind_half(house: House) -> None:
    """A socket that is closed while it is taken up leaves nothing in the hub."""
    bob = house.enter("bob", b=0)
    house.hub.apply(events("room:b", 1, 5))
    mark = house.hub.mark
    late = Socket(house, "alice", "late")
    house.hub.add(late.subscriber, {"room:a": 0, "room:b": 2, "room:c": 0}, mark)
    house.hub.apply([event("room:b", 6)])
    assert bob.words() == [f"room:b+{offset}" for offset in range(1, 7)]
    assert late.words() == []
    assert late.pipe.closes == [INSUFFICIENT_STATE]
    assert house.hub.subscribers("room:a") == house.hub.subscribers("room:c") == []
    assert house.hub.subscribers("room:b") == [bob.subscriber]


def test_an_ephemeral_has_no_offset_and_reaches_who_is_there(house: House) -> None:
    alice = house.enter("alice", a=0)
    house.hub.send("room:a", b'{"typing": true}')
    house.hub.send("room:none", b"{}")
    assert alice.taken() == [{"pub": "room:a", "offset": 0, "data": {"typing": True}}]


def test_unsubscribing_ends_it_and_forgets_the_stream(house: House) -> None:
    alice = house.enter("alice", a=0, b=0)
    house.hub.unsubscribe(alice.subscriber, "room:a")
    house.hub.unsubscribe(alice.subscriber, "room:a")
    house.hub.unsubscribe(alice.subscriber, "room:never")
    house.hub.apply([event("room:a", 1), event("room:b", 1)])
    assert alice.words() == ["room:b+1"]
    assert house.hub.lasts() == {"room:b": 1}


def test_a_socket_that_is_gone_leaves_nothing(house: House) -> None:
    alice = house.enter("alice", a=0, b=3)
    house.hub.remove(alice.subscriber)
    house.hub.remove(alice.subscriber)
    house.hub.apply(
        [event("room:a", 1), Granted("alice", position("room:c", 0)), SessionClosed("alice's session")]
    )
    assert alice.words() == []
    assert alice.pipe.closes == []
    assert house.hub.lasts() == {}
    assert house.hub.of_user("alice") == []


class Counting(Words):
    """Counts how often something is encoded."""

    def __init__(self) -> None:
        self.encoded = 0

    def publication(self, stream: str, body: bytes, offset: int) -> bytes:
        self.encoded += 1
        return super().publication(stream, body, offset)


def test_all_subscribers_share_one_encoded_message(house: House) -> None:
    """Encoded once, however many there are."""
    encoding = house.hub._encoding = Counting()
    sockets = [house.enter(f"person {number}", a=0) for number in range(20)]
    house.hub.apply([event("room:a", 1)])
    assert all(socket.words() == ["room:a+1"] for socket in sockets)
    assert encoding.encoded == 1


def test_a_read_that_took_too_long_is_found_out(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "GREATEST_EFFECTS", 10)
    mark = house.hub.mark
    house.hub.apply(events("room:a", 1, 10))
    assert house.hub.remembers(mark)
    house.hub.apply(events("room:a", 11, 11))
    assert not house.hub.remembers(mark)
    assert house.hub.remembers(house.hub.mark)


def test_what_is_published_and_delivered_is_counted(house: House) -> None:
    house.enter("alice", "one", a=0, b=0)
    late = house.enter("bob", a=1)
    assert house.hub.present() == (2, 3)
    house.hub.apply([event("room:a", 1), event("room:b", 1), event("room:none", 1)])
    house.hub.send("room:a", b"{}")
    tally = house.hub.tally
    assert (tally.published, tally.delivered, tally.ephemerals) == (3, 2, 1), "bob had the first already"
    house.hub.apply([event("room:a", 2)])
    assert (tally.published, tally.delivered) == (4, 4)
    house.hub.remove(late.subscriber)
    house.hub.apply([event("room:a", 3)])
    assert (tally.delivered, house.hub.present()) == (5, (1, 2))


def test_what_is_made_up_for_counts_as_delivered(house: House) -> None:
    mark = house.hub.mark
    house.hub.apply(events("room:a", 1, 3))
    alice = house.enter("alice")
    house.hub.subscribe(alice.subscriber, "room:a", 1, mark)
    assert alice.words() == ["room:a+2", "room:a+3"]
    assert house.hub.tally.delivered == 2
