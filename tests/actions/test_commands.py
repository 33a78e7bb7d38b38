"""Every command is carried out once and answered as often as it is asked for."""

from __future__ import annotations

import asyncio
from typing import Any

import msgspec
import pytest
from tests.actions.repeats import MAKES, TWICE
from tests.actions.repeats.making import Make, again
from tests.support.log import outcomes_of
from tests.support.stage import VERBS, Stage, everything

from collabd.actions.commands import fingerprint
from collabd.domain.errors import Code
from collabd.domain.ids import new_id
from collabd.domain.members import AddMember, RemoveMember
from collabd.domain.messages import DeleteMessage, SendMessage
from collabd.domain.records import Command
from collabd.domain.rooms import CreateRoom, DeleteRoom, JoinRoom, LeaveRoom

COMMAND_ID = "019fd5b2-7c00-7abc-8def-0123456789ab"
OTHER_ID = "019fd5b2-7c00-7abc-8def-0123456789ac"

COMMANDS = {
    **{kind.__name__: make for kind, make in MAKES.items()},
    **{f"{kind.__name__} again": again(MAKES[kind]) for kind in TWICE},
}
each = pytest.mark.parametrize("make", COMMANDS.values(), ids=COMMANDS.keys())


def test_every_command_of_the_registry_is_repeated() -> None:
    assert MAKES.keys() == VERBS.keys()


@pytest.fixture
async def attic(stage: Stage) -> str:
    """Bob is a member of alice's private room."""
    return await stage.room("alice", "Attic", "bob", kind="private")


def named(command: Command, command_id: str = COMMAND_ID) -> Command:
    return msgspec.structs.replace(command, command_id=command_id)


@each
async def test_a_repeat_changes_nothing_and_answers_alike(stage: Stage, attic: str, make: Make) -> None:
    command = named(await make(stage))
    first = await stage.do("bob", command)
    stage.forget()
    rows = await log_and_outcomes(stage)
    assert [await stage.do("bob", command) for _ in range(2)] == [first, first]
    assert stage.told() == []
    assert await log_and_outcomes(stage) == rows


async def log_and_outcomes(stage: Stage) -> int:
    return sum([len(await stage.w.store.read(everything, table)) for table in ("events", "outcomes")])


@each
async def test_a_repeat_is_answered_even_from_outside(stage: Stage, attic: str, make: Make) -> None:
    """Looked up before any permission: a lost reply can be asked for again after one was put out."""
    command = named(await make(stage))
    first = await stage.do("bob", command)
    for room_id in stage.rooms.values():
        await outcomes_of([stage.do("alice", DeleteRoom(room_id=room_id))])
    stage.forget()
    again = await stage.do("bob", command)
    assert again.position == first.position
    assert stage.told() == []


async def test_what_a_repeat_shows_is_what_one_may_still_see(stage: Stage, attic: str) -> None:
    command = named(SendMessage(room_id=attic, content="secret by now"))
    first = await stage.do("bob", command)
    assert first.message.content == "secret by now"
    await stage.do("alice", RemoveMember(room_id=attic, user_id=stage.id("bob")))
    again = await stage.do("bob", command)
    assert (again.message, again.position) == (None, first.position)
    for shows in (CreateRoom(name="Mine", kind="private"),):
        made = await stage.do("carol", named(shows))
        await stage.do("carol", LeaveRoom(room_id=made.room.id))
        assert (await stage.do("carol", named(shows))).room is None


async def test_a_repeat_of_what_was_deleted_shows_the_tombstone(stage: Stage, attic: str) -> None:
    command = named(SendMessage(room_id=attic, content="regret"))
    first = await stage.do("bob", command)
    await stage.do("bob", DeleteMessage(message_id=first.message.id))
    again = await stage.do("bob", command)
    assert (again.message.content, again.message.deleted_at is None) == ("", False)
    assert again.position == first.position


@each
async def test_the_same_id_with_another_content_is_a_conflict(stage: Stage, attic: str, make: Make) -> None:
    command = named(await make(stage))
    await stage.do("bob", command)
    stage.forget()
    other = named(SendMessage(room_id=attic, content="something else"))
    refused = await stage.refused("bob", other)
    assert (refused.code, refused.field) == (Code.CONFLICT, "commandId")
    assert stage.told() == []


