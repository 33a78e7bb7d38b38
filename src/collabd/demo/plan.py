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
from collabd.demo.pauses import LONG_WAIT, moments, opening, pauses
from collabd.demo.people import Person
from collabd.demo.rooms import Room
from collabd.demo.scenes import Line, Scene, repertoire
from collabd.demo.timetable import (
    HOUR,
    MINUTE,
    Window,
    arrange,
    busyness,
    moment_of,
    shares,
    windows,
    working_moment,
)

GAP = 4 * MINUTE
SOMETIMES = 0.6
# A scene is not played again within so many messages, if the room has others. A screen shows about 50.
REST = 80
# How much rather a room plays scenes of its own theme than those that fit anywhere.
OWN_THEME = 5.0
# One message in a hundred is posted by mistake and taken back.
SLIPS = 0.01


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


def _length(wishes: Sequence[Wish]) -> int:
    return sum(len(wish.scene.lines) for wish in wishes)


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
        if not any(scene.least == 1 and len(scene.roles) == 1 for scene in self._waiting):
            raise ValueError(f"no theme of room {room.profile.key} has a scene of one line to fill up with")
        rng.shuffle(self._waiting)
        self._told = 0
        self._told_until: dict[str, int] = {}
        self._finale = [scene for scene in scenes if scene.last and scene.theme == room.profile.themes[0]]
        self._welcomes = [scene for scene in scenes if scene.welcome]
        rng.shuffle(self._welcomes)
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
            waits = pauses(self._rng, scene.lines)
            start = end - sum(waits)
            if start < (self._begin + self._until) // 2:
                break
            said = moments(start, waits, 1.0, end)
            planned.append(self._perform(Wish(start, scene, waits, {}), said))
            end = start - self._rng.randint(10, 45) * MINUTE
        return planned[::-1], end

    def _plan_days(self, quota: int, end: int) -> Iterator[Performance]:
        days = windows(self._begin, end)
        owed = 0
        for day, share in zip(days, shares(quota, busyness(self._rng, days)), strict=True):
            owed += share
            begin, hire = self._hired_on(day)
            talk = Window(begin, day.end)
            wishes = [*self._greeting(talk, hire, quota - self._told)] if hire else []
            wishes += self._wishes(talk, owed - _length(wishes), exact=day.end == end)
            self._told += _length(wishes)
            self._told_until.update({wish.scene.name: self._told for wish in wishes})
            owed -= _length(wishes)
            yield from self._play(wishes, talk, end)

    def _hired_on(self, day: Window) -> tuple[int, Person | None]:
        """Who starts on that day; then talk begins when they are in the room, so that they can be greeted."""
        for seat in self._room.seats:
            if seat.person in self._hires and day.begin <= seat.since < day.end - HOUR:
                return seat.since + 10 * MINUTE, seat.person
        return day.begin, None

    def _greeting(self, day: Window, hire: Person, left: int) -> Iterator[Wish]:
        """The first thing on that day, owed or not, as long as it is within what is `left` at all."""
        scene = self._shape(self._welcomes[0])
        if len(scene.lines) <= left and len(scene.roles) <= len(self._room.present(day.begin)):
            self._welcomes.append(self._welcomes.pop(0))
            yield Wish(day.begin, scene, pauses(self._rng, scene.lines), {"N": hire})

    def _wishes(self, day: Window, owed: int, *, exact: bool) -> list[Wish]:
        wishes: list[Wish] = []
        members = self._room.present(day.begin)
        weekday = moment_of(day.begin).weekday()
        while scene := self._next(owed, len(members), weekday, exact=exact):
            owed -= len(scene.lines)
            wishes.append(self._wish(scene, members, day))
        return sorted(wishes, key=lambda wish: wish.at)

    def _wish(self, scene: Scene, members: Sequence[Person], day: Window) -> Wish:
        first = scene.lines[0].role
        opener = lead(self._rng, self._room, scene, members, first)
        at = working_moment(self._rng, day, opener.zone, scene.hours)
        return Wish(at, scene, pauses(self._rng, scene.lines), {first: opener})

    def _next(self, owed: int, people: int, weekday: int, *, exact: bool) -> Scene | None:
        """One that has rested enough, rather of the room's own theme. It goes to the end of the queue."""
        fitting = [
            i
            for i, scene in enumerate(self._waiting)
            if len(scene.roles) <= people
            and weekday in scene.weekdays
            and (not exact or self._ends_in_time(scene, owed))
        ]
        if owed <= 0 or not fitting:
            return None
        rested = [i for i in fitting if self._rest(self._waiting[i]) >= REST] or fitting[:1]
        index = self._rng.choices(rested, weights=[self._fame(self._waiting[i]) for i in rested])[0]
        scene = self._shape(self._waiting[index], owed if exact else None)
        if len(scene.lines) > owed:
            # Tomorrow's choice is another one, and more is owed by then: long scenes do not starve.
            return None
        self._waiting.append(self._waiting.pop(index))
        self._told_until[scene.name] = self._told
        return scene

    def _ends_in_time(self, scene: Scene, owed: int) -> bool:
        return scene.least <= owed and scene.longest_wait < LONG_WAIT

    def _fame(self, scene: Scene) -> float:
        return OWN_THEME if scene.theme == self._room.profile.themes[0] else 1.0

    def _rest(self, scene: Scene) -> int:
        """How many messages lie at least between the day on which it was played and today."""
        return self._told - self._told_until.get(scene.name, self._told - REST)

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

    def _play(self, wishes: Sequence[Wish], day: Window, limit: int) -> Iterator[Performance]:
        lengths = [opening(wish.pauses) for wish in wishes]
        arranged = arrange([wish.at for wish in wishes], lengths, GAP, day)
        for wish, (start, tempo) in zip(wishes, arranged, strict=True):
            yield self._perform(wish, moments(start, wish.pauses, tempo, limit))

    def _perform(self, wish: Wish, said: tuple[int, ...]) -> Performance:
        members = self._room.present(said[0])
        players = cast(self._rng, self._room, wish.scene, members, wish.given, said[0])
        return Performance(self._room, wish.scene, said, players)
