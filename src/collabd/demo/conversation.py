"""The recorded conversation: months of talk in a small company that builds drifting buoys.

Everything follows from the arguments: the same ones give the same steps, byte for byte.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from random import Random

from collabd.demo.people import Person, population
from collabd.demo.plan import Performance, Planner
from collabd.demo.portraits import portraits
from collabd.demo.rooms import Room, furnish
from collabd.demo.stage import Stage
from collabd.demo.statuses import statuses
from collabd.demo.steps import PersonJoins, RoomCreated, RoomJoined, Step
from collabd.demo.timetable import DAY, HOUR, shares

FEWEST_PEOPLE = 2  # alice and bob
# The first hours belong to signing up and to making rooms.
TALK_BEGINS = 2 * HOUR


def conversation(
    seed: int, until_ms: int, people: int = 50, rooms: int = 20, messages: int = 20_000, days: int = 90
) -> Iterator[Step]:
    """Exactly so many people, rooms and messages, as steps in time order over the `days` before `until_ms`.

    alice (Admin) comes first, bob second. Messages that are taken back later count, too. No step is later
    than `until_ms` (ms UTC). Steps are made as they are asked for; what is made beforehand is the plan.
    Raises ValueError for fewer than 2 people, 1 room, 1 day, or a time less than `days` after the epoch.
    """
    _check(until_ms, people, rooms, messages, days)
    begin = until_ms - days * DAY
    source = f"{seed} {until_ms} {people} {rooms} {messages} {days}"
    crowd = population(Random(f"people {source}"), people, begin, days)
    halls = furnish(Random(f"rooms {source}"), rooms, crowd, begin)
    stage = Stage(Random(f"stage {source}"), begin, until_ms)
    planned = _plan(source, halls, crowd, messages, begin, until_ms)
    said = statuses(Random(f"statuses {source}"), crowd, until_ms)
    shown = portraits(Random(f"portraits {source}"), crowd, until_ms)
    return heapq.merge(_arrivals(crowd, halls), _talk(stage, planned), said, shown, key=lambda step: step.at)


def _check(until_ms: int, people: int, rooms: int, messages: int, days: int) -> None:
    if people < FEWEST_PEOPLE or rooms < 1 or messages < 0 or days < 1:
        message = f"{people} people, {rooms} rooms, {messages} messages, {days} days: at least 2, 1, 0 and 1"
        raise ValueError(message)
    if until_ms < days * DAY:
        raise ValueError(f"until_ms={until_ms} is less than {days} days after the epoch")


def _plan(
    source: str, halls: Sequence[Room], crowd: Sequence[Person], messages: int, begin: int, until_ms: int
) -> list[Performance]:
    quotas = shares(messages, [room.profile.weight for room in halls])
    hires = [person for person in crowd if person.hired]
    planned: list[Performance] = []
    for room, quota in zip(halls, quotas, strict=True):
        rng = Random(f"plan {room.profile.key} {source}")
        planned += Planner(rng, room, begin + TALK_BEGINS, until_ms, hires).plan(quota)
    return sorted(planned, key=lambda each: each.start)


def _arrivals(crowd: Iterable[Person], halls: Iterable[Room]) -> list[Step]:
    """People get accounts, rooms are made, members sit down."""
    steps: list[Step] = [
        PersonJoins(person.joins_at, person.username, person.display_name, person.email, person.group)
        for person in crowd
    ]
    for room in halls:
        steps += _opening(room)
    return sorted(steps, key=lambda step: step.at)


def _opening(room: Room) -> Iterator[Step]:
    profile, owner = room.profile, room.seats[0].person.username
    yield RoomCreated(room.created_at, owner, profile.key, profile.name, profile.description, profile.kind)
    for seat in room.seats[1:]:
        who = seat.person.username
        yield RoomJoined(seat.since, who, profile.key, owner if profile.kind == "private" else who)


def _talk(stage: Stage, planned: Iterable[Performance]) -> Iterator[Step]:
    """The steps of all scenes. Scenes of different rooms overlap, and reactions come late: hence the heap."""
    waiting: list[tuple[int, int, Step]] = []
    made = 0
    for performance in planned:
        while waiting and waiting[0][0] <= performance.start:
            yield heapq.heappop(waiting)[2]
        for step in stage.play(performance):
            made += 1
            heapq.heappush(waiting, (step.at, made, step))
    while waiting:
        yield heapq.heappop(waiting)[2]
