"""The state before + its events, through the client's reducers = a fresh snapshot, whatever people do.

Hypothesis makes up what people do; everybody who could hear of it has a replica that starts from a snapshot
and from then on believes events alone. Every command of the registry is tried, and every event must have
changed some replica.
"""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject
from tests.actions.traces.judge import Judge, Verdict
from tests.actions.traces.moves import APART, MOVES, TAKES_BACK
from tests.actions.traces.scene import Dice, Drawn, Scene
from tests.actions.traces.trace import Trace
from tests.support.stage import Stage
from tests.support.stores import world

from collabd.api.http import OPERATIONS
from collabd.config import Store
from collabd.domain.errors import CollabError
from collabd.domain.events import EVENTS
from collabd.domain.records import Command
from collabd.domain.rooms import DeleteRoom

PEOPLE = ("alice", "bob", "carol", "mallory")
"""Alice is an Admin; mallory hears of whatever a stranger may hear of."""
ACTORS = PEOPLE[:3]
STEPS = 40
STORIES_EACH = 3
COMPARED_AFTER = 15

PHASES = (Phase.explicit, Phase.generate, Phase.shrink)
"""A shorter story explains itself."""

Replay: TypeAlias = Callable[["Story", int], list[str]]

WEIGHTED = [command for command, (weight, _) in MOVES.items() for _ in range(weight)]


def test_every_command_of_the_registry_is_tried() -> None:
    commands = {one.request for one in OPERATIONS if issubclass(one.request, Command)}
    assert commands == MOVES.keys() | APART.keys()
    assert MOVES.keys() & APART.keys() == set()


class Story:
    """People do at random what people do, on a stage of its own; mostly `kind`, if one is given."""

    def __init__(self, dice: Dice, kind: type[Command] | None = None) -> None:
        self.done: Counter[type[Command]] = Counter()
        self.changed: Counter[type[Command]] = Counter()
        self._dice = dice
        self._kind = kind

    async def tell(self, folder: Path, steps: int) -> Trace:
        """The story, as a trace."""
        async with world(folder, settings=Store(readers=1)) as w:
            stage = Stage(w)
            await stage.enter("alice", groups=("admins",))
            await stage.enter(*PEOPLE[1:])
            trace, scene = Trace(stage), Scene(stage, self._dice, PEOPLE)
            await scene.set()
            await stage.let_watch(trace)
            for step in range(steps):
                await self._act(stage, scene)
                if step == COMPARED_AFTER:
                    await trace.compare()
            await stage.send_away()
        return trace

    async def _act(self, stage: Stage, scene: Scene) -> None:
        """Someone does something, or is refused."""
        scene.who = scene.one_of(ACTORS)
        kind = self._choose(scene)
        command = MOVES[kind][1](scene)
        try:
            result = await stage.do(scene.who, command)
        except CollabError:
            return
        scene.note(command, result)
        self.done[kind] += 1
        self.changed[kind] += getattr(result, "position", None) is not None

    def _choose(self, scene: Scene) -> type[Command]:
        if self._kind is not None and scene.chance(2):
            first = TAKES_BACK.get(self._kind)
            return first if first is not None and scene.chance(2) else self._kind
        follow_ups = [kind for kind, first in TAKES_BACK.items() if scene.has_seen(first)]
        return scene.one_of(follow_ups if follow_ups and scene.chance(4) == 0 else WEIGHTED)


async def test_a_replica_that_goes_wrong_is_seen(stage: Stage, judge: Judge) -> None:
    """Here it is the story that is told wrongly: to the judge that is the same."""
    trace = Trace(stage)
    hall = await stage.room("alice", "Hall", "bob")
    await trace.begin("alice", "bob")
    await stage.say("bob", hall, "hello")
    await trace.compare()
    steps: list[dict[str, Any]] = msgspec.json.decode(trace.as_json())
    assert judge.judge(msgspec.json.encode(steps)) == Verdict([], ["message.created"] * 2)
    *_, said = [number for number, step in enumerate(steps) if step["kind"] == "appended"]
    unsaid = judge.judge(msgspec.json.encode(steps[:said] + steps[said + 1 :]))
    assert any("/messages/1: held undefined" in mistake for mistake in unsaid.mistakes)
    steps[said]["event"]["message"]["content"] = "hullo"
    misheard = judge.judge(msgspec.json.encode(steps))
    assert len(misheard.mistakes) == 2, "alice's and bob's"
    assert all('held "hullo", fresh "hello"' in mistake for mistake in misheard.mistakes)


@pytest.fixture
def replay(light: None, tmp_path: Path, judge: Judge) -> Iterator[Replay]:
    """Tells a story and has it judged; the types of events that changed a replica."""
    with asyncio.Runner() as runner:

        def play(story: Story, steps: int) -> list[str]:
            with TemporaryDirectory(dir=tmp_path) as name:
                trace = runner.run(story.tell(Path(name), steps))
            verdict = judge.judge(trace.as_json())
            if verdict.mistakes:
                saved = trace.save(tmp_path, "trace")
                pytest.fail("\n".join([*verdict.mistakes, f"the trace is {saved}"]))
            return verdict.moved

        yield play


def test_every_command_is_carried_out_and_every_event_changes_a_replica(replay: Replay) -> None:
    moved: set[str] = set()
    for kind in MOVES:
        done = 0
        for seed in range(STORIES_EACH):
            story = Story(random.Random(seed), kind)
            moved.update(replay(story, STEPS))
            done += story.done[kind]
            if story.changed[kind]:
                break
        assert done, f"{kind.__name__} was always refused"
    wanted = {str(event.__struct_config__.tag) for event in EVENTS}
    for seed in range(STORIES_EACH):
        if wanted <= moved:
            break
        # The rarest: who hears that a room is deleted has mostly heard before that it is no longer listed.
        moved.update(replay(Story(random.Random(seed), DeleteRoom), STEPS))
    assert wanted - moved == set()


@pytest.mark.parametrize("stories", [200, pytest.param(2_000, marks=pytest.mark.long)])
def test_events_alone_keep_everybody_like_a_fresh_snapshot(
    stories: int, replay: Replay, figures: Callable[[str], None]
) -> None:
    done: Counter[type[Command]] = Counter()

    @settings(max_examples=stories, suppress_health_check=list(HealthCheck), phases=PHASES)
    @given(st.data())
    def try_one(data: DataObject) -> None:
        story = Story(Drawn(data))
        replay(story, data.draw(st.integers(1, STEPS), label="steps"))
        done.update(story.done)

    try_one()
    figures(f"{stories} stories, {done.total()} commands: every replica was right")
