"""Who works there, since when, and how talkative they are."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from random import Random

from msgspec import Struct

from collabd.demo.material import lists, rows
from collabd.demo.steps import GroupName
from collabd.demo.timetable import DAY, HOUR, MINUTE, SATURDAY, SECOND, moment_of

MAIL_DOMAIN = "auklet.example"
# The zones of those who are not in the hand-written list: Halifax, Lisbon, Bergen, Piraeus, Goa, Yokohama.
ZONES = (-240, 0, 60, 120, 330, 540)
# One in nine is hired while the conversation goes on, if it is long enough to have a middle.
HIRED_EVERY = 9
SHORTEST_WITH_HIRES = 14
# Zipf's law as Mandelbrot flattened it at the top: nobody talks half of the time.
TALK_OFFSET = 4


class Person(Struct, frozen=True):
    """Somebody who works there.

    `call` is what colleagues say in English, `native` what they say in the person's own language. `zone` is
    in minutes ahead of UTC. `talk` is how talkative they are: 1 for the most talkative, falling as Zipf's law
    says. `group` is the highest one. `hired` tells who came while others were talking already.
    """

    username: str
    display_name: str
    call: str
    native: str
    zone: int
    team: str
    language: str
    group: GroupName
    talk: float
    joins_at: int
    hired: bool

    @property
    def email(self) -> str:
        """Their address, in a domain that cannot exist."""
        return f"{self.username}@{MAIL_DOMAIN}"


def population(rng: Random, count: int, begin: int, days: int) -> list[Person]:
    """`count` people, alice and bob first; all but the hired ones have joined within an hour."""
    profiles = [*islice(_profiles(), count)]
    ranks = _ranks(rng, count)
    hires = _hiring_days(rng, count, begin, days)
    return [
        _person(profile, index, ranks[index], begin, hires.get(index), count)
        for index, profile in enumerate(profiles)
    ]


def _profiles() -> Iterator[tuple[str, ...]]:
    """Username, display name, call, native, zone, team, language: the written ones, then combined ones."""
    yield from rows("people.txt", 7)
    names = dict(lists("names.txt"))
    given, family, teams = names["given"], names["family"], names["team"]
    number = 0
    while True:
        first, last = given[number % len(given)], family[number * 7 % len(family)]
        zone = str(ZONES[number % len(ZONES)])
        yield (
            f"{first.lower()}{number + 1}",
            f"{first} {last}",
            first,
            first,
            zone,
            teams[number % len(teams)],
            "",
        )
        number += 1


def _ranks(rng: Random, count: int) -> list[int]:
    """Who is how talkative: alice and bob near the top, the others drawn by lot."""
    others = list(range(2, count))
    rng.shuffle(others)
    return [0, 1, *others]


def _hiring_days(rng: Random, count: int, begin: int, days: int) -> dict[int, int]:
    """Index of a newcomer -> the day they start: one a working day, away from both ends."""
    if days < SHORTEST_WITH_HIRES:
        return {}
    newcomers = range(HIRED_EVERY - 1, count, HIRED_EVERY)
    middle = [day for day in range(days // 7, days - 2) if moment_of(begin + day * DAY).weekday() < SATURDAY]
    chosen = rng.sample(middle, min(len(newcomers), len(middle) // 3))
    return dict(zip(newcomers, chosen, strict=False))


def _person(
    profile: tuple[str, ...], index: int, rank: int, begin: int, hired_on: int | None, count: int
) -> Person:
    username, display_name, call, native, zone, team, language = profile
    if hired_on is None:
        joins_at = begin + index * (HOUR - MINUTE) // count
    else:
        joins_at = (begin // DAY + hired_on) * DAY + 7 * HOUR + index * SECOND
    return Person(
        username=username,
        display_name=display_name,
        call=call,
        native=native,
        zone=int(zone),
        team=team,
        language=language,
        group=_group(index),
        talk=TALK_OFFSET / (rank + TALK_OFFSET),
        joins_at=joins_at,
        hired=hired_on is not None,
    )


def _group(index: int) -> GroupName:
    """alice is Admin; every twentieth looks after the public rooms."""
    if index == 0:
        return "Admins"
    return "Moderators" if index % 20 == 11 else "Users"
