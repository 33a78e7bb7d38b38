"""The recorded conversation: exact, ordered, valid, repeatable, and worth looking at."""

from __future__ import annotations

import hashlib
import itertools
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence

import msgspec
import pytest
from tests.demo.listener import UNTIL, Listener

from collabd.demo.conversation import conversation
from collabd.demo.steps import (
    MessageEdited,
    MessageSent,
    PersonJoins,
    ReactionAdded,
    ReactionRemoved,
    RoomCreated,
    Step,
)
from collabd.demo.timetable import DAY, moment_of


def counts(steps: Sequence[Step]) -> tuple[int, int, int]:
    of = Counter(type(step) for step in steps)
    return of[PersonJoins], of[RoomCreated], of[MessageSent]


def fingerprint(steps: Sequence[Step]) -> str:
    return hashlib.sha256(b"\n".join(map(msgspec.json.encode, steps))).hexdigest()


def test_exactly_as_many_as_asked_for(steps: list[Step]) -> None:
    assert counts(steps) == (50, 20, 20_000)


def test_some_say_what_they_are_up_to(listener: Listener) -> None:
    assert len(listener.statuses) == 12
    assert len(set(listener.statuses.values())) == 12, "each something else"
    assert not {"alice", "bob"} & listener.statuses.keys(), "who sit in front of it in the tests"


@pytest.mark.parametrize(
    ("people", "rooms", "messages", "days"),
    [(3, 2, 20, 90), (2, 1, 0, 1), (2, 1, 1, 1), (2, 20, 300, 2), (7, 3, 500, 1), (120, 40, 2_000, 30)],
)
@pytest.mark.parametrize("seed", [1, 2])
def test_other_sizes_are_exact_and_valid(
    seed: int, people: int, rooms: int, messages: int, days: int
) -> None:
    listener = Listener()
    steps = list(conversation(seed, UNTIL, people=people, rooms=rooms, messages=messages, days=days))
    for step in steps:
        listener.hear(step)
    assert counts(steps) == (people, rooms, messages)
    assert steps == sorted(steps, key=lambda step: step.at)
    assert steps[0].at >= UNTIL - days * DAY
    assert steps[-1].at <= UNTIL


@pytest.mark.parametrize("wrong", [{"people": 1}, {"rooms": 0}, {"messages": -1}, {"days": 0}])
def test_impossible_sizes_are_refused(wrong: dict[str, int]) -> None:
    possible = {"people": 2, "rooms": 1, "messages": 1, "days": 1}
    assert list(conversation(1, UNTIL, **possible))
    with pytest.raises(ValueError, match="at least 2, 1, 0 and 1"):
        conversation(1, UNTIL, **possible | wrong)
    with pytest.raises(ValueError, match="after the epoch"):
        conversation(1, DAY, days=2)


def test_steps_come_in_time_order_within_the_days(steps: list[Step]) -> None:
    assert all(earlier.at <= later.at for earlier, later in itertools.pairwise(steps))
    assert steps[0].at >= UNTIL - 90 * DAY
    assert UNTIL - DAY // 24 < steps[-1].at <= UNTIL


def test_every_reference_is_valid_when_it_is_made(listener: Listener) -> None:
    assert len(listener.messages) == 20_000


def test_the_same_seed_gives_the_same_bytes(steps: list[Step]) -> None:
    assert fingerprint(list(conversation(1, UNTIL))) == fingerprint(steps)


def test_another_seed_or_time_gives_others() -> None:
    def made(seed: int, until: int) -> str:
        return fingerprint(list(conversation(seed, until, messages=500)))

    assert made(1, UNTIL) == made(1, UNTIL)
    assert len({made(1, UNTIL), made(2, UNTIL), made(1, UNTIL + 1)}) == 3


def test_another_process_gives_the_same_bytes() -> None:
    script = (
        "import msgspec, sys\n"
        "from collabd.demo.conversation import conversation\n"
        f"for step in conversation(5, {UNTIL}, messages=800): print(msgspec.json.encode(step).hex())\n"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]
    assert runs[0].count(b"\n") > 800


