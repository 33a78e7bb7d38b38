"""Clients without a network, which believe what they are told, and watch every byte that they are handed."""

from __future__ import annotations

import itertools
import json
import random
from collections.abc import Callable
from typing import Any

from tests.api.socket.watch import Watch
from tests.support.people import Person

from collabd.api.services import Caller, Services
from collabd.api.socket.peer import Peer
from collabd.live.pushes import Framing


def plain(payload: bytes) -> bytes:
    return payload


class Line:
    """A sink whose bytes are with the client as soon as they are written; it can be held for a while."""

    def __init__(self, take: Callable[[dict[str, Any]], None], end: Callable[[int], None]) -> None:
        self.framing: Framing = plain
        self.closed = False
        self.faults: list[AssertionError] = []
        """What was wrong: to raise it here would only end the connection, as any failing transport does."""
        self._take = take
        self._end = end
        self._hold: Callable[[bool], None] = lambda _: None
        self._cut = False

    def cut(self) -> None:
        """The client is gone: nothing reaches it, not even a close."""
        self._cut = True

    def write(self, frame: bytes) -> None:
        if self._cut:
            return
        try:
            assert not self.closed, "after the close"
            for line in frame.split(b"\n"):
                self._take(json.loads(line))
        except AssertionError as error:
            self.faults.append(error)

    def backlog(self) -> int:
        return 0

    def watch(self, hold: Callable[[bool], None]) -> None:
        self._hold = hold

    def hold(self, held: bool) -> None:
        if not self.closed:
            self._hold(held)

    def close(self, code: int, _: str) -> None:
        if self.closed:
            self.faults.append(AssertionError("closed twice"))
        self.closed = True
        if not self._cut:
            self._end(code)


