"""Mentions: who is named, for whom it counts, and what edits, deletions and threads make of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from tests.actions.test_redaction import rows_with
from tests.support.stage import Stage, everything

from collabd.actions.retention import purge_deleted_room
from collabd.domain.errors import Code
from collabd.domain.members import RemoveMember
from collabd.domain.mentions import GREATEST_MENTIONS
from collabd.domain.messages import DeleteMessage, EditMessage, GetMessage
from collabd.domain.read_markers import GREATEST_UNREAD, MarkRead
from collabd.domain.rooms import DeleteRoom, GetRoom, LeaveRoom, ListRooms
from collabd.domain.sync import GetSnapshot
from collabd.domain.threads import ListThreads, UnfollowThread
from collabd.domain.usernames import clean_username
from collabd.domain.users import AddToGroup, RemoveFromGroup


@pytest.fixture
async def hall(stage: Stage) -> str:
    return await stage.room("alice", "Hall", "bob")


async def counted(stage: Stage, who: str, room_id: str) -> tuple[int, int]:
    """What is unread, and what of it names the person, as all three places tell it."""
    (listed,) = [one for one in (await stage.ask(who, ListRooms())).unread if one.room_id == room_id]
    (started,) = [one for one in (await stage.ask(who, GetSnapshot())).unread if one.room_id == room_id]
    assert listed == started == (await stage.ask(who, GetRoom(room_id=room_id))).unread
    return (listed.unread, listed.mentions)


async def test_people_groups_and_everybody_are_named_by_their_ids(stage: Stage, hall: str) -> None:
    sent = await stage.say("alice", hall, "@Bob, @carol. @moderators @room @nobody `@alice`")
    expected = {"users": [stage.id("bob"), stage.id("carol")], "groups": ["moderators"], "room": True}
    assert msgspec.to_builtins(sent.mentions) == expected
    assert (await stage.ask("bob", GetMessage(message_id=sent.id))).mentions == sent.mentions
    assert stage.events("message.created")[-1]["message"]["mentions"] == expected


async def test_a_name_goes_as_far_as_somebody_is_called_so(stage: Stage, hall: str) -> None:
    sent = await stage.say("alice", hall, "@bob.And then")
    assert sent.mentions.users == [stage.id("bob")]
    await stage.enter("bob.and")
    sent = await stage.say("alice", hall, "@bob.And then")
    assert sent.mentions.users == [stage.id("bob.and")]


async def test_it_counts_for_those_named_until_they_have_read_it(stage: Stage, hall: str) -> None:
    await stage.say("alice", hall, "good morning")
    await stage.say("alice", hall, "@bob @room @bob")
    await stage.say("alice", hall, "@carol")
    named = await stage.say("bob", hall, "@alice @bob")
    assert await counted(stage, "bob", hall) == (3, 1)
    assert await counted(stage, "alice", hall) == (1, 1)
    await stage.do("bob", MarkRead(room_id=hall, offset=named.offset))
    assert await counted(stage, "bob", hall) == (0, 0)


async def test_everybody_is_everybody_but_the_author(stage: Stage, hall: str) -> None:
    await stage.say("alice", hall, "@room, come")
    assert await counted(stage, "bob", hall) == (1, 1)
    assert await counted(stage, "alice", hall) == (0, 0)


async def test_a_group_is_who_belongs_to_it_now(stage: Stage, hall: str) -> None:
    await stage.enter("root", groups=("admins",))
    await stage.say("alice", hall, "@Moderators, please")
    assert await counted(stage, "bob", hall) == (1, 0)
    await stage.do("root", AddToGroup(group_id="moderators", user_id=stage.id("bob")))
    assert await counted(stage, "bob", hall) == (1, 1)
    await stage.do("root", RemoveFromGroup(group_id="moderators", user_id=stage.id("bob")))
    assert await counted(stage, "bob", hall) == (1, 0)


async def test_who_may_not_read_the_room_is_not_named(stage: Stage) -> None:
    attic = await stage.room("alice", "Attic", "bob", kind="private")
    assert (await stage.say("alice", attic, "@bob @carol")).mentions.users == [stage.id("bob")]
    hall = await stage.room("alice", "Hall")
    assert (await stage.say("alice", hall, "@carol")).mentions.users == [stage.id("carol")]
    await stage.do("alice", RemoveMember(room_id=attic, user_id=stage.id("bob")))
    assert (await stage.say("alice", attic, "@bob")).mentions.users == []


async def test_an_edit_names_others(stage: Stage, hall: str) -> None:
    sent = await stage.say("alice", hall, "@bob")
    edit = EditMessage(message_id=sent.id, content="@carol", content_version=1)
    edited = (await stage.do("alice", edit)).message
    assert edited.mentions.users == [stage.id("carol")]
    assert (await stage.ask("bob", GetMessage(message_id=sent.id))).mentions == edited.mentions
    assert await counted(stage, "bob", hall) == (1, 0)
    await stage.do("alice", EditMessage(message_id=sent.id, content="@room", content_version=2))
    assert await counted(stage, "bob", hall) == (1, 1)


async def test_nothing_of_it_is_left_after_an_edit_or_a_deletion(
    stage: Stage, hall: str, tmp_path: Path
) -> None:
    await stage.enter("dora")
    sent = await stage.say("alice", hall, "@dora @bob")
    named = f'"mentions":{{"users":["{stage.id("dora")}"'
    assert rows_with(tmp_path / "collabd.sqlite3", named) == ["events"]
    await stage.do("alice", EditMessage(message_id=sent.id, content="@bob", content_version=1))
    assert rows_with(tmp_path / "collabd.sqlite3", named) == []
    assert await counted(stage, "bob", hall) == (1, 1)
    buried = (await stage.do("alice", DeleteMessage(message_id=sent.id))).message
    assert buried.mentions.targets() == []
    assert await counted(stage, "bob", hall) == (0, 0)
    assert await stage.w.store.read(everything, "mentions") == []


async def test_a_reply_draws_in_whom_it_names_and_counts_for_nobody(stage: Stage, hall: str) -> None:
    first = await stage.say("alice", hall, "who comes?")
    reply = await stage.reply("alice", first, "@bob does, @carol")
    assert await following(stage, "bob") == ["who comes?"]
    assert await following(stage, "carol") == [], "she is no member"
    assert await counted(stage, "bob", hall) == (1, 0)
    await stage.do("bob", UnfollowThread(message_id=first.id))
    edit = EditMessage(message_id=reply.id, content="@bob, you do", content_version=1)
    await stage.do("alice", edit)
    assert await following(stage, "bob") == [], "he has said no"


async def test_an_edit_and_the_first_message_draw_in_too(stage: Stage, hall: str) -> None:
    await stage.enter("dave", "erin")
    room = await stage.room("alice", "Den", "dave", "erin")
    first = await stage.say("alice", room, "@dave, who comes?")
    reply = await stage.reply("alice", first, "I do")
    assert (await following(stage, "dave"), await following(stage, "erin")) == ([first.content], [])
    await stage.do("alice", EditMessage(message_id=reply.id, content="and @erin", content_version=1))
    assert await following(stage, "erin") == [first.content]


async def following(stage: Stage, who: str) -> list[str]:
    return [thread.first.content for thread in (await stage.ask(who, ListThreads())).items]


async def test_so_many_people_and_so_many_unread_and_no_more(stage: Stage, hall: str) -> None:
    names = [f"person{number}x" for number in range(GREATEST_MENTIONS + 5)]
    await stage.enter(*names)
    sent = await stage.say("alice", hall, " ".join(f"@{name}" for name in names))
    assert sent.mentions.users == [stage.id(name) for name in names[:GREATEST_MENTIONS]]

    async def many(tx: Any) -> None:
        await tx.events.rows.run(
            """
            WITH RECURSIVE numbers (n) AS (SELECT 1000 UNION ALL SELECT n + 1 FROM numbers WHERE n < 2100)
            INSERT INTO mentions (room_id, target_id, "offset", author_id)
            SELECT $1, 'room', n, $2 FROM numbers
            """,
            hall,
            stage.id("alice"),
        )

    async def none_of_them(tx: Any) -> None:
        await tx.events.rows.run('DELETE FROM mentions WHERE room_id = $1 AND "offset" >= 1000', hall)

    await stage.w.store.write(many)
    assert (await counted(stage, "bob", hall))[1] == GREATEST_UNREAD
    # No event told of them: what the clients hold is compared in the end.
    await stage.w.store.write(none_of_them)


async def test_a_purged_room_leaves_none(stage: Stage, hall: str) -> None:
    await stage.say("alice", hall, "@room @bob")
    await stage.do("bob", LeaveRoom(room_id=hall))
    assert len(await stage.w.store.read(everything, "mentions")) == 2
    await stage.do("alice", DeleteRoom(room_id=hall))
    while await stage.w.store.write(purge_deleted_room):
        pass
    assert await stage.w.store.read(everything, "mentions") == []


@pytest.mark.parametrize("name", ["room", "moderators", "Users"])
def test_nobody_is_called_as_a_group_or_everybody_is(name: str) -> None:
    with pytest.raises(Exception, match="reserved") as refused:
        clean_username(name)
    assert refused.value.code == Code.INVALID  # type: ignore[attr-defined]
