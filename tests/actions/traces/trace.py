"""A trace: what people's clients read at first, what was handed over since, what they would read now.

It is written while a story goes on; the client's reducers must lead from the first to the last of it. Nobody
else may act while something is read: an answer must stand exactly where the events before it end.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
from tests.support.stage import OPERATION_OF, Stage

from collabd.domain.api_keys import ListApiKeys
from collabd.domain.bookmarks import ListBookmarks
from collabd.domain.effects import Appended, Effect, Granted, Revoked
from collabd.domain.members import ListMembers
from collabd.domain.messages import ListMessages
from collabd.domain.pins import ListPins
from collabd.domain.records import Query
from collabd.domain.sessions import ListSessions
from collabd.domain.streams import room_of
from collabd.domain.sync import GetSnapshot, Snapshot
from collabd.domain.threads import ListReplies, ListThreads

Json = dict[str, Any]
ALL = 200
"""Items per page, the server's most."""
ASCENDING = (ListMessages, ListReplies)
"""Queries whose first page is the last part of the list."""


class Trace:
    """Writes down what happens to some of the people on a stage, who look at all rooms they can."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.steps: list[Json] = []
        self._rooms: dict[str, set[str]] = {}
        self._heard = 0

    async def begin(self, *names: str) -> None:
        """From here on the trace follows these people, with what they read now."""
        await self.go_on()
        for who in names:
            snapshot = await self.stage.ask(who, GetSnapshot())
            self._rooms[who] = {room.id for room in snapshot.rooms}
            await self._read("held", who, snapshot)

    async def go_on(self) -> None:
        """Take down what was handed over, and what people read of the rooms that are new to them."""
        for who, room_id in self._hear():
            await self._look_into(who, room_id)

    async def compare(self) -> None:
        """Let everybody begin anew with the same result, and look into rooms that are new to them."""
        await self.go_on()
        for who, rooms in self._rooms.items():
            snapshot = await self.stage.ask(who, GetSnapshot())
            await self._read("fresh", who, snapshot)
            for room in snapshot.rooms:
                if room.id not in rooms:
                    rooms.add(room.id)
                    await self._look_into(who, room.id)

    async def leave(self) -> None:
        """The last comparison."""
        await self.compare()

    def as_json(self) -> bytes:
        """The trace as JSON on one line."""
        return msgspec.json.encode(self.steps)

    def save(self, folder: Path, name: str) -> Path:
        """Keep the trace as a file, for `node replay.ts`."""
        path = folder / f"{name}.json"
        path.write_bytes(self.as_json() + b"\n")
        return path

    def _hear(self) -> list[tuple[str, str]]:
        """Write down what is new; who may read which room now and could not before."""
        new, self._heard = self.stage.w.effects[self._heard :], len(self.stage.w.effects)
        self.steps += filter(None, map(step_of, new))
        found: list[tuple[str, str]] = []
        for effect in new:
            if isinstance(effect, Granted):
                found += self._granted(effect)
            elif isinstance(effect, Revoked):
                self._revoked(effect)
        return [(who, room_id) for who, room_id in found if room_id in self._rooms[who]]

    def _granted(self, effect: Granted) -> Iterable[tuple[str, str]]:
        room_id = room_of(effect.position.stream)
        who = self._name(effect.user_id)
        if room_id is None or who is None or room_id in self._rooms[who]:
            return
        self._rooms[who].add(room_id)
        yield who, room_id

    def _revoked(self, effect: Revoked) -> None:
        for who, rooms in self._rooms.items():
            if effect.concerns(self.stage.id(who)):
                rooms.discard(room_of(effect.stream) or "")

    def _name(self, user_id: str) -> str | None:
        return next((who for who in self._rooms if self.stage.id(who) == user_id), None)

    async def _read(self, kind: str, who: str, snapshot: Snapshot) -> None:
        """Read all that a client may have loaded."""
        queries: list[Query] = [
            ListThreads(limit=ALL),
            ListBookmarks(limit=ALL),
            ListSessions(),
            ListApiKeys(),
        ]
        for room_id in self._rooms[who]:
            queries += inside(room_id)
        answers = [await self._ask(who, query) for query in queries]
        self._note(kind, who, answers + await self._threads(who, answers), snapshot)

    async def _look_into(self, who: str, room_id: str) -> None:
        answers = [await self._ask(who, query) for query in inside(room_id)]
        self._note("held", who, answers + await self._threads(who, answers))

    async def _threads(self, who: str, answers: list[Json]) -> list[Json]:
        pages = [answer["result"] for answer in answers if answer["name"] == "message.list"]
        firsts = [message for page in pages for message in page.items]
        return [await self._ask(who, ListReplies(message_id=first.id, limit=ALL)) for first in firsts]

    async def _ask(self, who: str, query: Query) -> Json:
        """Ask, page by page if need be, as if all were on one page."""
        result = page = await self.stage.ask(who, query)
        while getattr(page, "next", None) is not None:
            cursor = "before" if hasattr(query, "before") else "after"
            page = await self.stage.ask(who, msgspec.structs.replace(query, **{cursor: page.next}))
            pages = (page, result) if isinstance(query, ASCENDING) else (result, page)
            items = [item for one in pages for item in one.items]
            result = msgspec.structs.replace(result, items=items, next=None)
        return {"name": OPERATION_OF[type(query)].name, "asked": query, "result": result}

    def _note(self, kind: str, who: str, answers: list[Json], snapshot: Snapshot | None = None) -> None:
        self.steps.append({"kind": kind, "who": self.stage.id(who), "snapshot": snapshot, "answers": answers})


def inside(room_id: str) -> list[Query]:
    """What a client asks for when a room is opened."""
    return [
        ListMessages(room_id=room_id, limit=ALL),
        ListMembers(room_id=room_id, limit=ALL),
        ListPins(room_id=room_id, limit=ALL),
    ]


def step_of(effect: Effect) -> Json | None:
    """What was handed over, as a step."""
    if isinstance(effect, Appended):
        return {"kind": "appended", "position": effect.position, "event": msgspec.Raw(effect.body)}
    if isinstance(effect, Granted):
        return {"kind": "granted", "who": effect.user_id, "position": effect.position}
    if isinstance(effect, Revoked):
        keep = sorted(effect.keep)
        return {"kind": "revoked", "who": effect.user_id, "stream": effect.stream, "keep": keep}
    return None
