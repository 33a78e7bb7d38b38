"""Who plays which role of a scene."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

from collabd.demo.people import Person
from collabd.demo.rooms import Room
from collabd.demo.scenes import Scene
from collabd.demo.timetable import alertness

# Somebody from elsewhere says a third as much in a room as those whose work it is about.
GUEST = 0.35


def lead(rng: Random, room: Room, scene: Scene, members: Sequence[Person], first: str) -> Person:
    """Who opens the scene: somebody it asks for, or else a talkative member of the room's language."""
    wanted = _wanted(scene, first, members)
    candidates = wanted or _speakers(room, members)
    return rng.choices(candidates, weights=[_eagerness(room, person) for person in candidates])[0]


def cast(
    rng: Random, room: Room, scene: Scene, members: Sequence[Person], given: Mapping[str, Person], at: int
) -> dict[str, Person]:
    """A different member for every role, beginning with those `given`; rather those who are awake at `at`.

    `members` must be at least as many as there are roles.
    """
    chosen = dict(given)
    for role in scene.roles:
        if role not in chosen:
            free = [person for person in members if person not in chosen.values()]
            candidates = _wanted(scene, role, free) or _speakers(room, free)
            weights = [_eagerness(room, person) * alertness(at, person.zone) for person in candidates]
            chosen[role] = rng.choices(candidates, weights=weights)[0]
    return chosen


def _wanted(scene: Scene, role: str, members: Sequence[Person]) -> list[Person]:
    names = scene.wanted.get(role, ())
    return [person for person in members if person.username in names]


def _speakers(room: Room, members: Sequence[Person]) -> Sequence[Person]:
    language = room.profile.language
    return [person for person in members if language and person.language == language] or members


def _eagerness(room: Room, person: Person) -> float:
    teams = room.profile.teams
    return person.talk * (1.0 if not teams or person.team in teams else GUEST)
