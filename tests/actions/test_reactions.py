"""Reactions: a set, one per person and emoji."""

from __future__ import annotations

import json

import pytest
from tests.support.stage import Stage, everything

from collabd.actions.reactions import KINDS_PER_MESSAGE
from collabd.domain.emoji import QUALIFIED
from collabd.domain.errors import Code
from collabd.domain.ids import new_id
from collabd.domain.messages import GetMessage
from collabd.domain.reactions import AddReaction, RemoveReaction
from collabd.domain.rooms import LeaveRoom


@pytest.fixture
async def message_id(stage: Stage) -> str:
    room_id = await stage.room("alice", "Hall", "bob")
    return str((await stage.say("alice", room_id, "well?")).id)


async def shown(stage: Stage, message_id: str) -> list[tuple[str, str]]:
    message = await stage.ask("carol", GetMessage(message_id=message_id))
    return [(reaction.author_name, reaction.emoji) for reaction in message.reactions]


async def test_it_is_added_told_and_taken_back(stage: Stage, message_id: str) -> None:
    stage.forget()
    added = await stage.do("bob", AddReaction(message_id=message_id, emoji="👍"))
    assert (added.reaction.author, added.reaction.emoji) == (stage.id("bob"), "👍")
    assert added.position.stream.startswith("room:")
    await stage.do("alice", AddReaction(message_id=message_id, emoji="👍"))
    assert await shown(stage, message_id) == [("Bob", "👍"), ("Alice", "👍")]
    removed = await stage.do("bob", RemoveReaction(message_id=message_id, emoji="👍"))
    assert removed.reaction is None
    assert removed.position.offset == added.position.offset + 2
    assert await shown(stage, message_id) == [("Alice", "👍")]
    assert stage.told() == ["room:Hall reaction.added"] * 2 + ["room:Hall reaction.removed"]
    event = stage.events("reaction.removed")[-1]
    assert (event["reaction"]["author"], event["reaction"]["messageId"]) == (stage.id("bob"), message_id)


async def test_a_set_has_each_but_once(stage: Stage, message_id: str) -> None:
    first = await stage.do("bob", AddReaction(message_id=message_id, emoji="❤️"))
    stage.forget()
    again = await stage.do("bob", AddReaction(message_id=message_id, emoji="❤"))
    assert (again.reaction, again.position) == (first.reaction, None)
    none = await stage.do("bob", RemoveReaction(message_id=message_id, emoji="👍"))
    assert (none.reaction, none.position) == (None, None)
    assert stage.told() == []
    assert await shown(stage, message_id) == [("Bob", "❤️")]


async def test_other_peoples_are_theirs(stage: Stage, message_id: str) -> None:
    await stage.do("alice", AddReaction(message_id=message_id, emoji="👍"))
    removed = await stage.do("bob", RemoveReaction(message_id=message_id, emoji="👍"))
    assert removed.position is None
    assert await shown(stage, message_id) == [("Alice", "👍")]


async def test_moderators_take_back_others_in_public_rooms(stage: Stage, message_id: str) -> None:
    await stage.enter("mod", groups=("moderators",))
    for who in ("alice", "bob"):
        await stage.do(who, AddReaction(message_id=message_id, emoji="👍"))
    stage.forget()
    command = RemoveReaction(
        message_id=message_id, emoji="👍", author=stage.id("bob"), command_id=new_id(stage.w.clock.now)
    )
    removed = await stage.do("mod", command)
    assert (removed.reaction, removed.position) == (None, None), "the Moderator does not follow the room"
    assert await shown(stage, message_id) == [("Alice", "👍")]
    assert stage.told() == ["room:Hall reaction.removed"]
    (event,) = stage.events("reaction.removed")
    assert (event["actorId"], event["reaction"]["author"]) == (stage.id("mod"), stage.id("bob"))
    await stage.do("bob", AddReaction(message_id=message_id, emoji="👍"))
    assert await stage.do("mod", command) == removed, "a repeat takes nothing back"
    assert await shown(stage, message_id) == [("Alice", "👍"), ("Bob", "👍")]
    (entry,) = await stage.w.store.read(everything, "audit")
    assert (entry[2], entry[4], entry[5]) == (stage.id("mod"), "reaction.remove", message_id)
    assert json.loads(entry[7]) == {"author": stage.id("bob"), "emoji": "👍"}


async def test_in_private_rooms_moderators_take_back_their_own_only(stage: Stage) -> None:
    await stage.enter("mod", groups=("moderators",))
    attic = await stage.room("alice", "Attic", "bob", "mod", kind="private")
    message_id = (await stage.say("alice", attic, "well?")).id
    for who in ("bob", "mod"):
        await stage.do(who, AddReaction(message_id=message_id, emoji="👍"))
    others = RemoveReaction(message_id=message_id, emoji="👍", author=stage.id("bob"))
    for who in ("mod", "alice"):
        assert (await stage.refused(who, others)).code is Code.FORBIDDEN
    assert (await stage.refused("carol", others)).code is Code.NOT_FOUND
    own = RemoveReaction(message_id=message_id, emoji="👍", author=stage.id("mod"))
    assert (await stage.do("mod", own)).position is not None
    assert await stage.w.store.read(everything, "audit") == []


async def test_only_members_react(stage: Stage, message_id: str) -> None:
    await stage.do("bob", AddReaction(message_id=message_id, emoji="👍"))
    for request in (AddReaction, RemoveReaction):
        assert (
            await stage.refused("carol", request(message_id=message_id, emoji="👍"))
        ).code is Code.FORBIDDEN
    message = await stage.ask("bob", GetMessage(message_id=message_id))
    await stage.do("bob", LeaveRoom(room_id=message.room_id))
    refused = await stage.refused("bob", RemoveReaction(message_id=message_id, emoji="👍"))
    assert refused.code is Code.FORBIDDEN


@pytest.mark.parametrize("emoji", ["x", "👍👍", "<b>", ""])
async def test_anything_else_is_no_emoji(stage: Stage, message_id: str, emoji: str) -> None:
    assert (await stage.refused("bob", AddReaction(message_id=message_id, emoji=emoji))).field == "emoji"


async def test_a_message_gathers_so_many_kinds_and_no_more(stage: Stage, message_id: str) -> None:
    kinds = sorted(QUALIFIED.values())[: KINDS_PER_MESSAGE + 1]
    for emoji in kinds[:-1]:
        await stage.do("bob", AddReaction(message_id=message_id, emoji=emoji))
    refused = await stage.refused("alice", AddReaction(message_id=message_id, emoji=kinds[-1]))
    assert (refused.code, refused.field) == (Code.INVALID, "emoji")
    await stage.do("alice", AddReaction(message_id=message_id, emoji=kinds[0]))
    await stage.do("bob", RemoveReaction(message_id=message_id, emoji=kinds[1]))
    await stage.do("alice", AddReaction(message_id=message_id, emoji=kinds[-1]))
    assert len(await shown(stage, message_id)) == KINDS_PER_MESSAGE + 1
