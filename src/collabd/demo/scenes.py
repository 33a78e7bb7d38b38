"""Scripted exchanges: roles, lines, pauses and the emoji that fit.

A scene file holds scenes of one theme:

    # kettle at=8-11 A=alice          name, then flags
    A: Who broke the kettle?          a role and what it says
    ^ 👀 😬                           emoji that fit the line above
    ~ Who broke it?                   what a Moderator leaves of the line above (in public rooms)
    ! kettle.jpg                      a file that is sent with the line above (see `exhibits.py`)
    B? +20m: Not me.                  `?`: only sometimes; `+20m`: about so much later
    C/: It hummed yesterday.          `/`: in the thread of the last line that is in none
    A=: Hummed how?                   `=`: quotes the line before
      It was {thing}.                 two spaces: the same message goes on

Roles are the capitals A to F, and N for a newcomer. Flags: `at=8-11` (local hours of A), `on=mon,fri`, `last`
(kept for the end of the conversation), `welcome` (greets the newcomer N), `A=alice,bob` (one of these, if
they are around). Names are unique among all files.
Slots, choices and names inside a line belong to `phrases.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from collabd.demo.material import MaterialError, scene_files
from collabd.demo.timetable import HOUR, MINUTE, SECOND

HEAD = re.compile(r"# (?P<name>[a-z0-9-]+)(?P<flags>( [^ ]+)*)$")
SPEECH = re.compile(
    r"(?P<role>[A-FN])(?P<sometimes>\?)?(?P<below>/)?(?P<quotes>=)?"
    r"(?: \+(?P<count>\d+)(?P<unit>[smh]))?: (?P<text>.*)$"
)
# `{B}` and `@B`, as phrases.py fills them in.
NAMED = re.compile(r"(?:\{|(?<![\w@])@)([A-FN])\b")
UNITS = {"s": SECOND, "m": MINUTE, "h": HOUR}
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WORKDAY = (8, 18)


class Line(Struct, frozen=True):
    """One message of a scene. `pause` (ms) is None where the length of the text decides.

    `moderated` is what it says after a Moderator has seen it; None for nearly every line.
    `below` stands in the thread of the last line that is in none; `quotes` names the line before.
    """

    role: str
    text: str
    sometimes: bool = False
    pause: int | None = None
    emoji: tuple[str, ...] = ()
    moderated: str | None = None
    below: bool = False
    quotes: bool = False
    files: tuple[str, ...] = ()


class Scene(Struct, frozen=True):
    """A scripted exchange.

    `roles` are those who speak, then those who are only spoken of; `least` counts the lines that are always
    said, `longest_wait` (ms) is the longest pause that is written before a line. `hours` are local hours of
    the first speaker, `weekdays` count from Monday, 0. `wanted` maps roles to user names.
    """

    name: str
    theme: str
    lines: tuple[Line, ...] = ()
    roles: tuple[str, ...] = ()
    least: int = 0
    longest_wait: int = 0
    hours: tuple[int, int] = WORKDAY
    weekdays: tuple[int, ...] = tuple(range(7))
    last: bool = False
    welcome: bool = False
    wanted: Mapping[str, tuple[str, ...]] = {}


@cache
def repertoire() -> Mapping[str, tuple[Scene, ...]]:
    """Every scene, by theme, in the order of the files. Raises MaterialError for a line that is no scene."""
    return {theme: tuple(read_scenes(theme, text)) for theme, text in scene_files()}


def read_scenes(theme: str, text: str) -> Iterator[Scene]:
    """The scenes of one file's text. Raises MaterialError with the line that is wrong."""
    scene: Scene | None = None
    lines: list[Line] = []
    gap = 0
    for number, row in enumerate(text.splitlines(), start=1):
        if not row.strip():
            gap += 1
            continue
        if row.startswith("# "):
            if scene:
                yield _complete(scene, lines)
            scene, lines = _head(theme, number, row), []
        elif not row.startswith(";"):
            _read_line(theme, number, row, lines, gap)
        gap = 0
    if scene:
        yield _complete(scene, lines)


def _complete(scene: Scene, lines: Sequence[Line]) -> Scene:
    speaking = [line.role for line in lines]
    named = [role for line in lines for role in NAMED.findall(line.text)]
    least = sum(not line.sometimes for line in lines)
    return replace(
        scene,
        lines=tuple(lines),
        roles=tuple(dict.fromkeys(speaking + named)),
        least=least,
        longest_wait=max(line.pause or 0 for line in lines),
    )


def _read_line(theme: str, number: int, row: str, lines: list[Line], gap: int) -> None:
    if row.startswith("  ") and lines:
        lines[-1] = replace(lines[-1], text=lines[-1].text + "\n" * (gap + 1) + row[2:])
    elif row.startswith("^ ") and lines:
        lines[-1] = replace(lines[-1], emoji=tuple(row[2:].split()))
    elif row.startswith("! ") and lines:
        lines[-1] = replace(lines[-1], files=(*lines[-1].files, row[2:]))
    elif row.startswith("~ ") and lines:
        lines[-1] = replace(lines[-1], moderated=row[2:])
    elif speech := SPEECH.match(row):
        lines.append(_speech(speech))
    else:
        raise MaterialError(theme, number, f"not a line of a scene: {row}")


def _speech(found: re.Match[str]) -> Line:
    pause = int(found["count"]) * UNITS[found["unit"]] if found["count"] else None
    return Line(
        found["role"],
        found["text"],
        sometimes=bool(found["sometimes"]),
        pause=pause,
        below=bool(found["below"]),
        quotes=bool(found["quotes"]),
    )


def _head(theme: str, number: int, row: str) -> Scene:
    found = HEAD.match(row)
    if found is None:
        raise MaterialError(theme, number, f"not the head of a scene: {row}")
    scene = Scene(found["name"], theme)
    for flag in found["flags"].split():
        scene = _flagged(scene, number, flag)
    return scene


def _flagged(scene: Scene, number: int, flag: str) -> Scene:
    key, _, value = flag.partition("=")
    if flag == "last":
        return replace(scene, last=True)
    if flag == "welcome":
        return replace(scene, welcome=True)
    if key == "at":
        first, _, end = value.partition("-")
        return replace(scene, hours=(int(first), int(end)))
    if key == "on":
        return replace(scene, weekdays=tuple(DAYS.index(day) for day in value.split(",")))
    if len(key) == 1 and value:
        return replace(scene, wanted={**scene.wanted, key: tuple(value.split(","))})
    raise MaterialError(scene.theme, number, f"unknown flag: {flag}")
