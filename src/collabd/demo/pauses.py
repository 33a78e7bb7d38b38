"""How long people take before they answer: to read, to think, to type, or until the next day."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from collabd.demo.scenes import Line
from collabd.demo.timetable import DAY, HOUR, MINUTE, SATURDAY, SECOND, moment_of

LONGEST_TYPING = 4 * MINUTE
# Whoever waits longer than this does not keep others in the room from talking about something else.
LONG_WAIT = 90 * MINUTE
OVERNIGHT = 12 * HOUR


def pauses(rng: Random, lines: Sequence[Line]) -> tuple[int, ...]:
    """The ms before each line: as written there, or as long as reading and typing take. The first is 0."""
    return (0, *(_pause(rng, line) for line in lines[1:]))


def _pause(rng: Random, line: Line) -> int:
    if line.pause is not None:
        spread = 0.05 if line.pause >= LONG_WAIT else 0.3
        return int(line.pause * rng.uniform(1 - spread, 1 + spread))
    typing = min(LONGEST_TYPING, 15 * SECOND + 200 * len(line.text))
    return int(typing * rng.lognormvariate(0, 0.7))


def opening(waits: Sequence[int]) -> int:
    """How long (ms) a scene has the room to itself: up to the first long wait."""
    length = 0
    for wait in waits:
        if wait >= LONG_WAIT:
            break
        length += wait
    return length


def moments(start: int, waits: Sequence[int], tempo: float, limit: int) -> tuple[int, ...]:
    """When each line is said (ms UTC), none after `limit`; what waits for the next day skips a weekend.

    The opening is played at `tempo`, and must end before `limit`; after it, time runs as usual.
    """
    at, said = start, []
    for wait in waits:
        at += wait if wait >= LONG_WAIT else int(wait * tempo)
        while wait >= OVERNIGHT and moment_of(at).weekday() >= SATURDAY:
            at += DAY
        said.append(at)
    return tuple(said) if at <= limit else _hurried(said, start + int(opening(waits) * tempo), limit)


def _hurried(said: Sequence[int], calm_until: int, limit: int) -> tuple[int, ...]:
    """The same, with all that comes after `calm_until` pressed together so that it ends at `limit`."""
    rate = (limit - calm_until) / (said[-1] - calm_until)
    return tuple(at if at <= calm_until else calm_until + int((at - calm_until) * rate) for at in said)
