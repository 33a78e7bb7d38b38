"""Scene files: what is written there can be played."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from tests.demo.listener import UNTIL

from collabd.demo.applause import ANYWAY
from collabd.demo.material import MaterialError
from collabd.demo.people import population
from collabd.demo.phrases import Filling, UnknownSlotError
from collabd.demo.scenes import read_scenes, repertoire
from collabd.demo.timetable import DAY
from collabd.domain.emoji import qualified

SCENE = """\
# kettle at=8-10 on=mon,fri last A=alice,bob
A: Who broke the kettle?

  It was *new*.
^ 👀 😬
~ Who broke it?
B? +20m: Not me, {A}.
"""


def test_a_scene_says_who_speaks_when_and_how() -> None:
    (scene,) = read_scenes("kitchen", SCENE)
    question, answer = scene.lines
    assert (scene.name, scene.theme, scene.hours, scene.weekdays) == ("kettle", "kitchen", (8, 10), (0, 4))
    assert scene.longest_wait == 20 * 60_000
    assert (scene.roles, scene.least, scene.last, scene.welcome) == (("A", "B"), 1, True, False)
    assert scene.wanted == {"A": ("alice", "bob")}
    assert (question.text, question.emoji) == ("Who broke the kettle?\n\nIt was *new*.", ("👀", "😬"))
    assert (answer.sometimes, answer.pause) == (True, 20 * 60_000)
    assert (question.moderated, answer.moderated) == ("Who broke it?", None)


def test_a_line_may_stand_in_a_thread_or_quote_the_one_before() -> None:
    (scene,) = read_scenes("kitchen", "# kettle\nA: Well?\nB?/ +20m: It hummed.\nA/=: Hummed?\nB=: Yes.\n")
    assert [(line.below, line.quotes) for line in scene.lines] == [
        (False, False),
        (True, False),
        (True, True),
        (False, True),
    ]
    assert (scene.lines[1].sometimes, scene.lines[1].pause) == (True, 20 * 60_000)


@pytest.mark.parametrize(
    ("broken", "line"),
    [
        (SCENE.replace("B?", "Z?"), 7),
        (SCENE.replace("last", "lats"), 1),
        (SCENE.replace("# kettle", "# Kettle!"), 1),
    ],
)
def test_what_is_no_scene_is_refused_with_its_line(broken: str, line: int) -> None:
    assert list(read_scenes("kitchen", SCENE))
    with pytest.raises(MaterialError, match=f"^kitchen:{line}: "):
        list(read_scenes("kitchen", broken))


def test_every_line_of_every_scene_can_be_filled() -> None:
    people = population(Random(1), 50, UNTIL, 90)
    scenes = [scene for theme in repertoire().values() for scene in theme]
    for scene in scenes:
        cast = dict(zip(scene.roles, people, strict=False))
        filling = Filling(Random(scene.name), (scene.theme,), cast, native=False, at=UNTIL, begin=UNTIL - DAY)
        # What is only sometimes said must not be what later lines depend on.
        for line in [line for line in scene.lines if not line.sometimes]:
            assert filling.fill(line.text)
            assert line.moderated is None or filling.fill(line.moderated)
    with pytest.raises(UnknownSlotError, match="nothing"):
        filling.fill("{nothing}")


def test_every_reaction_is_one_emoji_as_the_server_keeps_it() -> None:
    lines = [line for theme in repertoire().values() for scene in theme for line in scene.lines]
    emoji = {*ANYWAY, *(each for line in lines for each in line.emoji)}
    assert len(emoji) > 50
    assert {each: qualified(each) for each in emoji} == {each: each for each in emoji}


def test_there_are_many_scenes_and_each_has_a_name_of_its_own() -> None:
    scenes = [scene for theme in repertoire().values() for scene in theme]
    assert sum(4 <= len(scene.lines) <= 20 for scene in scenes) >= 150
    assert [name for name, count in Counter(scene.name for scene in scenes).items() if count > 1] == []
