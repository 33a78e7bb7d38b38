"""The state before + its events, through the client's reducers = a fresh snapshot, whatever people do.

Hypothesis makes up what people do; everybody who could hear of it has a replica that starts from a snapshot
and from then on believes events alone. Every command of the registry is tried, and every event must have
changed some replica.
"""

from __future__ import annotations

import asyncio
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject
from tests.actions.traces.judge import Judge, Verdict
from tests.actions.traces.moves import APART, MOVES, TAKES_BACK
from tests.actions.traces.scene import Scene
from tests.actions.traces.trace import Trace
from tests.support.stage import Stage
from tests.support.stores import world

from collabd.api.http import OPERATIONS
from collabd.domain.errors import CollabError
from collabd.domain.events import EVENTS
from collabd.domain.records import Command

PEOPLE = ("alice", "bob", "carol", "mallory")
"""Alice is an Admin; mallory hears of whatever a stranger may hear of."""
ACTORS = PEOPLE[:3]
STEPS = 40
COMPARED_AFTER = 15

WEIGHTED = [command for command, (weight, _) in MOVES.items() for _ in range(weight)]


def test_every_command_of_the_registry_is_tried() -> None:
    commands = {one.request for one in OPERATIONS if issubclass(one.request, Command)}
    assert commands == MOVES.keys() | APART.keys()
    assert MOVES.keys() & APART.keys() == set()


class Tally:
    """What has happened in all stories together."""

    def __init__(self) -> None:
        self.done: Counter[str] = Counter()
        self.moved: Counter[str] = Counter()


async def tell(folder: Path, data: DataObject, tally: Tally) -> Trace:
    """One story on a stage of its own, as a trace."""
    async with world(folder) as w:
        stage = Stage(w)
        await stage.enter("alice", groups=("admins",))
        await stage.enter(*PEOPLE[1:])
        trace, scene = Trace(stage), Scene(stage, data, PEOPLE)
        await scene.set()
        await stage.let_watch(trace)
        for step in range(data.draw(st.integers(1, STEPS), label="steps")):
            await act(stage, scene, tally)
            if step == COMPARED_AFTER:
                await trace.compare()
        await stage.send_away()
    return trace


async def act(stage: Stage, scene: Scene, tally: Tally) -> None:
    """Someone does something, or is refused."""
    scene.who = scene.one_of(ACTORS)
    follow_ups = [kind for kind, first in TAKES_BACK.items() if scene.has_seen(first)]
    kind = scene.one_of(follow_ups if follow_ups and scene.chance(4) == 0 else WEIGHTED)
    command = MOVES[kind][1](scene)
    try:
        result = await stage.do(scene.who, command)
    except CollabError:
        return
    scene.note(command, result)
    tally.done[kind.__name__] += 1


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
    assert any("/messages/0: held undefined" in mistake for mistake in unsaid.mistakes)
    steps[said]["event"]["message"]["content"] = "hullo"
    misheard = judge.judge(msgspec.json.encode(steps))
    assert len(misheard.mistakes) == 2, "alice's and bob's"
    assert all('held "hullo", fresh "hello"' in mistake for mistake in misheard.mistakes)


@pytest.mark.parametrize("stories", [200, pytest.param(2_000, marks=pytest.mark.long)])
def test_events_alone_keep_everybody_like_a_fresh_snapshot(
    stories: int,
    judge: Judge,
    migrated: Path,
    light: None,
    tmp_path: Path,
    figures: Callable[[str], None],
) -> None:
    tally = Tally()

    @settings(max_examples=stories, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def try_one(data: DataObject) -> None:
        with TemporaryDirectory(dir=tmp_path) as name:
            shutil.copy(migrated, name)
            trace = runner.run(tell(Path(name), data, tally))
        verdict = judge.judge(trace.as_json())
        tally.moved.update(verdict.moved)
        if verdict.mistakes:
            saved = trace.save(tmp_path, "trace")
            pytest.fail("\n".join([*verdict.mistakes, f"the trace is {saved}"]))

    with asyncio.Runner() as runner:
        try_one()
    figures(f"{stories} stories, {tally.done.total()} commands: every replica was right")
    assert {kind.__name__ for kind in MOVES} - tally.done.keys() == set(), "every command was carried out"
    types = {str(event.__struct_config__.tag) for event in EVENTS}
    assert types - tally.moved.keys() == set(), "every event has changed a replica"
