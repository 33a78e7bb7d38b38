"""What a random command is made up from: the people, rooms and messages that there are by now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, Protocol, TypeAlias, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DataObject
from tests.support.stage import Stage
from tests.support.uploads import content_of

from collabd.actions.context import Transaction
from collabd.actions.files import keep_file
from collabd.domain.files import Blob
from collabd.domain.ids import new_id
from collabd.domain.messages import SendMessage
from collabd.domain.records import Command
from collabd.domain.rooms import CreateRoom, OpenDirectRoom

T = TypeVar("T")
NOWHERE = new_id(0)
"""An id that nothing has."""
FILES = 8
"""That a person has uploaded beforehand."""
AVATARS = 3
"""The same, to be shown by."""
NEWEST = 4
"""Of rooms and messages: so that what is done often concerns what was done before."""


class Dice(Protocol):
    """Chance, as `random.Random` has it."""

    def choice(self, things: Sequence[T], /) -> T:
        """Any of these."""

    def randrange(self, below: int, /) -> int:
        """A number from 0."""


class Drawn:
    """Chance by Hypothesis, which makes a story that fails shorter."""

    def __init__(self, data: DataObject) -> None:
        self._data = data

    def choice(self, things: Sequence[T], /) -> T:
        """Any of these."""
        return things[self.randrange(len(things))]

    def randrange(self, below: int, /) -> int:
        """A number from 0."""
        return self._data.draw(below_of(below))


@cache
def below_of(number: int) -> st.SearchStrategy[int]:
    """Numbers from 0: to make the strategy takes longer than to draw from it."""
    return st.integers(0, number - 1)


class Scene:
    """Who is there, and what was done."""

    def __init__(self, stage: Stage, dice: Dice, people: Sequence[str]) -> None:
        self.who = ""
        self._stage = stage
        self._dice = dice
        self._people = people
        self._rooms: list[str] = []
        self._messages: list[str] = []
        self._done: dict[tuple[str, type[Command]], tuple[Any, Any]] = {}
        self._devices: dict[str, str] = {}
        self._files: dict[str, list[str]] = {}
        self._avatars: dict[str, list[str]] = {}
        self._names = 0

    async def set(self) -> None:
        """Two rooms where something was said, and a second device for everybody."""
        first, second, *_ = self._people
        for kind in ("public", "private"):
            room_id = await self._stage.room(first, kind, second, kind=kind)
            self._rooms.append(room_id)
            for who in (first, second):
                self._messages.append((await self._stage.say(who, room_id, f"{who} is here")).id)
        for who in self._people:
            self._devices[who] = await self._stage.add_session(who)
        await self._stage.w.store.write(self._upload)

    async def _upload(self, tx: Transaction) -> None:
        """Files that nobody has sent yet: everybody has some, every second one a picture."""
        for who in self._people:
            actor = self._stage.people[who].actor
            contents = [
                content_of(tx.new_id(), f"{who}-{number}", Blob("ab" * 32, 1000), number % 2 == 1)
                for number in range(FILES)
            ]
            self._files[who] = [(await keep_file(tx, actor, content)).id for content in contents]
            blob = Blob("cd" * 32, 1000)
            squares = [content_of(tx.new_id(), who, blob, True, "avatar") for _ in range(AVATARS)]
            self._avatars[who] = [(await keep_file(tx, actor, content)).id for content in squares]

    def note(self, command: Command, result: Any) -> None:
        """Something was done by `who`."""
        self._done[self.who, type(command)] = command, result
        if isinstance(command, CreateRoom | OpenDirectRoom):
            self._rooms.append(result.room.id)
        elif isinstance(command, SendMessage):
            self._messages.append(result.message.id)
            sent = command.attachments or []
            self._files[self.who] = [one for one in self._files[self.who] if one not in sent]

    def one_of(self, things: Sequence[T]) -> T:
        """Any of these."""
        return self._dice.choice(things)

    def chance(self, below: int) -> int:
        """A number from 0."""
        return self._dice.randrange(below)

    def room(self) -> str:
        """A room's id; it may be deleted."""
        return self.one_of(self._rooms[-NEWEST:] or [NOWHERE])

    def message(self) -> str:
        """A message's id; it may be deleted, and so may its room."""
        return self.one_of(self._messages[-NEWEST:] or [NOWHERE])

    def notification(self) -> str:
        """The id of a notification, and whom it is for acts; without one none."""
        made = [event["notification"] for event in self._stage.events("notification.created")][-NEWEST:]
        if not made:
            return NOWHERE
        chosen = self.one_of(made)
        self.who = next(who for who in self._people if self._stage.id(who) == chosen["userId"])
        return str(chosen["id"])

    def some_notifications(self) -> list[str] | None:
        """One, or all that there are."""
        return None if self.chance(4) == 0 else [self.notification()]

    def person(self) -> str:
        """A person's id."""
        return self._stage.id(self.one_of(self._people))

    def offset(self) -> int:
        """A place in a room's stream, or beyond its end."""
        return 1 + self.chance(20)

    def words(self) -> str:
        """Something to say."""
        return self.one_of(("hello", "well?", "**yes**", "@carol look", "@room!"))

    def caption(self) -> str:
        """The same, or nothing."""
        return self.words() if self.chance(3) else ""

    def files(self) -> list[str]:
        """One or two files of the one who acts, while there are some."""
        return self._files[self.who][: 1 + self.chance(2)]

    def avatars(self) -> list[str]:
        """Pictures for themselves of the one who acts; those that were replaced are gone."""
        return self._avatars[self.who]

    def has_seen(self, kind: type[Command]) -> bool:
        """Whether such a command was carried out."""
        return any(its is kind for _, its in self._done)

    def done(self, kind: type[Command]) -> tuple[Any, Any] | None:
        """Such a command that was carried out, with its result, and who did it acts again; None without one.

        What is taken back is mostly something that was done, by the one who did it.
        """
        found = [(who, one) for (who, its), one in self._done.items() if its is kind]
        if not found or self.chance(5) == 0:
            return None
        self.who, chosen = self.one_of(found)
        return chosen

    def result_of(self, kind: type[Command]) -> Any:
        """What came of such a command, whoever did it; None without one."""
        found = [result for (_, its), (_, result) in self._done.items() if its is kind]
        return self.one_of(found) if found else None

    def message_of(self, kind: type[Command]) -> str:
        """The message that such a command was about; without one any."""
        done = self.done(kind)
        return self.message() if done is None else str(done[0].message_id)

    def new_name(self) -> str:
        """A name that nobody has."""
        self._names += 1
        return f"guest{self._names}"

    def other_session(self) -> str:
        """A session of the one who acts, but not the one that acts."""
        return self._devices[self.who]


Moves: TypeAlias = dict[type[Command], tuple[int, Callable[[Scene], Command]]]
"""How often, in proportion, and how it is made up."""
