"""Typing: who may say that they are writing, in a room and in its threads."""

from __future__ import annotations

import pytest
from tests.support.stage import Stage

from collabd.actions.typing import require_writer
from collabd.domain.errors import CollabError
from collabd.domain.messages import DeleteMessage
from collabd.domain.typing import StartTyping, StopTyping

OK = "ok"


async def answer(stage: Stage, who: str, room_id: str, thread_id: str | None = None) -> str:
    """How both commands are answered; the same for both."""
    answers = set()
    for kind in (StartTyping, StopTyping):
        command = kind(room_id=room_id, thread_id=thread_id)
        try:
            await stage.w.store.read(require_writer, stage.people[who].actor, command)
            answers.add(OK)
        except CollabError as error:
            answers.add(str(error.code))
    (one,) = answers
    return one


@pytest.mark.parametrize(("kind", "refusal"), [("public", "forbidden"), ("private", "not_found")])
async def test_members_may_and_others_may_not(stage: Stage, kind: str, refusal: str) -> None:
    room = await stage.room("alice", "Kitchen", "bob", kind=kind)  # type: ignore[arg-type]
    first = await stage.say("alice", room, "lunch?")
    for who, expected in {"alice": OK, "bob": OK, "carol": refusal}.items():
        assert await answer(stage, who, room) == expected
        assert await answer(stage, who, room, first.id) == expected


async def test_only_in_what_is_a_thread_of_that_room(stage: Stage) -> None:
    room = await stage.room("alice", "Kitchen", "bob")
    other = await stage.room("alice", "Hall")
    secret = await stage.room("bob", "Attic", kind="private")
    first = await stage.say("alice", room, "lunch?")
    reply = await stage.reply("bob", first, "yes")
    elsewhere = await stage.say("alice", other, "hello")
    hidden = await stage.say("bob", secret, "psst")
    assert await answer(stage, "alice", room, first.id) == OK
    assert await answer(stage, "alice", room, reply.id) == "invalid"
    assert await answer(stage, "alice", room, elsewhere.id) == "invalid"
    assert await answer(stage, "alice", room, hidden.id) == "not_found"
    assert await answer(stage, "alice", room, room) == "not_found", "no message has this id"


async def test_not_in_a_deleted_ones_thread(stage: Stage) -> None:
    room = await stage.room("alice", "Kitchen", "bob")
    first = await stage.say("alice", room, "lunch?")
    assert await answer(stage, "bob", room, first.id) == OK
    await stage.do("alice", DeleteMessage(message_id=first.id))
    assert await answer(stage, "bob", room, first.id) == "gone"
