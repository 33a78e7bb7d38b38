"""Who follows a thread, and the inbox of those one follows."""

from __future__ import annotations

from typing import Any

import pytest
from tests.support.stage import Stage, everything

from collabd.domain.errors import Code
from collabd.domain.ids import new_id
from collabd.domain.members import RemoveMember
from collabd.domain.messages import DeleteMessage
from collabd.domain.rooms import DeleteRoom, JoinRoom, LeaveRoom
from collabd.domain.threads import FollowThread, ListReplies, ListThreads, UnfollowThread


@pytest.fixture
async def hall(stage: Stage) -> str:
    return await stage.room("alice", "Hall", "bob", "carol")


@pytest.fixture
async def first(stage: Stage, hall: str) -> Any:
    return await stage.say("alice", hall, "shall we?")


async def inbox(stage: Stage, who: str, **page: Any) -> list[str]:
    found = await stage.ask(who, ListThreads(**page))
    return [thread.first.content for thread in found.items]


async def test_who_starts_a_thread_and_who_replies_follow_it(stage: Stage, first: Any) -> None:
    assert await inbox(stage, "alice") == [], "there is no thread yet"
    await stage.reply("bob", first, "let us")
    for who in ("alice", "bob"):
        assert await inbox(stage, who) == ["shall we?"]
    assert await inbox(stage, "carol") == []
    told = [event["follow"] for event in stage.events("thread.followed")]
    assert [(one["threadId"], one["roomId"]) for one in told] == [(first.id, first.room_id)] * 2
    stage.forget()
    await stage.reply("bob", first, "really")
    told_of = ["room:Hall message.created", "user:alice notification.created"]
    assert stage.told() == told_of, "they follow it already"


async def test_who_has_left_is_not_drawn_in(stage: Stage, hall: str) -> None:
    first = await stage.say("bob", hall, "bye")
    await stage.do("bob", LeaveRoom(room_id=hall))
    await stage.reply("alice", first, "bye, bob")
    assert await inbox(stage, "bob") == []
    assert await inbox(stage, "alice") == ["bye"]


async def test_one_follows_and_unfollows(stage: Stage, first: Any) -> None:
    stage.forget()
    followed = await stage.do("carol", FollowThread(message_id=first.id))
    assert (followed.follow.thread_id, followed.position.stream) == (first.id, f"user:{stage.id('carol')}")
    assert (await stage.ask("carol", ListReplies(message_id=first.id))).is_followed
    again = await stage.do("carol", FollowThread(message_id=first.id))
    assert (again.follow, again.position) == (followed.follow, None)
    ended = await stage.do("carol", UnfollowThread(message_id=first.id))
    assert (ended.follow, ended.position.offset) == (None, followed.position.offset + 1)
    none = await stage.do("carol", UnfollowThread(message_id=first.id))
    assert (none.follow, none.position) == (None, None)
    assert await inbox(stage, "carol") == []
    assert stage.told() == ["user:carol thread.followed", "user:carol thread.unfollowed"]


async def test_a_repeat_answers_as_before(stage: Stage, first: Any) -> None:
    for command_type in (FollowThread, FollowThread, UnfollowThread):
        command = command_type(message_id=first.id, command_id=new_id(stage.w.clock.now))
        result = await stage.do("carol", command)
        stage.forget()
        assert await stage.do("carol", command) == result
        assert stage.told() == []


async def test_only_oneself_takes_a_no_back(stage: Stage, first: Any) -> None:
    await stage.do("alice", UnfollowThread(message_id=first.id))
    await stage.reply("bob", first, "let us")
    assert await inbox(stage, "alice") == [], "alice had said no"
    await stage.reply("alice", first, "well then")
    assert await inbox(stage, "alice") == ["shall we?"]


async def test_the_newest_activity_comes_first_page_by_page(stage: Stage, hall: str) -> None:
    firsts = [await stage.say("alice", hall, word) for word in ("one", "two", "three", "four")]
    for first in firsts[:3]:
        await stage.reply("bob", first, "yes")
    late = await stage.reply("bob", firsts[0], "and no")
    await stage.do("bob", FollowThread(message_id=firsts[3].id))
    assert await inbox(stage, "bob") == ["one", "three", "two", "four"]
    page = await stage.ask("bob", ListThreads(limit=3))
    assert [thread.first.reply_count for thread in page.items] == [2, 1, 1]
    assert await inbox(stage, "bob", limit=3, after=page.next) == ["four"]
    assert (await stage.ask("bob", ListThreads(limit=4))).next is None
    await stage.do("bob", DeleteMessage(message_id=late.id))
    assert await inbox(stage, "bob") == ["three", "two", "one", "four"]
    for cursor in ("x", "", page.next + "x"):
        refused = await stage.refused("bob", ListThreads(after=cursor))
        assert (refused.code, refused.field) == (Code.INVALID, "after")


async def test_leaving_and_being_removed_end_it(stage: Stage, first: Any) -> None:
    hall = first.room_id
    for who in ("bob", "carol"):
        await stage.do(who, FollowThread(message_id=first.id))
    await stage.do("bob", LeaveRoom(room_id=hall))
    await stage.do("alice", RemoveMember(room_id=hall, user_id=stage.id("carol")))
    assert await stage.w.store.read(everything, "thread_follows") == []
    for who in ("bob", "carol"):
        await stage.do(who, JoinRoom(room_id=hall))
        assert await inbox(stage, who) == []


async def test_a_deleted_rooms_threads_are_in_no_inbox(stage: Stage, first: Any) -> None:
    await stage.reply("bob", first, "let us")
    await stage.do("alice", DeleteRoom(room_id=first.room_id))
    assert await inbox(stage, "bob") == []
    refused = await stage.refused("bob", UnfollowThread(message_id=first.id))
    assert refused.code is Code.NOT_FOUND


async def test_a_tombstone_stays_in_the_inbox_and_can_be_left(stage: Stage, first: Any) -> None:
    await stage.reply("bob", first, "let us")
    await stage.do("alice", DeleteMessage(message_id=first.id))
    assert await inbox(stage, "bob") == [""]
    assert (await stage.refused("carol", FollowThread(message_id=first.id))).code is Code.GONE
    await stage.do("bob", UnfollowThread(message_id=first.id))
    assert await inbox(stage, "bob") == []
    rows = await stage.w.store.read(everything, "events")
    assert not any("shall we?" in str(row) for row in rows), "what told of following held no text"
