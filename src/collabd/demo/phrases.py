"""Fills a line's choices, slots and names.

[[Morning|Hello]]   one of these
{tool}              a word of that list, the same one through the whole scene; {tool2} is another one
{Tool}              the same word as {tool}, with a capital
{ml:5-90}           a number of that range, later {ml}
{A}  @A             what A is called; A's user name as a mention
{today} {soon} {version} {ticket} and a few more follow from the time
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from random import Random

from collabd.demo.material import lists
from collabd.demo.people import Person
from collabd.demo.timetable import DAY, HOUR, moment_of

CHOICE = re.compile(r"\[\[([^\[\]]*\|[^\[\]]*)\]\]")
# `${name}` is a shell's or JavaScript's own, and stays.
SLOT = re.compile(r"(?<!\$)\{([A-Za-z_]+\d?)(?::(\d+)-(\d+))?\}")
MENTION = re.compile(r"(?<![\w@])@([A-FN])\b")
# strftime would speak the language of the machine.
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FRIDAY, SUNDAY = 4, 6
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
TICKETS_A_DAY = 9
FIRST_TICKET = 1600


class UnknownSlotError(LookupError):
    """A line asks for a word of a list that does not exist."""


@cache
def vocabulary() -> Mapping[str, tuple[str, ...]]:
    """Every list of words, by `name` or by `name@theme` where a theme has its own."""
    return dict(lists("words.txt"))


class Filling:
    """The words of one scene: once chosen, they stay."""

    def __init__(
        self,
        rng: Random,
        themes: tuple[str, ...],
        cast: Mapping[str, Person],
        native: bool,
        at: int,
        begin: int,
    ) -> None:
        """`native` speakers call each other by their own names. `at` and `begin` (ms) date the scene."""
        self._rng = rng
        self._themes = themes
        self._names = {role: person.native if native else person.call for role, person in cast.items()}
        self._mentions = {role: person.username for role, person in cast.items()}
        zone = next(iter(cast.values())).zone
        self._chosen = facts(rng, at, begin, zone)

    def fill(self, text: str) -> str:
        """The line as it is said. Raises UnknownSlotError for a slot that no list fills."""
        text = CHOICE.sub(lambda found: self._rng.choice(found[1].split("|")), text)
        text = SLOT.sub(self._word, text)
        return MENTION.sub(lambda found: "@" + self._mentions[found[1]], text)

    def _word(self, found: re.Match[str]) -> str:
        name, low, high = found.groups()
        if name in self._names:
            return self._names[name]
        slot = name[0].lower() + name[1:]
        if slot not in self._chosen:
            self._chosen[slot] = str(self._rng.randint(int(low), int(high))) if low else self._draw(slot)
        word = self._chosen[slot]
        return word if slot == name else word[:1].upper() + word[1:]

    def _draw(self, slot: str) -> str:
        name = slot.rstrip("0123456789")
        words = next((vocabulary()[key] for key in self._keys(name) if key in vocabulary()), None)
        if words is None:
            raise UnknownSlotError(slot)
        taken = {value for key, value in self._chosen.items() if key.rstrip("0123456789") == name}
        return self._rng.choice([word for word in words if word not in taken])

    def _keys(self, name: str) -> list[str]:
        return [f"{name}@{theme}" for theme in self._themes] + [name]


def facts(rng: Random, at: int, begin: int, zone: int) -> dict[str, str]:
    """What the calendar says to somebody in `zone` (minutes), and the version and tickets of the day."""
    day = (at - begin) // DAY
    ticket = FIRST_TICKET + int((at - begin) / DAY * TICKETS_A_DAY)
    return {
        **_days(moment_of(at, zone).weekday()),
        "next_week": _nth(at + 7 * DAY, zone),
        "soon": _nth(at + 3 * DAY, zone),
        "earlier": MONTHS[moment_of(at - 90 * DAY, zone).month - 1],
        "month": MONTHS[moment_of(at, zone).month - 1],
        "later": f"{moment_of(at + 2 * HOUR, zone):%H}:{rng.choice(('00', '15', '30', '45'))}",
        "clock": f"{moment_of(at, zone):%H:%M}",
        "hour_ago": f"{moment_of(at - HOUR, zone):%H:%M}",
        "version": f"4.{10 + day // 4}.{rng.randint(0, 3)}",
        "previous": f"4.{9 + day // 4}.{rng.randint(1, 5)}",
        "ticket": str(ticket + rng.randint(0, TICKETS_A_DAY)),
        "ticket2": str(ticket - rng.randint(3, 80)),
    }


def _nth(at: int, zone: int) -> str:
    day = moment_of(at, zone).day
    ending = "th" if 11 <= day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


def _days(weekday: int) -> dict[str, str]:
    """How people name the working days around today; 0 is Monday."""
    return {
        "weekday": WEEKDAYS[weekday],
        "today": "today",
        "yesterday": "Friday" if weekday in {SUNDAY, 0} else "yesterday",
        "tomorrow": "Monday" if weekday in {FRIDAY, FRIDAY + 1} else "tomorrow",
        "in_two_days": WEEKDAYS[weekday + 2 if weekday + 2 <= FRIDAY else 0 if weekday < FRIDAY else 1],
    }
