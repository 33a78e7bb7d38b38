"""A stage on which named people act on the store, as over either door but without one."""

from __future__ import annotations

from functools import cached_property
from typing import Any, Protocol

import msgspec
from tests.support.people import YEAR, Person, person
from tests.support.services import server_over
from tests.support.stores import World

from collabd.actions.context import Snapshot, Transaction
from collabd.api.auth import token_hash
from collabd.api.handlers import Answered
from collabd.api.http import OPERATIONS
from collabd.api.services import Caller, Services
from collabd.domain.effects import Appended, Chosen, Granted, Redacted, Revoked, SessionClosed
from collabd.domain.errors import CollabError
from collabd.domain.members import AddMember
from collabd.domain.messages import SendMessage
from collabd.domain.records import Command, Query
from collabd.domain.rooms import CreateRoom, JoinRoom, RoomKind

OPERATION_OF = {operation.request: operation for operation in OPERATIONS}
"""Every command and query, by its Struct."""
VERBS = {operation.request: operation.verb for operation in OPERATIONS if operation.verb is not None}
"""Those that are one transaction."""


class Witness(Protocol):
    """Someone who looks at what happens on a stage."""

    async def begin(self, *names: str) -> None:
        """Begin, or begin anew, with these people."""

    async def go_on(self) -> None:
        """Something was done, and nothing is being done at the moment."""

    async def leave(self) -> None:
        """The end."""


class Stage:
    """People by name, their rooms by name, and what their deeds have published."""

    def __init__(self, w: World) -> None:
        self.w = w
        self.people: dict[str, Person] = {}
        self.rooms: dict[str, str] = {}
        self._told = 0
        self._busy = 0
        self._witness: Witness | None = None

    async def enter(self, *names: str, groups: tuple[str, ...] = ()) -> None:
        """New people, in these groups (by id)."""
        for name in names:
            self.people[name] = await person(self.w.store, name, *groups)
        if self._witness is not None:
            await self._witness.begin(*self.people)

    async def add_session(self, name: str) -> str:
        """Another session of a person's; its id."""
        user_id, token = self.id(name), token_hash(f"another-{name}-token")

        async def add(tx: Transaction) -> str:
            session_id = tx.new_id()
            until = tx.now + YEAR
            await tx.sessions.insert(session_id, user_id, token, "phone", "127.0.0.1", tx.now, until)
            return session_id

        return await self.w.store.write(add)

    def id(self, name: str) -> str:
        """A person's id."""
        return self.people[name].id

    @cached_property
    def services(self) -> Services:
        """The server around the store."""
        return server_over(self.w)[1]

    async def let_watch(self, witness: Witness) -> None:
        """From here on a witness looks at all that is done."""
        self._witness = witness
        await witness.begin(*self.people)

    async def send_away(self) -> None:
        """What follows is not for the witness: it is no command that does it."""
        if self._witness is not None:
            await self._witness.leave()
        self._witness = None

    async def do(self, who: str, request: Command | Query) -> Any:
        """Carry out a command, or ask a query; its result. Raises `CollabError`."""
        self._busy += 1
        try:
            return await self.ask(who, request)
        finally:
            self._busy -= 1
            if self._witness is not None and not self._busy:
                await self._witness.go_on()

    async def ask(self, who: str, request: Command | Query) -> Any:
        """The same without being watched."""
        caller = Caller(actor=self.people[who].actor)
        result = await OPERATION_OF[type(request)].start(self.services, caller, request)
        return result.result if isinstance(result, Answered) else result

    async def refused(self, who: str, request: Command | Query) -> CollabError:
        """The refusal of a command or query; fails if it is not refused."""
        try:
            await self.do(who, request)
        except CollabError as error:
            return error
        raise AssertionError(f"{who} was allowed to {request}")

    async def room(self, owner: str, name: str, *others: str, kind: RoomKind = "public") -> str:
        """A room of `owner` with others in it; its id."""
        made = await self.do(owner, CreateRoom(name=name, kind=kind))
        self.rooms[name] = room_id = made.room.id
        for other in others:
            if kind == "public":
                await self.do(other, JoinRoom(room_id=room_id))
            else:
                await self.do(owner, AddMember(room_id=room_id, user_id=self.id(other)))
        return str(room_id)

    async def say(self, who: str, room_id: str, content: str) -> Any:
        """Post; the message."""
        return (await self.do(who, SendMessage(room_id=room_id, content=content))).message

    async def reply(self, who: str, first: Any, content: str) -> Any:
        """Post below a message; the reply."""
        command = SendMessage(room_id=first.room_id, content=content, thread_id=first.id)
        return (await self.do(who, command)).message

    def forget(self) -> None:
        """Leave out of `told` what has happened until now."""
        self._told = len(self.w.effects)

    def told(self) -> list[str]:
        """What was handed over since the last call, in order and in short.

        `room:General message.created` for an event, `+bob room:General` and `-bob ...` for who may read it
        (`-*`: nobody), `x session` for the end of one, `bob is BUSY` for what a person has chosen.
        """
        new = self.w.effects[self._told :]
        self.forget()
        return [self._in_short(effect) for effect in new]

    def events(self, kind: str) -> list[dict[str, Any]]:
        """All events of a type that were ever handed over, decoded."""
        bodies = [msgspec.json.decode(one.body) for one in self.w.effects if isinstance(one, Appended)]
        return [body for body in bodies if body["type"] == kind]

    def _in_short(self, effect: object) -> str:
        if isinstance(effect, Appended):
            return f"{self._named(effect.position.stream)} {msgspec.json.decode(effect.body)['type']}"
        if isinstance(effect, Granted):
            return f"+{self._name(effect.user_id)} {self._named(effect.position.stream)}"
        if isinstance(effect, Revoked):
            others = ", ".join(sorted(map(self._name, effect.keep)))
            nobody = f"* but {others}" if others else "*"
            who = self._name(effect.user_id) if effect.user_id else nobody
            return f"-{who} {self._named(effect.stream)}"
        if isinstance(effect, Redacted):
            return f"redacted {self._named(effect.stream)}"
        if isinstance(effect, Chosen):
            return f"{self._name(effect.user_id)} is {effect.choice.availability}"
        assert isinstance(effect, SessionClosed)
        return f"x {effect.session_id}"

    def _name(self, user_id: str) -> str:
        return next(name for name, one in self.people.items() if one.id == user_id)

    def _named(self, stream: str) -> str:
        kind, _, key = stream.partition(":")
        if kind == "user":
            return f"user:{self._name(key)}"
        names = {room_id: name for name, room_id in self.rooms.items()}
        return f"room:{names.get(key, '?')}" if kind == "room" else stream


async def everything(view: Snapshot, table: str) -> list[tuple[Any, ...]]:
    """All rows of a table, by its own order."""
    return await view.events.rows.all(f"SELECT * FROM {table}")
