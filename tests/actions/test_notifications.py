"""Notifications: what concerns one person, on all their devices, until they have read it."""

from __future__ import annotations

from typing import Any

import pytest
from tests.support.stage import Stage, everything

from collabd.actions import retention
from collabd.domain.ids import new_id
from collabd.domain.members import AddMember, RemoveMember
from collabd.domain.messages import DeleteMessage, EditMessage, SendMessage
from collabd.domain.notifications import DeleteNotification, ListNotifications, MarkNotificationsRead
from collabd.domain.read_markers import MarkAllRead, MarkRead
from collabd.domain.room_preferences import SetRoomPreferences
from collabd.domain.rooms import DeleteRoom, LeaveRoom
from collabd.domain.sync import GetSnapshot

DAY = 24 * 3600 * 1000


@pytest.fixture
async def hall(stage: Stage) -> str:
    return await stage.room("alice", "Hall", "bob")


async def listed(stage: Stage, who: str, **asked: Any) -> list[tuple[str, str]]:
    """What a person is told of: why, and what the message says."""
    page = await stage.ask(who, ListNotifications(**asked))
    return [(item.notification.type, item.message.content if item.message else "") for item in page.items]


async def unread(stage: Stage, who: str) -> list[str]:
    """The ids of what a person has not read, as a fresh client has it."""
    return [one.id for one in (await stage.ask(who, GetSnapshot())).notifications]


async def test_who_is_named_answered_or_quoted_is_told_once(stage: Stage, hall: str) -> None:
    first = await stage.say("bob", hall, "who?")
    stage.forget()
    await stage.say("alice", hall, "@bob, you")
    assert stage.told() == ["room:Hall message.created", "user:bob notification.created"]
    await stage.reply("alice", first, "me")
    await stage.do("alice", SendMessage(room_id=hall, content="@bob", reply_to_id=first.id))
    await stage.do("alice", SendMessage(room_id=hall, content="this", reply_to_id=first.id))
    assert await listed(stage, "bob") == [
        ("MESSAGE", "this"),
        ("MENTION", "@bob"),
        ("MESSAGE", "me"),
        ("MENTION", "@bob, you"),
    ]
    assert await listed(stage, "alice") == [], "nobody is told of what they do themselves"
    newest = (await stage.ask("bob", ListNotifications())).items[0].notification
    assert (newest.title, newest.actor_id) == ("Alice answered you", stage.id("alice"))
    assert newest.action_url == f"/rooms/{hall}/messages/{newest.related_id}"


async def test_calls_to_all_and_plain_words_are_nobodys_alone(stage: Stage, hall: str) -> None:
    await stage.enter("mo", groups=("moderators",))
    await stage.say("bob", hall, "@room and @Moderators and @carol, who is not here, and @bob myself")
    for who in ("alice", "bob", "carol", "mo"):
        assert await listed(stage, who) == []


async def test_who_is_brought_in_is_told_and_who_comes_is_not(stage: Stage, hall: str) -> None:
    attic = await stage.room("alice", "Attic", "carol", kind="private")
    item = (await stage.ask("carol", ListNotifications())).items[0]
    told = item.notification
    assert (told.type, told.related_id, item.message) == ("ROOM_INVITE", attic, None)
    assert told.action_url == f"/rooms/{attic}"
    assert await listed(stage, "bob") == []


async def test_levels_and_muting_are_respected(stage: Stage, hall: str) -> None:
    wishes: list[tuple[dict[str, Any], int]] = [
        ({"notify": "none"}, 0),
        ({"notify": "mentions"}, 1),
        ({"muted_until": "2030-01-01T00:00:00.000Z"}, 1),
        ({"muted_until": None, "notify": "all"}, 2),
    ]
    for wish, count in wishes:
        await stage.do("bob", SetRoomPreferences(room_id=hall, **wish))
        await stage.say("alice", hall, "@bob")
        assert len(await listed(stage, "bob")) == count, wish


