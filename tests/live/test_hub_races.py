"""Subscribing races with commits, effects on their way, revocations and grants, in every order.

A small world without a database: commits make truth at once, their effects reach the hub later, and a
snapshot shows the truth of the moment at which it is read. Whatever the order, a client that believes what it
is told must end with every event it may see, each once and in order.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

import pytest
from tests.live.sockets import House, Socket, event, position

from collabd.domain.effects import Effect, Granted, Revoked, SessionClosed

STREAMS = ("room:a", "room:b", "room:c")
PEOPLE = ("alice", "bob", "carol")


@dataclass
class Truth:
    """What has been committed, and its effects in order."""

    heads: dict[str, int] = field(default_factory=lambda: dict.fromkeys(STREAMS, 0))
    members: dict[str, set[str]] = field(default_factory=lambda: {stream: set() for stream in STREAMS})
    ended: set[str] = field(default_factory=set)
    effects: list[Effect] = field(default_factory=list)

    def append(self, stream: str) -> None:
        self.heads[stream] += 1
        self.effects.append(event(stream, self.heads[stream]))

    def let_in(self, person: str, stream: str) -> None:
        if person not in self.members[stream]:
            self.members[stream].add(person)
            self.effects.append(Granted(person, position(stream, self.heads[stream])))
            self.append(stream)

    def put_out(self, person: str, stream: str) -> None:
        if person in self.members[stream]:
            self.members[stream].remove(person)
            self.effects.append(Revoked(person, stream, self.heads[stream]))
            self.append(stream)

    def close(self, stream: str) -> None:
        """Everybody is out, as when a room is deleted."""
        self.append(stream)
        self.members[stream].clear()
        self.effects.append(Revoked(None, stream, self.heads[stream]))

    def end(self, session: str) -> None:
        self.ended.add(session)
        self.effects.append(SessionClosed(session))


class Client:
    """A client that is connecting, step by step, and then believes what it is told."""

    def __init__(self, race: Race, person: str, number: int, *, follows_rooms: bool) -> None:
        self.person = person
        self.session = f"session {number}"
        self.socket = Socket(race.house, person, self.session, follows_rooms=follows_rooms)
        self.mark: int | None = None
        self.read: dict[str, int] | None = None
        self.added = False
        self.holds: dict[str, int] = {}
        self.seen: dict[str, int] = {}
        self.read_after = 0
        self.follows_rooms = follows_rooms

    def step(self, race: Race) -> None:
        """The next step of connecting: take the mark, read the snapshot, be taken up."""
        hub, truth = race.house.hub, race.truth
        if self.mark is None:
            self.mark = hub.mark
        elif self.read is None:
            mine = {stream for stream in STREAMS if self.person in truth.members[stream]}
            self.read = {stream: truth.heads[stream] for stream in mine}
            self.read_after = len(truth.effects)
            self.dead = self.session in truth.ended
        elif not self.added and not self.dead:
            self.added = True
            self.holds, self.seen = dict(self.read), dict(self.read)
            if self.follows_rooms:
                hub.add(self.socket.subscriber, self.read, self.mark)
                return
            hub.add(self.socket.subscriber, {}, self.mark)
            for stream, offset in self.read.items():
                hub.subscribe(self.socket.subscriber, stream, offset, self.mark)

    def take(self) -> None:
        """Believe what has arrived: each event is the very next one of a stream that is subscribed."""
        for said in self.socket.taken():
            if "subscribe" in said:
                assert said["subscribe"] not in self.holds, "subscribed twice"
                assert said["offset"] >= self.seen.get(said["subscribe"], 0), "sent back to what it has"
                self.holds[said["subscribe"]] = said["offset"]
            elif "unsubscribe" in said:
                self.holds.pop(said["unsubscribe"], None)
            else:
                assert said["offset"] == self.holds[said["pub"]] + 1, "missed, doubled or after the end"
                self.holds[said["pub"]] += 1
                self.seen[said["pub"]] = said["offset"]


class Race:
    """One run, decided by its seed."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.house = House()
        self.truth = Truth()
        self.applied = 0
        self.clients: list[Client] = []
        for stream in STREAMS[:2]:
            for person in PEOPLE[:2]:
                self.truth.let_in(person, stream)
        self.deliver(len(self.truth.effects))

    def commit(self) -> None:
        stream, person = self.dice.choice(STREAMS), self.dice.choice(PEOPLE)
        kind = self.dice.random()
        if kind < 0.6:
            self.truth.append(stream)
        elif kind < 0.75:
            self.truth.put_out(person, stream)
        elif kind < 0.92:
            self.truth.let_in(person, stream)
        elif kind < 0.95:
            self.truth.close(stream)
        elif self.clients and kind < 0.97:
            self.truth.end(self.dice.choice(self.clients).session)

    def deliver(self, count: int) -> None:
        """Some of the effects on their way arrive, in their order."""
        arriving = self.truth.effects[self.applied : self.applied + count]
        self.applied += len(arriving)
        self.house.hub.apply(arriving)

    def go_on(self) -> None:
        kind = self.dice.random()
        if kind < 0.4:
            self.commit()
        elif kind < 0.55:
            self.deliver(self.dice.randint(1, 6))
        elif kind < 0.62 and len(self.clients) < 12:
            person = self.dice.choice(PEOPLE)
            self.clients.append(
                Client(self, person, len(self.clients), follows_rooms=self.dice.random() < 0.7)
            )
        elif kind < 0.9 and self.clients:
            self.dice.choice(self.clients).step(self)
        elif self.clients:
            self.dice.choice(self.clients).take()

    def finish(self) -> None:
        for client in self.clients:
            for _ in range(3):
                client.step(self)
        self.deliver(len(self.truth.effects))
        for client in self.clients:
            client.take()

    def should_hold(self, client: Client) -> dict[str, int]:
        """By right; one that follows no rooms keeps what it asked for and did not lose since."""
        mine = {s: self.truth.heads[s] for s in STREAMS if client.person in self.truth.members[s]}
        if client.follows_rooms:
            return mine
        lost = {
            effect.stream
            for effect in self.truth.effects[client.read_after :]
            if isinstance(effect, Revoked) and effect.user_id in {None, client.person}
        }
        return {
            stream: head
            for stream, head in mine.items()
            if stream in (client.read or {}) and stream not in lost
        }


@pytest.mark.parametrize("seed", range(8))
def test_nothing_is_missed_or_doubled_or_seen_too_late(seed: int) -> None:
    subscribed = closed = 0
    for number in range(60):
        race = Race(seed * 1000 + number)
        for _ in range(150):
            race.go_on()
        race.finish()
        for client in race.clients:
            ended = client.session in race.truth.ended
            assert bool(client.socket.pipe.closes) == (ended and client.added), f"seed {seed * 1000 + number}"
            if ended or not client.added:
                closed += 1
                continue
            assert client.holds == race.should_hold(client), f"seed {seed * 1000 + number}"
            subscribed += len(client.holds)
        for client in race.clients:
            race.house.hub.remove(client.socket.subscriber)
        assert race.house.hub.lasts() == {}, "nothing is kept for those who have gone"
    assert subscribed > 200
    assert closed > 10
