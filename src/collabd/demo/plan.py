"""Which scene is played in which room, when, and by whom.

Every room has an exact number of messages to come to. It is spread over the days; what a scene does not fill
on one day is owed to the next, and the last day is filled to the message. A scene returns only when most of
the others have been played in between.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from random import Random

from msgspec import Struct
from msgspec.structs import replace

from collabd.demo.casting import cast, lead
from collabd.demo.people import Person
from collabd.demo.rooms import Room
from collabd.demo.scenes import Line, Scene, repertoire
from collabd.demo.timetable import (
    HOUR,
    MINUTE,
    SECOND,
    Window,
    arrange,
    busyness,
    shares,
    windows,
    working_moment,
)

GAP = 4 * MINUTE
SOMETIMES = 0.6
# One message in a hundred is posted by mistake and taken back.
SLIPS = 0.01
LONGEST_TYPING = 4 * MINUTE


class Performance(Struct, frozen=True):
    """A scene to be played: when each line is said (ms UTC), by whom, and before which of them they slip."""

    room: Room
    scene: Scene
    moments: tuple[int, ...]
    cast: Mapping[str, Person]
    slips: frozenset[int] = frozenset()

    @property
    def start(self) -> int:
        """When the first line is said."""
        return self.moments[0]


class Wish(Struct, frozen=True):
    """A scene to be played at about `at` (ms UTC): the pauses before its lines, and roles given already."""

    at: int
    scene: Scene
    pauses: tuple[int, ...]
    given: Mapping[str, Person]


class Planner:
    """Plans one room."""

    def __init__(self, rng: Random, room: Room, begin: int, until: int, hires: Sequence[Person]) -> None:
        """Talk begins at `begin` and ends before `until` (ms UTC); `hires` are welcomed here."""
        self._rng = rng
        self._room = room
        self._begin = begin
        self._until = until
        scenes = [scene for theme in room.profile.themes for scene in repertoire()[theme]]
        self._waiting = [scene for scene in scenes if not (scene.last or scene.welcome)]
        rng.shuffle(self._waiting)
        self._finale = [scene for scene in scenes if scene.last and scene.theme == room.profile.themes[0]]
        self._welcomes = [scene for scene in scenes if scene.welcome]
        self._hires = hires if self._welcomes else ()

    def plan(self, quota: int) -> list[Performance]:
        """Exactly `quota` messages, slips included, in time order."""
        slips = int(quota * SLIPS + self._rng.random() / 2)
        finale, end = self._plan_finale(quota - slips)
        owed = quota - slips - sum(len(each.scene.lines) for each in finale)
        return [*self._with_slips([*self._plan_days(owed, end)], slips), *finale]

    def _with_slips(self, planned: Sequence[Performance], slips: int) -> Iterator[Performance]:
        lines = [(at, line) for at, each in enumerate(planned) for line in range(len(each.moments))]
        chosen = set(self._rng.sample(lines, slips))
        for at, each in enumerate(planned):
            found = frozenset(line for line in range(len(each.moments)) if (at, line) in chosen)
            yield replace(each, slips=found) if found else each

    def _plan_finale(self, quota: int) -> tuple[list[Performance], int]:
        """The scenes kept for the end, as many as fit, and when the first of them begins."""
        planned: list[Performance] = []
        end = self._until - self._rng.randint(2, 14) * MINUTE
        for scene in reversed(self._finale):
            if len(scene.lines) > quota // 2 or len(scene.roles) > len(self._room.seats):
                break
            quota -= len(scene.lines)
            pauses = self._pauses(scene.lines)
            start = end - sum(pauses)
            if start < (self._begin + self._until) // 2:
                break
            planned.append(self._perform(Wish(start, scene, pauses, {}), start, 1.0))
            end = start - self._rng.randint(10, 45) * MINUTE
        return planned[::-1], end

    def _plan_days(self, quota: int, end: int) -> Iterator[Performance]:
        days = windows(self._begin, end)
        owed = 0
        for day, share in zip(days, shares(quota, busyness(self._rng, days)), strict=True):
            owed += share
            begin, hire = self._hired_on(day)
            wishes = self._wishes(Window(begin, day.end), owed, hire, exact=day.end == end)
            owed -= sum(len(wish.scene.lines) for wish in wishes)
            yield from self._play(wishes, Window(begin, day.end))

    def _hired_on(self, day: Window) -> tuple[int, Person | None]:
        """Who starts on that day; then talk begins when they are in the room, so that they can be greeted."""
        for seat in self._room.seats:
            if seat.person in self._hires and day.begin <= seat.since < day.end - HOUR:
                return seat.since + 10 * MINUTE, seat.person
        return day.begin, None

    def _wishes(self, day: Window, owed: int, hire: Person | None, *, exact: bool) -> list[Wish]:
        wishes: list[Wish] = []
        members = self._room.present(day.begin)
        if hire is not None:
            greeting = self._shape(self._rng.choice(self._welcomes))
            if len(greeting.lines) <= owed and len(greeting.roles) <= len(members):
                wishes.append(Wish(day.begin, greeting, self._pauses(greeting.lines), {"N": hire}))
                owed -= len(greeting.lines)
        while scene := self._next(owed, len(members), exact=exact):
            owed -= len(scene.lines)
            wishes.append(self._wish(scene, members, day))
        return sorted(wishes, key=lambda wish: wish.at)

    def _wish(self, scene: Scene, members: Sequence[Person], day: Window) -> Wish:
        first = scene.lines[0].role
        opener = lead(self._rng, self._room, scene, members, first)
        at = working_moment(self._rng, day, opener.zone, scene.hours)
        return Wish(at, scene, self._pauses(scene.lines), {first: opener})

    def _next(self, owed: int, people: int, *, exact: bool) -> Scene | None:
        """One of those that have waited longest. It goes to the end of the queue."""
        fitting = [i for i, scene in enumerate(self._waiting) if len(scene.roles) <= people]
        if exact:
            fitting = [i for i in fitting if self._waiting[i].least <= owed]
        if owed <= 0 or not fitting:
            return None
        index = self._rng.choice(fitting[: max(1, len(self._waiting) // 4)])
        scene = self._shape(self._waiting[index], owed if exact else None)
        if len(scene.lines) > owed:
            # Tomorrow it is first in the queue: long scenes must not starve.
            self._waiting.insert(0, self._waiting.pop(index))
            return None
        self._waiting.append(self._waiting.pop(index))
        return scene

    def _shape(self, scene: Scene, most: int | None = None) -> Scene:
        """The scene with some of the lines that are only sometimes said; with `most`, no longer than that."""
        spare = len(scene.lines) if most is None else most - scene.least
        kept: list[Line] = []
        for line in scene.lines:
            if line.sometimes and (spare <= 0 or self._rng.random() > SOMETIMES):
                continue
            spare -= line.sometimes
            kept.append(line)
        return replace(scene, lines=tuple(kept))

    def _pauses(self, lines: Sequence[Line]) -> tuple[int, ...]:
        """How long before each line, in ms: as written there, or as long as reading and typing take."""
        pauses = [0]
        for line in lines[1:]:
            typing = min(LONGEST_TYPING, 15 * SECOND + 200 * len(line.text))
            natural = typing * self._rng.lognormvariate(0, 0.7)
            pauses.append(int(natural if line.pause is None else line.pause * self._rng.uniform(0.7, 1.3)))
        return tuple(pauses)

    def _play(self, wishes: Sequence[Wish], day: Window) -> Iterator[Performance]:
        lengths = [sum(wish.pauses) for wish in wishes]
        for wish, (start, tempo) in zip(
            wishes, arrange([wish.at for wish in wishes], lengths, GAP, day), strict=True
        ):
            yield self._perform(wish, start, tempo)

    def _perform(self, wish: Wish, start: int, tempo: float) -> Performance:
        moments = [start]
        for pause in wish.pauses[1:]:
            moments.append(moments[-1] + int(pause * tempo))
        members = self._room.present(start)
        players = cast(self._rng, self._room, wish.scene, members, wish.given, start)
        return Performance(self._room, wish.scene, tuple(moments), players)
