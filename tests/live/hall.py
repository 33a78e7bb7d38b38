"""Presence on a clock that the test moves, and what it announces."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from collabd.domain.effects import Chosen
from collabd.domain.presence import Availability, Choice, Remembered
from collabd.live.devices import Device
from collabd.live.presence import Presence

SIGNS = {"ONLINE": "+", "AWAY": "~", "BUSY": "!", "OFFLINE": "-"}


class Time:
    """A clock in milliseconds that the test moves, and the calls that wait for it."""

    def __init__(self) -> None:
        self.now = 1_795_000_000_000
        self._calls: list[tuple[int, int, Callable[[], None]]] = []
        self._made = 0

    def __call__(self) -> int:
        return self.now

    def call_later(self, seconds: float, call: Callable[[], None]) -> None:
        self._made += 1
        self._calls.append((self.now + int(seconds * 1000), self._made, call))

    def pass_by(self, seconds: float) -> None:
        """Let time pass, making each call when it is due."""
        end = self.now + int(seconds * 1000)
        while due := [call for call in self._calls if call[0] <= end]:
            first = min(due)
            self._calls.remove(first)
            self.now = max(self.now, first[0])
            first[2]()
        self.now = end


class Hall:
    """Presence with a grace of 15 seconds, and what it has announced."""

    def __init__(self, grace: float = 15) -> None:
        self.time = Time()
        self.pushes: list[tuple[str, dict[str, Any]]] = []
        self.sockets = 0
        self.presence = Presence(self.time, self.time.call_later, self._send, grace, lambda _: self.sockets)

    def enter(
        self,
        who: str,
        client: str = "",
        *,
        idle: bool = False,
        chosen: Availability = "AUTO",
        at: int = 0,
        session: str = "session",
    ) -> None:
        """A device of someone; by default their only one, named like them."""
        self.sockets += 1
        device = Device(name="Firefox on Linux", session_id=session, is_idle=idle)
        self.presence.entered(who, who.capitalize(), client or who, device, Choice(chosen, at))

    def leave(self, who: str, client: str = "") -> None:
        """A device of someone goes."""
        self.sockets -= 1
        self.presence.left(who, client or who)

    def idle(self, who: str, client: str = "", *, is_idle: bool = True) -> None:
        self.presence.set_idle(who, client or who, is_idle=is_idle)

    def choose(self, who: str, availability: Availability, at: int = 1) -> None:
        self.presence.apply([Chosen(who, Choice(availability, at))])

    def restore(self, people: Iterable[tuple[str, str]]) -> None:
        """These were here before the server started: names, and their signs."""
        statuses: dict[str, Any] = {sign: status for status, sign in SIGNS.items()}
        now = self.time.now - 60_000
        self.presence.restore(
            [Remembered(who, statuses[sign], now, who.capitalize()) for who, sign in people]
        )

    def heard(self, stream: str = "directory") -> list[str]:
        """What a stream was told since the last call, push by push, like `+bob`, `-bob`, `>bob`."""
        said = [words(event) for at, event in self.pushes if at == stream]
        self.pushes = [push for push in self.pushes if push[0] != stream]
        return said

    def here(self) -> list[str]:
        return [SIGNS[one.status] + one.user_id for one in self.presence.everybody()]

    def _send(self, stream: str, body: bytes) -> None:
        self.pushes.append((stream, json.loads(body)))


def words(event: dict[str, Any]) -> str:
    """An event in short: the people in it, each with a sign for what became of them."""
    if event["type"] == "presence.changed":
        return " ".join(SIGNS[one["status"]] + one["userId"] for one in event["presences"])
    if event["type"] == "presence.entered":
        return " ".join(f">{one['userId']}" for one in event["presences"])
    return " ".join(f"<{user_id}" for user_id in event["userIds"])