async def test_every_field_counts(stage: Stage, attic: str) -> None:
    first = SendMessage(id=OTHER_ID, room_id=attic, content="x", command_id=COMMAND_ID)
    await stage.do("bob", first)
    changed = [
        msgspec.structs.replace(first, content="y"),
        msgspec.structs.replace(first, id=COMMAND_ID),
        msgspec.structs.replace(first, room_id=OTHER_ID),
        msgspec.structs.replace(first, sent_at="2026-11-22T09:00:00.000Z"),
    ]
    assert [(await stage.refused("bob", one)).field for one in changed] == ["commandId"] * len(changed)


async def test_a_creates_own_id_names_the_command(stage: Stage, attic: str) -> None:
    for command in (
        SendMessage(id=COMMAND_ID, room_id=attic, content="x"),
        CreateRoom(id=OTHER_ID, name="New"),
    ):
        first = await stage.do("bob", command)
        stage.forget()
        assert await stage.do("bob", command) == first
        assert stage.told() == []
    assert stage.events("message.created")[-1]["commandId"] == COMMAND_ID
    taken = await stage.refused("bob", CreateRoom(id=COMMAND_ID, name="The id of a message"))
    assert taken.field == "commandId"


async def test_an_id_belongs_to_its_person(stage: Stage, attic: str) -> None:
    results = [
        await stage.do(who, named(SendMessage(room_id=attic, content=f"from {who}")))
        for who in ("alice", "bob")
    ]
    assert [result.message.content for result in results] == ["from alice", "from bob"]


async def test_without_an_id_each_is_a_new_one(stage: Stage, attic: str) -> None:
    command = SendMessage(room_id=attic, content="again")
    results = [(await stage.do("bob", command)).message.id for _ in range(2)]
    assert len(set(results)) == 2


async def test_a_refusal_is_not_remembered(stage: Stage, attic: str) -> None:
    command = named(SendMessage(room_id=attic, content="let me in"))
    assert (await stage.refused("carol", command)).code is Code.NOT_FOUND
    await stage.do("alice", AddMember(room_id=attic, user_id=stage.id("carol")))
    assert (await stage.do("carol", command)).message.content == "let me in"


async def test_both_at_once_are_carried_out_once(stage: Stage, attic: str) -> None:
    """In the same batch, as when a client retries over a new connection."""
    stage.forget()
    command = named(SendMessage(room_id=attic, content="twice"))
    results = await asyncio.gather(*(stage.do("bob", command) for _ in range(5)))
    assert len({result.message.id for result in results}) == 1
    assert len({result.position for result in results}) == 1
    assert stage.told() == ["room:Attic message.created"]


async def test_what_is_remembered_is_stored_with_the_event(stage: Stage, attic: str) -> None:
    """In the command's own transaction, and not the content, only what stands for it."""
    command = named(SendMessage(room_id=attic, content="x"))
    first = await stage.do("bob", command)
    (stored,) = [row for row in await stage.w.store.read(everything, "events") if row[5] == COMMAND_ID]
    assert stored[6] == fingerprint("message.send", command)
    assert (await stage.do("bob", command)).position == first.position


async def test_the_outcome_is_in_the_event_that_the_actor_follows(stage: Stage, attic: str) -> None:
    """Several events may come of one command: one of them carries the outcome, in place of a row."""
    await stage.do("bob", named(LeaveRoom(room_id=attic)))
    marked = [row[0] for row in await stage.w.store.read(everything, "events") if row[6] is not None]
    assert marked == [f"user:{stage.id('bob')}"]
    assert await stage.w.store.read(everything, "outcomes") == []
    hall = await stage.room("alice", "Hall", "carol")
    await stage.do("carol", named(JoinRoom(room_id=hall)))
    (outcome,) = await stage.w.store.read(everything, "outcomes")
    assert (outcome[0], outcome[1]) == (stage.id("carol"), COMMAND_ID)


def test_a_fingerprint_is_of_the_verb_and_all_that_is_said() -> None:
    one = SendMessage(room_id=new_id(1), content="x", command_id=COMMAND_ID)
    assert fingerprint("a", one) == fingerprint("a", msgspec.structs.replace(one, command_id=OTHER_ID))
    assert fingerprint("a", one) != fingerprint("b", one)
    assert fingerprint("a", one) != fingerprint("a", msgspec.structs.replace(one, content="y"))
    results: list[Any] = [fingerprint("a", one)]
    assert len(results[0]) == 16