class Client:
    """One device of a person. Keeps its places over disconnects, and resumes from them."""

    def __init__(self, services: Services, watch: Watch, person: Person, dice: random.Random) -> None:
        self.person = person
        self.token: str | None = person.token
        self.session_id = person.actor.session_id
        self.follows_rooms = dice.random() < 0.6
        self.holds: dict[str, int] = {}
        """What is subscribed, and the offset reached."""
        self.seen: dict[str, tuple[str, int]] = {}
        """Epoch and offset of every stream that was ever subscribed."""
        self.connected = False
        self.recovered = 0
        self.faults: list[AssertionError] = []
        self._services = services
        self._watch = watch
        self._dice = dice
        self._peer: Peer | None = None
        self._line: Line | None = None
        self._ids = itertools.count(2)
        self._asked: dict[int, tuple[str, str]] = {}
        self._gone: dict[int, int] = {}
        """How many texts were gone when something was asked for."""

    @property
    def online(self) -> bool:
        """Whether there is a socket."""
        return self._peer is not None

    def connect(self) -> None:
        """Open a socket and connect, from where this client stands."""
        self.holds, self._asked, self.connected = {}, {}, False
        self._line = Line(self._take, self._ended)
        self._line.faults = self.faults
        self._peer = Peer(self._services, Caller(actor=None), "", self._line)
        mine = {stream: place for stream, place in self.seen.items() if self.follows_rooms or ":" in stream}
        places = {stream: {"epoch": epoch, "offset": offset} for stream, (epoch, offset) in mine.items()}
        data = {"rooms": "joined" if self.follows_rooms else "none"}
        if self._dice.random() < 0.5:
            connect: dict[str, Any] = {"token": self.token, "data": {**data, "positions": places}}
        else:
            subs = {stream: {"recover": True, **place} for stream, place in places.items()}
            connect = {"token": self.token, "data": data, "subs": subs}
        self._gone = {1: len(self._watch.gone)}
        self._peer.receive(json.dumps({"id": 1, "connect": connect}).encode())

    def leave(self) -> None:
        """Lose the socket."""
        if self._peer is not None and self._line is not None:
            self._line.cut()
            peer, self._peer = self._peer, None
            peer.close(1000, "")
            self.holds, self.connected = {}, False

    def ask(self, method: str, stream: str, **request: Any) -> None:
        """Send a command about a stream."""
        if self._peer is not None:
            number = next(self._ids)
            self._asked[number] = (method, stream)
            self._gone[number] = len(self._watch.gone)
            self._peer.receive(json.dumps({"id": number, method: {"channel": stream, **request}}).encode())

    def subscribe(self, stream: str) -> None:
        """Subscribe, from where this client stands if it has been there."""
        place = self.seen.get(stream)
        recover = {} if place is None else {"recover": True, "epoch": place[0], "offset": place[1]}
        self.ask("subscribe", stream, **recover)

    def say(self, room_id: str) -> None:
        """Post a message."""
        if self._peer is not None:
            rpc = {"method": "message.send", "data": {"roomId": room_id, "content": "a word"}}
            self._peer.receive(json.dumps({"id": next(self._ids), "rpc": rpc}).encode())

    def hold(self, held: bool) -> None:
        """Read nothing for a while, or go on."""
        if self._line is not None:
            self._line.hold(held)

    def _ended(self, code: int) -> None:
        if code == 3500:
            self.token = None
        self.holds, self.connected = {}, False
        peer, self._peer = self._peer, None
        if peer is not None:
            peer.close(1000, "")

    def _take(self, said: dict[str, Any]) -> None:
        assert self.session_id not in self._watch.ended, f"{said} after the end of the session"
        if said.get("id") in self._gone:
            leaks = self._watch.leaks(json.dumps(said), self._gone[said["id"]])
            assert not leaks, f"{leaks} told after they were gone: {said}"
        if "push" in said:
            self._take_push(said["push"])
        elif "connect" in said:
            self.connected = True
            for stream, begun in said["connect"].get("subs", {}).items():
                self._begin(stream, begun)
        elif said.get("id") in self._asked:
            self._take_reply(said, *self._asked.pop(said["id"]))
        elif "error" in said and said["id"] == 1:
            self.leave()

    def _take_reply(self, said: dict[str, Any], method: str, stream: str) -> None:
        if "error" in said:
            return
        if method == "subscribe":
            self._begin(stream, said["subscribe"])
        elif method == "unsubscribe":
            self.holds.pop(stream, None)
        elif said["history"].get("publications"):
            self._may_hear(stream)

    def _begin(self, stream: str, begun: dict[str, Any]) -> None:
        assert stream not in self.holds, "subscribed twice"
        offset, missed = begun.get("offset", 0), begun.get("publications", [])
        if begun.get("was_recovering"):
            assert begun["recovered"], "nothing is ever out of reach here"
            assert offset == self.seen[stream][1]
            self.recovered += len(missed)
        assert offset >= self.seen.get(stream, ("", 0))[1], "sent back to what it has"
        self._reach(stream, offset, begun["epoch"])
        for publication in missed:
            self._hear(stream, publication["offset"])

    def _take_push(self, push: dict[str, Any]) -> None:
        stream = push["channel"]
        if "subscribe" in push:
            self._begin(stream, push["subscribe"])
        elif "unsubscribe" in push:
            self.holds.pop(stream, None)
        elif push["pub"].get("offset"):
            self._hear(stream, push["pub"]["offset"])
        else:
            self._may_hear(stream)

    def _hear(self, stream: str, offset: int) -> None:
        self._may_hear(stream)
        assert offset == self.holds[stream] + 1, "missed, doubled or after the end"
        self._reach(stream, offset, self.seen[stream][0])

    def _may_hear(self, stream: str) -> None:
        assert self._watch.may_hear(self.person.id, stream), f"{stream} after it was taken away"

    def _reach(self, stream: str, offset: int, epoch: str) -> None:
        self.holds[stream] = offset
        self.seen[stream] = (epoch, offset)