async def test_reading_the_room_reads_what_was_said_there(stage: Stage, hall: str) -> None:
    first = await stage.say("bob", hall, "who?")
    one = await stage.say("alice", hall, "@bob")
    reply = await stage.reply("alice", first, "in the thread")
    two = await stage.say("alice", hall, "@bob again")
    assert len(await unread(stage, "bob")) == 3
    await stage.do("bob", MarkRead(room_id=hall, offset=one.offset))
    assert await listed(stage, "bob", unread_only=True) == [
        ("MENTION", "@bob again"),
        ("MESSAGE", "in the thread"),
    ]
    await stage.do("bob", MarkAllRead(offsets={hall: two.offset}))
    assert await listed(stage, "bob", unread_only=True) == [("MESSAGE", reply.content)], (
        "it has no place there"
    )
    assert len(await listed(stage, "bob")) == 3


async def test_they_are_read_one_by_one_or_all_at_once(stage: Stage, hall: str) -> None:
    for number in range(3):
        await stage.say("alice", hall, f"@bob {number}")
    newest, *others = await unread(stage, "bob")
    stage.forget()
    done = await stage.do("bob", MarkNotificationsRead(notification_ids=[newest, new_id(1)]))
    assert done.position.stream == f"user:{stage.id('bob')}"
    assert await unread(stage, "bob") == others
    again = await stage.do("bob", MarkNotificationsRead(notification_ids=[newest]))
    assert again.position is None
    await stage.do("bob", MarkNotificationsRead())
    assert await unread(stage, "bob") == []
    assert (await stage.do("bob", MarkNotificationsRead())).position is None
    assert stage.told() == ["user:bob notification.read"] * 2


async def test_nobody_reads_or_deletes_anothers(stage: Stage, hall: str) -> None:
    await stage.say("alice", hall, "@bob")
    (told,) = await unread(stage, "bob")
    for command in (MarkNotificationsRead(notification_ids=[told]), DeleteNotification(notification_id=told)):
        assert (await stage.do("alice", command)).position is None
    assert await unread(stage, "bob") == [told]
    assert (await stage.do("bob", DeleteNotification(notification_id=told))).position is not None
    assert await listed(stage, "bob") == []


async def test_a_deleted_message_concerns_nobody(stage: Stage, hall: str) -> None:
    message = await stage.say("alice", hall, "@bob, the password")
    stage.forget()
    await stage.do("alice", DeleteMessage(message_id=message.id))
    assert "user:bob notification.deleted" in stage.told()
    assert await listed(stage, "bob") == []


async def test_an_edit_tells_whom_it_names_anew(stage: Stage, hall: str) -> None:
    message = await stage.say("alice", hall, "@bbo")
    for version, content in ((1, "@bob"), (2, "@bob!")):
        edit = EditMessage(message_id=message.id, content=content, content_version=version)
        await stage.do("alice", edit)
    assert await listed(stage, "bob") == [("MENTION", "@bob!")]


async def test_they_go_with_the_membership_and_the_room(stage: Stage, hall: str) -> None:
    attic = await stage.room("alice", "Attic", "bob", kind="private")
    await stage.say("alice", hall, "@bob")
    assert len(await listed(stage, "bob")) == 2
    await stage.do("bob", LeaveRoom(room_id=hall))
    assert await listed(stage, "bob") == [("ROOM_INVITE", "")]
    await stage.do("alice", RemoveMember(room_id=attic, user_id=stage.id("bob")))
    assert await listed(stage, "bob") == []
    await stage.do("alice", AddMember(room_id=attic, user_id=stage.id("bob")))
    await stage.do("alice", DeleteRoom(room_id=attic))
    assert await stage.w.store.read(everything, "notifications") == []


async def test_pages_go_on_where_they_ended(stage: Stage, hall: str) -> None:
    for number in range(5):
        await stage.say("alice", hall, f"@bob {number}")
    found, before = [], None
    for _ in range(3):
        page = await stage.ask("bob", ListNotifications(limit=2, before=before))
        found.append([item.message.content for item in page.items if item.message is not None])
        before = page.next
    assert (found, before) == ([["@bob 4", "@bob 3"], ["@bob 2", "@bob 1"], ["@bob 0"]], None)


async def test_old_ones_are_deleted_in_steps(stage: Stage, hall: str) -> None:
    await stage.send_away()
    await stage.say("alice", hall, "@bob, long ago")
    stage.w.clock.now += (retention.NOTIFICATION_DAYS + 1) * DAY
    await stage.say("alice", hall, "@bob, now")
    assert await stage.w.store.write(retention.trim_notifications) == 1
    assert await stage.w.store.write(retention.trim_notifications) == 0
    assert await listed(stage, "bob") == [("MENTION", "@bob, now")]
