"""Where they talk, and who is in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from random import Random
from typing import cast

from msgspec import Struct

from collabd.demo.material import lists, rows
from collabd.demo.people import Person
from collabd.demo.scenes import repertoire
from collabd.demo.steps import RoomKind
from collabd.demo.timetable import HOUR, MINUTE, SECOND

# A room of fewer cannot play most scenes.
FEWEST_MEMBERS = 5


class Profile(Struct, frozen=True):
    """A room before anybody is in. `weight`: its part of all messages; `openness`: how many guests."""

    key: str
    name: str
    kind: RoomKind
    themes: tuple[str, ...]
    weight: float
    teams: tuple[str, ...]
    openness: float
    language: str
    description: str


class Seat(Struct, frozen=True):
    """A person's membership, from `since` on."""

    person: Person
    since: int


class Room(Struct, frozen=True):
    """A room, who made it when, and its members in the order of joining (the maker is the first)."""

    profile: Profile
    created_at: int
    seats: tuple[Seat, ...]

    def present(self, at: int) -> list[Person]:
        """The members at a time."""
        return [seat.person for seat in self.seats if seat.since <= at]


def furnish(rng: Random, count: int, people: Sequence[Person], begin: int) -> list[Room]:
    """`count` rooms, made in the second hour after `begin`; the founders sit in them before it is over."""
    made = []
    for index, profile in enumerate(islice(_profiles(), count)):
        created_at = begin + HOUR + index * (20 * MINUTE) // count
        made.append(Room(profile, created_at, tuple(_seats(rng, profile, people, created_at))))
    return made


def _profiles() -> Iterator[Profile]:
    """The written rooms, then one for every buoy, as many as are asked for."""
    for key, name, kind, themes, weight, teams, openness, language, description in rows("rooms.txt", 9):
        yield Profile(
            key=key,
            name=name,
            kind=cast(RoomKind, kind),
            themes=tuple(themes.split()),
            weight=float(weight),
            teams=tuple(teams.split()),
            openness=float(openness),
            language=language,
            description=description,
        )
    yield from _buoy_rooms()


def _buoy_rooms() -> Iterator[Profile]:
    buoys = dict(lists("words.txt"))["buoy"]
    number = 0
    while True:
        generation, index = divmod(number, len(buoys))
        name = f"buoy-{buoys[index].lower()}" + (f"-{generation + 1}" if generation else "")
        themes = ("field-data", "vessel", "chatter", "asides")
        about = f"Where is {buoys[index]}, and is the data any good?"
        yield Profile(name, name, "public", themes, 2.0, ("data", "vessel"), 0.2, "", about)
        number += 1


def _seats(rng: Random, profile: Profile, people: Sequence[Person], created_at: int) -> Iterator[Seat]:
    members = [person for person in people if _belongs(rng, profile, person)]
    others = [person for person in people if person not in members and not person.hired]
    missing = max(0, FEWEST_MEMBERS - len(members))
    members += others[:missing] if profile.kind == "public" else []
    founders = [person for person in members if not person.hired]
    maker = rng.choices(founders, weights=[person.talk for person in founders])[0]
    yield Seat(maker, created_at)
    rest = [person for person in members if person is not maker]
    for index, person in enumerate(rest):
        # Signing up to rooms is the first thing that a newcomer does.
        since = person.joins_at + rng.randint(1, 20) * MINUTE if person.hired else created_at
        yield Seat(person, since + SECOND + index * (30 * MINUTE) // len(rest))


def _belongs(rng: Random, profile: Profile, person: Person) -> bool:
    """Public rooms: alice and bob, the room's teams, those who speak its language, and whoever looks in."""
    drawn = rng.random() < profile.openness
    if person.username == "alice":
        return True
    if profile.kind == "private":
        return person.team in profile.teams and not person.hired
    if person.username == "bob" or person.team in profile.teams:
        return True
    if person.username in _expected(profile):
        return True
    return drawn or (profile.language != "" and person.language == profile.language)


def _expected(profile: Profile) -> set[str]:
    """Those whom the scenes of the room's own theme ask for by name."""
    scenes = repertoire()[profile.themes[0]]
    return {username for scene in scenes for names in scene.wanted.values() for username in names}
