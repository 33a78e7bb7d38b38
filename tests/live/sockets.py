"""Sockets without a network: a hub, and connections whose frames are kept."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from collabd.domain.effects import Appended
from collabd.domain.records import Position
from collabd.live.channel import Subscriber
from collabd.live.connection import Connection, QueueLimits
from collabd.live.flush import Flusher
from collabd.live.hub import Hub
from collabd.live.pushes import Framing

EPOCH = "epoch"


def position(stream: str, offset: int) -> Position:
    return Position(stream=stream, epoch=EPOCH, offset=offset, tag=f"{offset:08x}")


def event(stream: str, offset: int) -> Appended:
    return Appended(position(stream, offset), json.dumps({"event": offset}).encode())


class Words:
    """An encoding that is easy to read back."""

    def publication(self, stream: str, body: bytes, offset: int) -> bytes:
        return json.dumps({"pub": stream, "offset": offset, "data": json.loads(body)}).encode()

    def subscribed(self, place: Position) -> bytes:
        return json.dumps({"subscribe": place.stream, "offset": place.offset}).encode()

    def unsubscribed(self, stream: str, code: int, reason: str) -> bytes:
        return json.dumps({"unsubscribe": stream, "code": code, "reason": reason}).encode()


def plain(payload: bytes) -> bytes:
    return payload


class Pipe:
    """A sink that keeps what it was given."""

    def __init__(self) -> None:
        self.framing: Framing = plain
        self.said: list[dict[str, Any]] = []
        self.closes: list[tuple[int, str]] = []

    def write(self, frame: bytes) -> None:
        self.said += [json.loads(line) for line in frame.split(b"\n")]

    def backlog(self) -> int:
        return 0

    def watch(self, hold: Callable[[bool], None]) -> None:
        pass

    def close(self, code: int, reason: str) -> None:
        self.closes.append((code, reason))


class Socket:
    """One socket at a hub; its client takes what has been flushed."""

    def __init__(self, house: House, user_id: str, session_id: str, *, follows_rooms: bool = True) -> None:
        self.pipe = Pipe()
        self.connection = Connection(
            self.pipe, house.flusher, QueueLimits(), lambda *_: house.hub.remove(self.subscriber)
        )
        self.subscriber = Subscriber(
            self.connection, f"client of {session_id}", user_id, session_id, follows_rooms=follows_rooms
        )
        self._turn = house.turn

    def taken(self) -> list[dict[str, Any]]:
        """What has arrived since the last call."""
        self._turn()
        said, self.pipe.said = self.pipe.said, []
        return said

    def words(self) -> list[str]:
        """The same in short: `room:a+1` an event, `room:a` an ephemeral, `<room:a@3` in, `>room:a` out."""
        return [in_short(said) for said in self.taken()]


def in_short(said: dict[str, Any]) -> str:
    if "pub" in said:
        return f"{said['pub']}+{said['offset']}" if said["offset"] else str(said["pub"])
    return f"<{said['subscribe']}@{said['offset']}" if "subscribe" in said else f">{said['unsubscribe']}"


class House:
    """A hub with a flusher whose turns are made by hand."""

    def __init__(self) -> None:
        self.hub = Hub(Words())
        self._calls: list[Callable[[], None]] = []
        self.flusher = Flusher(self._calls.append)

    def turn(self) -> None:
        """One turn of the event loop."""
        while self._calls:
            self._calls.pop(0)()

    def enter(
        self, user_id: str, session_id: str = "", *, follows_rooms: bool = True, **offsets: int
    ) -> Socket:
        """A socket that is taken up with streams at these offsets (`a=3` is room:a at 3)."""
        socket = Socket(self, user_id, session_id or f"{user_id}'s session", follows_rooms=follows_rooms)
        places = {f"room:{name}": offset for name, offset in offsets.items()}
        self.hub.add(socket.subscriber, places, self.hub.mark)
        return socket
