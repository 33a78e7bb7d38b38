"""Who has chosen to be shown by a picture, and when."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from collabd.demo.people import Person
from collabd.demo.steps import AvatarChosen, FileUploaded, Step

SPEAKERS = 2
"""Alice and bob, who are looked at most."""
ONE_IN = 5


def portraits(rng: Random, crowd: Sequence[Person], until: int) -> list[Step]:
    """Alice, bob and one in five of the others bring a picture along, and choose it some day."""
    others = crowd[SPEAKERS:]
    people = [*crowd[:SPEAKERS], *rng.sample(others, len(others) // ONE_IN)]
    steps: list[Step] = []
    for number, person in enumerate(people):
        key, half = f"portrait of {person.username}", (person.joins_at + until) // 2
        name = f"portrait-{number}.png"
        steps += [
            FileUploaded(person.joins_at, person.username, key, name, "avatar"),
            AvatarChosen(rng.randint(person.joins_at, half), person.username, key),
        ]
    return sorted(steps, key=lambda step: step.at)
