"""Bookmarks: a person's own, as long as they belong to the room."""

from __future__ import annotations

import pytest
from tests.support.stage import Stage, everything

from collabd.actions import retention
from collabd.domain import bookmarks as domain
from collabd.domain.bookmarks import BookmarkMessage, ListBookmarks, UnbookmarkMessage
from collabd.domain.errors import Code
from collabd.domain.members import RemoveMember
from collabd.domain.messages import DeleteMessage, EditMessage, ListMessages
from collabd.domain.rooms import DeleteRoom, JoinRoom, LeaveRoom
from collabd.domain.sync import GetSnapshot


@pytest.fixture
async def room_id(stage: Stage) -> str:
    return await stage.room("alice", "Hall", "bob")


async def kept(stage: Stage, who: str) -> list[str]:
    """What a person's bookmarks show; the snapshot knows of the same."""
    page = await stage.ask(who, ListBookmarks())
    snapshot = await stage.ask(who, GetSnapshot())
    assert [item.bookmark for item in page.items] == snapshot.bookmarks
    return [item.message.content for item in page.items]


async def test_it_is_added_told_to_oneself_alone_and_removed(stage: Stage, room_id: str) -> None:
    message = await stage.say("alice", room_id, "read later")
    stage.forget()
    added = await stage.do("bob", BookmarkMessage(message_id=message.id))
    assert (added.bookmark.message_id, added.bookmark.room_id) == (message.id, room_id)
    assert added.position.stream == f"user:{stage.id('bob')}"
    assert (await kept(stage, "bob"), await kept(stage, "alice")) == (["read later"], [])
    removed = await stage.do("bob", UnbookmarkMessage(message_id=message.id))
    assert (removed.bookmark, removed.position.offset) == (None, added.position.offset + 1)
    assert await kept(stage, "bob") == []
    assert stage.told() == ["user:bob bookmark.added", "user:bob bookmark.removed"]


async def test_a_second_time_nothing_changes(stage: Stage, room_id: str) -> None:
    message = await stage.say("alice", room_id, "once")
    first = await stage.do("bob", BookmarkMessage(message_id=message.id))
    stage.forget()
    again = await stage.do("bob", BookmarkMessage(message_id=message.id))
    assert (again.bookmark, again.position) == (first.bookmark, None)
    none = await stage.do("alice", UnbookmarkMessage(message_id=message.id))
    assert (none.bookmark, none.position) == (None, None)
    assert stage.told() == []


async def test_the_newest_comes_first_page_by_page(stage: Stage, room_id: str) -> None:
    messages = [await stage.say("alice", room_id, f"{number}") for number in range(5)]
    for number in (2, 0, 4, 1, 3):
        stage.w.clock.now += 1
        await stage.do("bob", BookmarkMessage(message_id=messages[number].id))
    found, before = [], None
    for _ in range(3):
        page = await stage.ask("bob", ListBookmarks(limit=2, before=before))
        found.append([item.message.content for item in page.items])
        before = page.next
    assert found == [["3", "1"], ["4", "0"], ["2"]]
    assert before is None


async def test_it_shows_the_message_as_it_stands(stage: Stage, room_id: str) -> None:
    message = await stage.say("alice", room_id, "tomorow")
    await stage.do("bob", BookmarkMessage(message_id=message.id))
    await stage.do("alice", EditMessage(message_id=message.id, content="tomorrow", content_version=1))
    assert await kept(stage, "bob") == ["tomorrow"]
    await stage.do("alice", DeleteMessage(message_id=message.id))
    (item,) = (await stage.ask("bob", ListBookmarks())).items
    assert (item.message.content, item.message.deleted_at is None) == ("", False)
    assert (await stage.refused("alice", BookmarkMessage(message_id=message.id))).code is Code.GONE
    await stage.do("bob", UnbookmarkMessage(message_id=message.id))
    assert await kept(stage, "bob") == []


@pytest.mark.parametrize("kind", ["public", "private"])
@pytest.mark.parametrize("by_themselves", [True, False], ids=["left", "removed"])
async def test_it_ends_with_the_membership_for_good(stage: Stage, kind: str, by_themselves: bool) -> None:
    room_id = await stage.room("alice", "Attic", "bob", kind=kind)  # type: ignore[arg-type]
    other = await stage.room("alice", "Hall", "bob")
    message = await stage.say("alice", room_id, "here")
    there = await stage.say("alice", other, "there")
    for one in (message, there):
        for who in ("alice", "bob"):
            await stage.do(who, BookmarkMessage(message_id=one.id))
    if by_themselves:
        await stage.do("bob", LeaveRoom(room_id=room_id))
    else:
        await stage.do("alice", RemoveMember(room_id=room_id, user_id=stage.id("bob")))
    assert await kept(stage, "bob") == ["there"]
    if kind == "public":
        await stage.do("bob", JoinRoom(room_id=room_id))
        assert await kept(stage, "bob") == ["there"]
    assert sorted(await kept(stage, "alice")) == ["here", "there"]


async def test_a_deleted_room_takes_them_along(stage: Stage, room_id: str) -> None:
    message = await stage.say("alice", room_id, "here")
    await stage.do("bob", BookmarkMessage(message_id=message.id))
    await stage.do("alice", DeleteRoom(room_id=room_id))
    assert await kept(stage, "bob") == []
    refused = await stage.refused("bob", UnbookmarkMessage(message_id=message.id))
    assert refused.code is Code.NOT_FOUND
    while await stage.w.store.write(retention.purge_deleted_room):
        pass
    assert await stage.w.store.read(everything, "bookmarks") == []


async def test_a_person_has_so_many_and_no_more(
    stage: Stage, room_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("collabd.actions.bookmarks.BOOKMARKS_PER_PERSON", 3)
    messages = [await stage.say("alice", room_id, f"{number}") for number in range(4)]
    for message in messages[:3]:
        await stage.do("bob", BookmarkMessage(message_id=message.id))
    refused = await stage.refused("bob", BookmarkMessage(message_id=messages[3].id))
    assert (refused.code, refused.field) == (Code.INVALID, "messageId")
    await stage.do("alice", BookmarkMessage(message_id=messages[3].id))
    await stage.do("bob", UnbookmarkMessage(message_id=messages[0].id))
    await stage.do("bob", BookmarkMessage(message_id=messages[3].id))
    assert domain.BOOKMARKS_PER_PERSON >= 1_000


async def test_nothing_of_it_shows_to_others(stage: Stage, room_id: str) -> None:
    message = await stage.say("alice", room_id, "here")
    before = await stage.ask("alice", ListMessages(room_id=room_id))
    await stage.do("bob", BookmarkMessage(message_id=message.id))
    assert await stage.ask("alice", ListMessages(room_id=room_id)) == before
