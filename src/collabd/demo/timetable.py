"""Time zones, working hours, weekends, bursts and lulls. All times are integer milliseconds UTC."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from random import Random

from msgspec import Struct

SECOND = 1_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR

SATURDAY = 5
EPOCH_WEEKDAY = 3  # 1 January 1970 was a Thursday
# How much of a workday's talk there is on a Saturday and on a Sunday.
WEEKEND = {SATURDAY: 0.16, 6: 0.1}
# The newest day is what people see first: it is a busy one.
NEWEST_DAY = 2.6
# No other day is busier than this, compared to an average workday: rooms would run out of things to say.
BUSIEST = 2.6


class Window(Struct, frozen=True):
    """A UTC day, or the part of it that belongs to the conversation: begin <= t < end."""

    begin: int
    end: int


def moment_of(at: int, zone: int = 0) -> datetime:
    """The wall clock at `at` where clocks are `zone` minutes ahead of UTC (as a datetime that says UTC)."""
    return datetime.fromtimestamp((at + zone * MINUTE) / SECOND, tz=UTC)


def windows(begin: int, end: int) -> list[Window]:
    """The UTC days from `begin` to `end`, the first and the last cut to size."""
    days = []
    while begin < end:
        midnight = (begin // DAY + 1) * DAY
        days.append(Window(begin, min(midnight, end)))
        begin = midnight
    return days


def busyness(rng: Random, days: Sequence[Window]) -> list[float]:
    """How much is said on each day, in relation: quiet weekends, bursts, lulls, and a lively newest day."""
    weights = [_workday(day) * min(BUSIEST, rng.lognormvariate(0, 0.4) * _swing(rng)) for day in days]
    if days:
        length = (days[-1].end - days[-1].begin) / DAY
        weights[-1] = max(weights[-1], NEWEST_DAY * length)
    return weights


def _workday(day: Window) -> float:
    length = (day.end - day.begin) / DAY
    return length * WEEKEND.get(moment_of(day.begin).weekday(), 1.0)


def _swing(rng: Random) -> float:
    """One day in sixteen is a burst, one a lull."""
    return rng.choices((1.0, 2.4, 0.15), weights=(14, 1, 1))[0]


def shares(total: int, weights: Sequence[float]) -> list[int]:
    """`total` in whole numbers by `weights`, largest remainders first: the sum is exactly `total`."""
    whole = sum(weights)
    exact = [total * weight / whole for weight in weights]
    parts = [int(part) for part in exact]
    by_remainder = sorted(range(len(parts)), key=lambda i: (parts[i] - exact[i], i))
    for index in by_remainder[: total - sum(parts)]:
        parts[index] += 1
    return parts


def working_moment(rng: Random, day: Window, zone: int, hours: tuple[int, int]) -> int:
    """A time within `day` that falls into the local `hours` of a zone, rather mid-morning than late.

    Where the day is too short to hold such an hour: any time within it.
    """
    first, last = hours
    for _ in range(4):
        hour = rng.triangular(first, last, first + (last - first) * 0.35)
        local = int(hour * HOUR) - zone * MINUTE
        at = day.begin + (local - day.begin) % DAY
        if at < day.end:
            return at
    return rng.randrange(day.begin, day.end)


def alertness(at: int, zone: int) -> float:
    """How likely somebody in `zone` reads along: 1 at work, less when off, next to 0 asleep."""
    days, rest = divmod(at + zone * MINUTE, DAY)
    hour = rest // HOUR
    if hour < 7 or hour >= 23:
        return 0.01
    if (days + EPOCH_WEEKDAY) % 7 >= SATURDAY:
        return 0.3
    return 1.0 if 8 <= hour < 18 else 0.15


def arrange(wishes: Sequence[int], lengths: Sequence[int], gap: int, day: Window) -> list[tuple[int, float]]:
    """Start and tempo of exchanges that shall not overlap within `day`.

    `wishes` are their wished starts in rising order, `lengths` and `gap` (between two) are in ms. The tempo
    is 1 unless the day is too full: then all pauses shrink to that part of their length.
    """
    room = day.end - day.begin
    needed = sum(lengths) + gap * len(lengths)
    tempo = min(1.0, 0.8 * room / needed) if needed else 1.0
    spans = [int((length + gap) * tempo) for length in lengths]
    starts: list[int] = []
    free = day.begin
    for wish, span in zip(wishes, spans, strict=True):
        starts.append(max(wish, free))
        free = starts[-1] + span
    limit = day.end
    for index in reversed(range(len(starts))):
        starts[index] = min(starts[index], limit - spans[index])
        limit = starts[index]
    return [(start, tempo) for start in starts]
