"""A room's messages, page by page, in either direction."""

from __future__ import annotations

import pytest
from tests.support.stage import Stage

from collabd.domain.errors import Code
from collabd.domain.ids import new_id
from collabd.domain.messages import DeleteMessage, ListMessages, SendMessage
from collabd.domain.reactions import AddReaction


@pytest.fixture
async def hall(stage: Stage) -> str:
    """A room of bob's, in which nothing but what he says is to be read."""
    return await stage.room("bob", "Hall")


async def test_pages_go_both_ways_and_end(stage: Stage, hall: str) -> None:
    for number in range(7):
        await stage.say("bob", hall, str(number))
    page = await stage.ask("alice", ListMessages(room_id=hall, limit=3))
    assert [message.content for message in page.items] == ["4", "5", "6"], "the newest, in ascending order"
    older = await stage.ask("alice", ListMessages(room_id=hall, limit=3, before=page.next))
    assert [message.content for message in older.items] == ["1", "2", "3"]
    oldest = await stage.ask("alice", ListMessages(room_id=hall, limit=3, before=older.next))
    assert ([message.content for message in oldest.items], oldest.next) == (["0"], None)
    newer = await stage.ask("alice", ListMessages(room_id=hall, limit=3, after=str(oldest.items[0].offset)))
    assert [message.content for message in newer.items] == ["1", "2", "3"]
    newest = await stage.ask("alice", ListMessages(room_id=hall, limit=3, after=newer.next))
    assert ([message.content for message in newest.items], newest.next) == (["4", "5", "6"], None)
    assert (await stage.ask("alice", ListMessages(room_id=hall, after="9999"))).items == []


async def test_a_page_tells_where_the_room_stood(stage: Stage, hall: str) -> None:
    message = await stage.say("bob", hall, "one")
    reacted = await stage.do("bob", AddReaction(message_id=message.id, emoji="👍"))
    page = await stage.ask("alice", ListMessages(room_id=hall))
    assert page.position == reacted.position
    assert page.items[0].reactions[0].author_name == "Bob"


@pytest.mark.parametrize("cursor", ["", "x", "-1", "1.5", "٣", "9" * 17, " 1"])
async def test_what_is_no_cursor_is_refused(stage: Stage, hall: str, cursor: str) -> None:
    assert (await stage.ask("alice", ListMessages(room_id=hall, before="1"))).items == []
    for field in ("before", "after"):
        refused = await stage.refused("alice", ListMessages(room_id=hall, **{field: cursor}))  # type: ignore[arg-type]
        assert (refused.code, refused.field) == (Code.INVALID, field)


async def test_not_both_cursors_at_once(stage: Stage, hall: str) -> None:
    refused = await stage.refused("alice", ListMessages(room_id=hall, before="1", after="1"))
    assert refused.code is Code.INVALID
    for cursors in ({"before": "1"}, {"after": "1"}):
        both = ListMessages(room_id=hall, around=new_id(1), **cursors)  # type: ignore[arg-type]
        assert (await stage.refused("alice", both)).code is Code.INVALID


async def around(stage: Stage, hall: str, message_id: str, limit: int) -> tuple[list[str], bool, bool]:
    """What stands around a message, and whether more comes before and after."""
    page = await stage.ask("alice", ListMessages(room_id=hall, around=message_id, limit=limit))
    return [message.content for message in page.items], page.previous is not None, page.next is not None


async def test_around_a_message_there_are_ways_in_both_directions(stage: Stage, hall: str) -> None:
    said = [await stage.say("bob", hall, str(number)) for number in range(9)]
    assert await around(stage, hall, said[4].id, 4) == (["2", "3", "4", "5"], True, True)
    assert await around(stage, hall, said[4].id, 1) == (["4"], True, True)
    assert await around(stage, hall, said[0].id, 4) == (["0", "1"], False, True)
    assert await around(stage, hall, said[0].id, 1) == (["0"], False, True)
    assert await around(stage, hall, said[8].id, 4) == (["6", "7", "8"], True, False)
    assert await around(stage, hall, said[4].id, 50) == ([str(number) for number in range(9)], False, False)
    page = await stage.ask("alice", ListMessages(room_id=hall, around=said[4].id, limit=4))
    older = await stage.ask("alice", ListMessages(room_id=hall, before=page.previous))
    newer = await stage.ask("alice", ListMessages(room_id=hall, after=page.next))
    assert [message.content for message in older.items] == ["0", "1"]
    assert [message.content for message in newer.items] == ["6", "7", "8"]
    assert (older.previous, newer.previous) == (None, None)


async def test_around_a_deleted_message_its_tombstone_is_shown(stage: Stage, hall: str) -> None:
    said = [await stage.say("bob", hall, str(number)) for number in range(3)]
    await stage.do("bob", DeleteMessage(message_id=said[1].id))
    page = await stage.ask("alice", ListMessages(room_id=hall, around=said[1].id))
    assert [message.content for message in page.items] == ["0", "", "2"]


async def test_around_a_reply_is_around_the_first_message_of_its_thread(stage: Stage, hall: str) -> None:
    said = [await stage.say("bob", hall, str(number)) for number in range(9)]
    await stage.do("bob", SendMessage(room_id=hall, content="aside", thread_id=said[1].id))
    reply = (await stage.do("bob", SendMessage(room_id=hall, content="re", thread_id=said[4].id))).message
    await stage.do("bob", DeleteMessage(message_id=reply.id))
    assert await around(stage, hall, reply.id, 4) == await around(stage, hall, said[4].id, 4)
    assert await around(stage, hall, reply.id, 4) == (["2", "3", "4", "5"], True, True)


async def test_around_what_is_not_in_the_room_there_is_nothing(stage: Stage, hall: str) -> None:
    other = await stage.room("alice", "Attic")
    elsewhere = await stage.say("alice", other, "elsewhere")
    for message_id in (elsewhere.id, new_id(1)):
        refused = await stage.refused("alice", ListMessages(room_id=hall, around=message_id))
        assert refused.code is Code.NOT_FOUND


async def test_around_long_messages_the_target_is_always_there(stage: Stage, hall: str) -> None:
    said = [await stage.say("bob", hall, f"{number} " + "x" * 30_000) for number in range(40)]
    page = await stage.ask("alice", ListMessages(room_id=hall, around=said[20].id, limit=40))
    numbers = [int(message.content.split()[0]) for message in page.items]
    assert 20 in numbers
    assert 10 < len(numbers) < 20
    assert numbers == list(range(numbers[0], numbers[-1] + 1))
    assert page.previous is not None
    assert page.next is not None
