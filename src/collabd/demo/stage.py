"""Plays a planned scene: messages with what happens to them afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from collabd.demo.applause import Applause
from collabd.demo.corrections import misspelt, slip
from collabd.demo.material import lists
from collabd.demo.pace import Pace
from collabd.demo.people import Person
from collabd.demo.phrases import Filling
from collabd.demo.plan import Performance
from collabd.demo.rooms import Room
from collabd.demo.scenes import Line
from collabd.demo.steps import (
    FileUploaded,
    MessageDeleted,
    MessageEdited,
    MessageSent,
    ReactionAdded,
    ReactionRemoved,
    Step,
)
from collabd.demo.timetable import MINUTE, SECOND

EDITED = 0.03
SLIP_NOTICED = 8 * SECOND
MODERATED = 2 * MINUTE


class Stage:
    """Plays scenes one after the other, in time order, and names the messages."""

    def __init__(self, rng: Random, begin: int, until: int) -> None:
        """The conversation runs from `begin` to `until` (ms UTC); nothing happens later."""
        self._rng = rng
        self._begin = begin
        self._until = until
        self._applause = Applause(rng)
        self._edits = Pace(rng, EDITED)
        self._counts: dict[str, int] = {}
        self._slips = dict(lists("words.txt"))["slip"]

    def play(self, performance: Performance) -> Iterator[Step]:
        """The steps of a scene: every message is followed by what happens to it later, whenever that is."""
        room, cast = performance.room, performance.cast
        native = bool(room.profile.language) and all(
            person.language == room.profile.language for person in cast.values()
        )
        filling = Filling(self._rng, room.profile.themes, cast, native, performance.start, self._begin)
        said_before = performance.start
        last: str | None = None
        first: str | None = None
        for index, (line, at) in enumerate(zip(performance.scene.lines, performance.moments, strict=True)):
            author, text = cast[line.role], filling.fill(line.text)
            if index in performance.slips:
                yield from self._slip(room, author, text, max(said_before, at - SLIP_NOTICED))
            key = self._key(room)
            thread, quoted = first if line.below else None, last if line.quotes else None
            sent = text if line.moderated is not None else self._before_correction(text)
            files = {f"{key} {name}": name for name in line.files}
            for file_key, name in files.items():
                yield FileUploaded(performance.start, author.username, file_key, name)
            yield MessageSent(at, key, author.username, room.profile.key, sent, thread, quoted, tuple(files))
            yield from self._later(room, author, line, key, sent, text, at, loud=performance.scene.last)
            if line.moderated is not None:
                yield from self._moderate(room, author, filling.fill(line.moderated), at)
            said_before, last = at, key
            first = first if thread else key

    def _later(
        self, room: Room, author: Person, line: Line, key: str, sent: str, text: str, at: int, *, loud: bool
    ) -> Iterator[Step]:
        """What happens to a message after it was sent."""
        if sent != text:
            edited_at = at + int(self._rng.lognormvariate(0, 0.9) * MINUTE) + 5 * SECOND
            yield MessageEdited(self._not_late(edited_at), author.username, key, text)
        for reaction in self._applause.reactions(room, author, line.emoji, at, loud=loud):
            who, emoji = reaction.who, reaction.emoji
            yield ReactionAdded(self._not_late(reaction.at), who, key, emoji)
            if reaction.back_at is not None:
                yield ReactionRemoved(self._not_late(reaction.back_at), who, key, emoji)

    def _moderate(self, room: Room, author: Person, text: str, at: int) -> Iterator[Step]:
        """A Moderator of a public room edits what somebody else has just said there."""
        moderators = [
            person for person in room.present(at) if person.group != "Users" and person is not author
        ]
        if room.profile.kind == "public" and moderators:
            key = f"{room.profile.key}-{self._counts[room.profile.key]}"
            yield MessageEdited(self._not_late(at + MODERATED), moderators[0].username, key, text)

    def _before_correction(self, text: str) -> str:
        if not self._edits.picks():
            return text
        sent = misspelt(self._rng, text)
        if sent is None:
            self._edits.missed()
        return sent or text

    def _slip(self, room: Room, author: Person, text: str, at: int) -> Iterator[Step]:
        key = self._key(room)
        yield MessageSent(at, key, author.username, room.profile.key, slip(self._rng, text, self._slips))
        deleted_at = at + self._rng.randint(3, 60) * SECOND
        yield MessageDeleted(self._not_late(deleted_at), author.username, key)

    def _key(self, room: Room) -> str:
        name = room.profile.key
        self._counts[name] = self._counts.get(name, 0) + 1
        return f"{name}-{self._counts[name]}"

    def _not_late(self, at: int) -> int:
        return min(at, self._until)
