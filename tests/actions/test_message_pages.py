"""A room's messages, page by page, in either direction."""

from __future__ import annotations

import pytest
from tests.support.stage import Stage

from collabd.domain.errors import Code
from collabd.domain.messages import ListMessages
from collabd.domain.reactions import AddReaction


@pytest.fixture
async def hall(stage: Stage) -> str:
    return await stage.room("alice", "Hall", "bob")


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
    reacted = await stage.do("alice", AddReaction(message_id=message.id, emoji="👍"))
    page = await stage.ask("alice", ListMessages(room_id=hall))
    assert page.position == reacted.position
    assert page.items[0].reactions[0].author_name == "Alice"


@pytest.mark.parametrize("cursor", ["", "x", "-1", "1.5", "٣", "9" * 17, " 1"])
async def test_what_is_no_cursor_is_refused(stage: Stage, hall: str, cursor: str) -> None:
    assert (await stage.ask("alice", ListMessages(room_id=hall, before="1"))).items == []
    for field in ("before", "after"):
        refused = await stage.refused("alice", ListMessages(room_id=hall, **{field: cursor}))  # type: ignore[arg-type]
        assert (refused.code, refused.field) == (Code.INVALID, field)


async def test_not_both_cursors_at_once(stage: Stage, hall: str) -> None:
    refused = await stage.refused("alice", ListMessages(room_id=hall, before="1", after="1"))
    assert refused.code is Code.INVALID
