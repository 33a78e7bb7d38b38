"""Who reacts to a message, with what, and when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from msgspec import Struct

from collabd.demo.pace import Pace
from collabd.demo.people import Person
from collabd.demo.rooms import Room
from collabd.demo.timetable import MINUTE, SECOND, alertness

# What fits nearly everything, for lines whose scene does not say.
ANYWAY = ("👍", "👍", "👍", "❤️", "🙏", "✅", "😄", "👀", "💯", "🙌")
REACTED = 0.15
# How much rather the lines are picked whose scene names emoji that fit; and certainly so at the end.
FITTING = 3.0
ANYTHING = 0.2
LOUD = 50.0
TAKEN_BACK = 0.02
MOST_HANDS = 9


class Reaction(Struct, frozen=True):
    """One person's emoji, when it was given, and when it was taken back again (ms UTC)."""

    who: str
    emoji: str
    at: int
    back_at: int | None


class Applause:
    """Reactions to about 15 of 100 messages, rather to those whose scene names fitting emoji."""

    def __init__(self, rng: Random) -> None:
        """All chance comes from `rng`."""
        self._rng = rng
        self._pace = Pace(rng, REACTED)

    def reactions(
        self, room: Room, author: Person, fitting: Sequence[str], at: int, *, loud: bool
    ) -> Iterator[Reaction]:
        """Reactions of members present at `at` (ms UTC), each person and emoji once; mostly none.

        Where it is `loud`, lines for which the scene names emoji never stay without.
        """
        audience = [person for person in room.present(at) if person is not author]
        eagerness = (LOUD if loud else FITTING) if fitting else ANYTHING
        if not self._pace.picks(eagerness) or not audience:
            return
        emoji = list(dict.fromkeys(fitting or (self._rng.choice(ANYWAY),)))
        given: set[tuple[str, str]] = set()
        for _ in range(self._hands(len(audience), len(fitting))):
            weights = [person.talk**0.5 * alertness(at, person.zone) for person in audience]
            person = self._rng.choices(audience, weights=weights)[0]
            choice = (person.username, self._pick(emoji))
            if choice not in given:
                given.add(choice)
                yield self._reaction(*choice, at)

    def _pick(self, emoji: Sequence[str]) -> str:
        """The first that fits is the most popular."""
        return self._rng.choices(emoji, weights=[1 / (rank + 1) for rank in range(len(emoji))])[0]

    def _hands(self, audience: int, kinds: int) -> int:
        most = min(MOST_HANDS, 3 + 2 * kinds, audience)
        return min(most, 1 + int(self._rng.expovariate(1 / (0.35 * most))))

    def _reaction(self, who: str, emoji: str, at: int) -> Reaction:
        given_at = at + int(self._rng.lognormvariate(0, 1.2) * 2 * MINUTE) + SECOND
        taken_back = self._rng.random() < TAKEN_BACK
        return Reaction(
            who, emoji, given_at, given_at + self._rng.randint(2, 900) * SECOND if taken_back else None
        )