def test_it_is_made_as_it_is_asked_for() -> None:
    steps = conversation(3, UNTIL)
    assert iter(steps) is steps, "nobody has to hold the whole of it"
    assert isinstance(next(steps), PersonJoins)


def test_alice_and_bob_come_first(listener: Listener) -> None:
    alice, bob, *others = listener.people.values()
    assert (alice.username, alice.group) == ("alice", "Admins")
    assert (bob.username, bob.group) == ("bob", "Users")
    assert "Moderators" in {person.group for person in others}
    assert all(person.email == f"{person.username}@auklet.example" for person in others)


def test_private_rooms_are_for_a_few(listener: Listener) -> None:
    private = [room.key for room in listener.rooms.values() if room.kind == "private"]
    assert len(private) == 2
    for key in private:
        assert 2 <= len(listener.members[key]) < 10
        assert "alice" in listener.members[key]
        assert "bob" not in listener.members[key]
    public = set(listener.rooms) - set(private)
    assert all("bob" in listener.members[key] for key in public)


def test_reactions_edits_and_deletions_are_as_common_as_in_life(
    steps: list[Step], listener: Listener
) -> None:
    reacted = {step.message_key for step in steps if isinstance(step, ReactionAdded)}
    edited = [step for step in steps if isinstance(step, MessageEdited)]
    assert len(reacted) / 20_000 == pytest.approx(0.15, abs=0.01)
    assert len(edited) / 20_000 == pytest.approx(0.03, abs=0.003)
    assert len(listener.deleted) / 20_000 == pytest.approx(0.01, abs=0.002)
    assert any(isinstance(step, ReactionRemoved) for step in steps)


def test_moderators_edit_what_others_said(steps: list[Step], listener: Listener) -> None:
    edits = [step for step in steps if isinstance(step, MessageEdited)]
    moderated = [step for step in edits if step.who != listener.messages[step.message_key].who]
    assert 1 <= len(moderated) <= len(edits) / 10
    assert {listener.people[step.who].group for step in moderated} <= {"Admins", "Moderators"}


def test_some_of_it_is_said_in_threads_and_quotes(listener: Listener) -> None:
    said = listener.messages.values()
    assert sum(message.thread_key is not None for message in said) >= 10
    assert sum(message.quoted_key is not None for message in said) >= 5


def test_some_show_a_picture_of_themselves_and_some_send_what_they_speak_of(listener: Listener) -> None:
    assert len(listener.portraits) == 11
    assert {"alice", "bob"} <= listener.portraits.keys()
    sent = {
        listener.files[key].name: message
        for message in listener.messages.values()
        for key in message.file_keys
    }
    assert len(sent) >= 6
    assert {name.rpartition(".")[2] for name in sent} >= {"jpg", "png", "csv", "log", "txt"}
    assert all(message.at > UNTIL - DAY for message in sent.values()), "where it is seen, and uploaded once"


def test_some_talk_much_more_than_others(listener: Listener) -> None:
    said = [count for _, count in Counter(sent.who for sent in listener.messages.values()).most_common()]
    assert said[0] > 10 * said[len(said) // 2] / 2
    assert len(said) == 50


def test_weekends_are_quiet_and_the_newest_day_is_not(listener: Listener) -> None:
    per_day = Counter(moment_of(sent.at).date() for sent in listener.messages.values())
    weekend = [count for day, count in per_day.items() if day.weekday() >= 5]
    workday = [count for day, count in per_day.items() if day.weekday() < 5]
    assert sum(weekend) / len(weekend) < 0.3 * sum(workday) / len(workday)
    newest = sum(sent.at > UNTIL - DAY for sent in listener.messages.values())
    assert newest > 1.3 * sum(workday) / len(workday)


def test_newcomers_are_greeted_after_they_came(listener: Listener) -> None:
    founded = UNTIL - 90 * DAY
    newcomers = [person for person in listener.people.values() if person.at > founded + DAY]
    assert len(newcomers) >= 3
    for person in newcomers:
        greetings = [m for m in listener.messages.values() if f"@{person.username}" in m.content]
        assert any(person.at < m.at < person.at + DAY and m.room == "general" for m in greetings)
