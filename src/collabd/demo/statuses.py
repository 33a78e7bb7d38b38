"""What some people say of themselves in the end."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from collabd.demo.material import rows
from collabd.demo.people import Person
from collabd.demo.steps import StatusSet
from collabd.demo.timetable import HOUR

SILENT = 2
"""Alice and bob, who look at the others."""
ONE_IN = 4
LATELY = 6 * HOUR


def statuses(rng: Random, crowd: Sequence[Person], until: int) -> list[StatusSet]:
    """One in four says something, in the last hours, each something else as long as there is enough."""
    sayings = [*rows("statuses.txt", 2)]
    said = rng.sample(sayings, len(sayings))
    people = rng.sample(crowd[SILENT:], min(len(said), len(crowd[SILENT:]) // ONE_IN))
    steps = [
        StatusSet(rng.randint(max(person.joins_at, until - LATELY), until), person.username, text, emoji)
        for person, (emoji, text) in zip(people, said, strict=False)
    ]
    return sorted(steps, key=lambda step: step.at)
