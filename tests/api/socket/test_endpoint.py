"""The door of the socket: who is let in at all, and that whoever was is let go of again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, cast

import pytest
from litestar import WebSocket

from collabd.api.measures import Measures
from collabd.api.services import Services
from collabd.api.socket import endpoint
from collabd.api.socket.peer import Peer
from collabd.config import Config, Live
from collabd.live.flush import Flusher
from collabd.live.pushes import Framing


class Door:
    """A handshake from an address, and what becomes of it; the client says `says`, and ends with `code`."""

    def __init__(self, address: str, *says: str, code: int = 1000) -> None:
        self.scope = {
            "type": "websocket",
            "scheme": "ws",
            "query_string": b"",
            "headers": [],
            "client": (address, 1),
        }
        self.answer: object = None
        self._says = iter(says)
        self._code = code

    async def accept(self, subprotocols: str | None) -> None:
        self.answer = "in" if subprotocols is None else subprotocols

    async def send(self, message: dict[str, Any]) -> None:
        self.answer = message.get("status", self.answer)

    async def receive(self) -> dict[str, Any]:
        text = next(self._says, None)
        if text is None:
            return {"type": "websocket.disconnect", "code": self._code}
        return {"type": "websocket.receive", "text": text}


class Pipe:
    """A transport that notes its end."""

    def __init__(self) -> None:
        self.ended: tuple[int, str] | None = None

    @property
    def framing(self) -> Framing:
        return bytes

    def write(self, frame: bytes) -> None:
        raise AssertionError(f"nothing was to be said: {frame!r}")

    def backlog(self) -> int:
        return 0

    def watch(self, hold: object) -> None:
        """It never fills up."""

    def close(self, code: int, reason: str) -> None:
        self.ended = code, reason


def few(waiting: Counter[str]) -> Services:
    """The services of a server that lets two sockets of an address wait."""
    config = Config(live=Live(unauthenticated_per_address=2))
    made = SimpleNamespace(
        config=config,
        unauthenticated=waiting,
        clock=lambda: 0,
        flusher=Flusher(lambda _: None),
        measures=Measures(),
    )
    return cast(Services, made)


async def knock(services: Services, door: Door) -> object:
    await endpoint.serve(cast("WebSocket[Any, Any, Any]", door), services)
    return door.answer


@pytest.fixture
def pipe(monkeypatch: pytest.MonkeyPatch) -> Iterator[Pipe]:
    made = Pipe()
    monkeypatch.setattr(endpoint, "current_sink", lambda: made)
    yield made
    assert made.ended


async def test_a_network_has_so_many_sockets_that_have_not_said_who_they_are(pipe: Pipe) -> None:
    waiting = Counter({"2001:db8:1:2::": 1, "192.0.2.1": 2})
    services = few(waiting)
    assert await knock(services, Door("2001:db8:1:2::7")) == "in"
    waiting["2001:db8:1:2::"] = 2
    for address in ("2001:db8:1:2::7", "2001:db8:1:2:ffff::8", "192.0.2.1", "::ffff:192.0.2.1"):
        assert await knock(services, Door(address)) == 429
    for address in ("2001:db8:1:3::7", "192.0.2.2"):
        assert await knock(services, Door(address)) == "in"
    assert waiting == Counter({"2001:db8:1:2::": 2, "192.0.2.1": 2}), "who has gone is not counted"


async def test_a_fault_lets_go_of_the_socket(pipe: Pipe, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    waiting: Counter[str] = Counter()
    monkeypatch.setattr(Peer, "receive", fail)
    with pytest.raises(ZeroDivisionError):
        await knock(few(waiting), Door("192.0.2.1", "{}"))
    assert pipe.ended == (1011, "")
    assert not waiting


@pytest.mark.parametrize(
    ("code", "noted"),
    [
        (1000, (1000, "")),
        (1006, (1006, "")),
        (3001, (3001, "shutdown")),
        (4321, (1000, "")),
    ],
    ids=["goodbye", "lost", "drained", "a code of the client's own"],
)
async def test_how_a_socket_ended_is_noted(pipe: Pipe, code: int, noted: tuple[int, str]) -> None:
    services = few(Counter())
    assert await knock(services, Door("192.0.2.1", code=code)) == "in"
    assert pipe.ended == noted
    assert services.measures.closes == Counter({noted[0]: 1})
