"""A crowd that does at random what people do, and the troubles that befall what it does."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from tests.support.people import Person
from tests.support.stage import VERBS
from tests.support.stores import START, raw

from collabd.actions.commands import perform
from collabd.actions.context import Transaction
from collabd.domain.effects import Appended
from collabd.domain.members import AddMember, RemoveMember
from collabd.domain.messages import DeleteMessage, EditMessage, SendMessage
from collabd.domain.reactions import AddReaction, RemoveReaction
from collabd.domain.records import Command
from collabd.domain.rooms import CreateRoom, JoinRoom, LeaveRoom

Trouble = Callable[[sqlite3.Connection], AbstractContextManager[object]]
NO_TROUBLE: Trouble = nullcontext
MOST_PAGES = 1_073_741_823
MOST_ROOMS = 12
LONGEST = 6000
"""Characters: beyond a page of 4 KiB, so that many a message needs pages of its own."""


@contextmanager
def full(connection: sqlite3.Connection) -> Iterator[None]:
    """No page can be added."""
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA max_page_count = {MOST_PAGES}")


@contextmanager
def interrupted(connection: sqlite3.Connection, after: int) -> Iterator[None]:
    """The first statement that takes so many steps of SQLite's machine is interrupted."""
    connection.set_progress_handler(lambda: True, after)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)


@contextmanager
def faulty(_: sqlite3.Connection) -> Iterator[None]:
    """The action does all its work, and then fails by a fault of its own."""
    yield
    raise ZeroDivisionError("a fault of ours")


@dataclass
class Deed:
    """Somebody's command, what befalls it, and how far it came inside the transaction."""

    who: Person
    command: Command
    trouble: Trouble = NO_TROUBLE
    begun: bool = False
    appended: list[Appended] = field(default_factory=list)
    """What it has appended, if it ran to its end inside the transaction."""

    @property
    def message_id(self) -> str | None:
        """The message that it makes, if it makes one."""
        return self.command.id if isinstance(self.command, SendMessage) else None

    async def carry_out(self, tx: Transaction) -> Any:
        self.begun = True
        with self.trouble(raw(tx)):
            result = await perform(tx, VERBS[type(self.command)], self.who.actor, self.command)
        self.appended = [effect for effect in tx.effects if isinstance(effect, Appended)]
        return result


@dataclass
class Crowd:
    """People, the rooms they know of, what they have tried to say. All by the dice."""

    dice: random.Random
    people: list[Person]
    rooms: list[str]
    said: list[tuple[Person, SendMessage]] = field(default_factory=list)

    def deed(self) -> Deed:
        """What somebody does next."""
        who, command = self._repeat() if self.said and self.dice.random() < 0.08 else self._command()
        return Deed(who, command, self._trouble())

    def _trouble(self) -> Trouble:
        kind = self.dice.random()
        if kind < 0.03:
            return full
        if kind < 0.06:
            return partial(interrupted, after=self.dice.randint(1, 60))
        return faulty if kind < 0.09 else NO_TROUBLE

    def _repeat(self) -> tuple[Person, Command]:
        """The same once more, by the same id; now and then with other words, which is refused."""
        who, again = self.dice.choice(self.said[-50:])
        if self.dice.random() < 0.2:
            again = SendMessage(id=again.id, room_id=again.room_id, content="something else")
        return who, again

    def _command(self) -> tuple[Person, Command]:
        who = self.dice.choice(self.people)
        if len(self.rooms) < 3 or (len(self.rooms) < MOST_ROOMS and self.dice.random() < 0.02):
            self.rooms.append(self._id())
            return who, CreateRoom(id=self.rooms[-1], name=f"Room {len(self.rooms)}", kind="public")
        room, other = self.dice.choice(self.rooms), self.dice.choice(self.people)
        if not self.said or self.dice.random() < 0.55:
            message = SendMessage(id=self._id(), room_id=room, content=self._words())
            self.said.append((who, message))
            return who, message
        _, about = self.dice.choice(self.said[-200:])
        assert about.id is not None
        commands: list[Command] = [
            EditMessage(
                message_id=about.id, content=self._words(), content_version=self.dice.choice((1, 1, 2))
            ),
            DeleteMessage(message_id=about.id),
            AddReaction(message_id=about.id, emoji="👍"),
            RemoveReaction(message_id=about.id, emoji="👍"),
            *[JoinRoom(room_id=room)] * 4,
            LeaveRoom(room_id=room),
            AddMember(room_id=room, user_id=other.id),
            RemoveMember(room_id=room, user_id=other.id),
        ]
        return who, self.dice.choice(commands)

    def _words(self) -> str:
        """Mostly short; sometimes of several pages, sometimes nothing, which is refused."""
        kind = self.dice.random()
        length = self.dice.randint(1, LONGEST) if kind < 0.5 else self.dice.randint(0, 80)
        return "x" * length

    def _id(self) -> str:
        value = START << 80 | 0x7 << 76 | self.dice.getrandbits(12) << 64 | 0b10 << 62
        text = f"{value | self.dice.getrandbits(62):032x}"
        return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
