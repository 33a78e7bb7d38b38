"""What the server says to one person of their account."""

from __future__ import annotations

import pytest
from tests.support.stage import Stage

from collabd.actions import retention
from collabd.actions.notifications import notify_of_office
from collabd.domain.api_keys import CreateApiKey
from collabd.domain.notifications import (
    GREATEST_KEPT,
    ListNotifications,
    MarkNotificationsRead,
    MarkNotificationUnread,
)
from collabd.domain.reports import ReportMessage, ResolveReport
from collabd.domain.suspensions import SuspendUser, UnsuspendUser
from collabd.domain.sync import GetSnapshot
from collabd.domain.times import rfc3339
from collabd.domain.users import AddToGroup, RemoveFromGroup
from collabd.store.base import Transaction

DAY = 24 * 3600 * 1000


@pytest.fixture
async def admin(stage: Stage) -> str:
    await stage.enter("root", groups=("admins",))
    return "root"


async def told(stage: Stage, who: str) -> list[tuple[str, str]]:
    """What a person is told by the server, and of what, the newest first."""
    items = (await stage.ask(who, ListNotifications())).items
    assert {item.notification.type for item in items} <= {"SYSTEM"}
    return [(item.notification.reason, item.notification.message) for item in items]


async def test_who_was_suspended_finds_it_afterwards(stage: Stage, admin: str) -> None:
    until = rfc3339(stage.w.clock.now + DAY)
    await stage.do(admin, SuspendUser(user_id=stage.id("bob"), until=until, reason="between us"))
    await stage.do(admin, UnsuspendUser(user_id=stage.id("bob")))
    await stage.do(admin, UnsuspendUser(user_id=stage.id("bob")))
    assert await told(stage, "bob") == [("unsuspended", ""), ("suspended", until)]
    one = (await stage.ask("bob", ListNotifications())).items[0]
    assert (one.message, one.notification.room_id, one.notification.actor_id) == (None, None, None)
    assert (one.notification.related_id, one.notification.action_url) == (stage.id("bob"), "/notifications")


async def test_offices_are_told_to_those_who_get_and_lose_them(stage: Stage, admin: str) -> None:
    bob = stage.id("bob")
    for command in (AddToGroup, AddToGroup, RemoveFromGroup):
        await stage.do(admin, command(group_id="moderators", user_id=bob))
    await stage.do(admin, AddToGroup(group_id="moderators", user_id=stage.id(admin)))
    assert await told(stage, "bob") == [("groupLeft", "moderators"), ("groupJoined", "moderators")]
    assert await told(stage, admin) == [], "nobody is told of what they do themselves"


async def test_who_reported_hears_that_it_is_settled(stage: Stage, admin: str) -> None:
    hall = await stage.room("alice", "Hall", "bob")
    message = await stage.say("alice", hall, "nonsense")
    report = await stage.do("bob", ReportMessage(message_id=message.id, reason="It is nonsense"))
    for _ in range(2):
        await stage.do(admin, ResolveReport(report_id=report.id, resolution="Talked to her"))
    assert await told(stage, "bob") == [("reportSettled", "It is nonsense")]
    assert await told(stage, "alice") == []


async def test_the_end_of_a_key_is_told(stage: Stage) -> None:
    await stage.do("bob", CreateApiKey(name="weather", scopes=["read"], valid_days=1))
    stage.w.clock.now += 2 * DAY
    await stage.w.store.write(retention.end_expired_keys)
    assert await told(stage, "bob") == [("keyExpired", "weather")]


async def test_one_is_unread_again(stage: Stage, admin: str) -> None:
    await stage.do(admin, AddToGroup(group_id="moderators", user_id=stage.id("bob")))
    (one,) = (await stage.ask("bob", GetSnapshot())).notifications
    unread = MarkNotificationUnread(notification_id=one.id)
    assert (await stage.do("bob", unread)).position is None, "it is"
    await stage.do("bob", MarkNotificationsRead())
    assert (await stage.do("alice", MarkNotificationUnread(notification_id=one.id))).position is None
    assert (await stage.ask("bob", GetSnapshot())).notifications == []
    stage.forget()
    await stage.do("bob", MarkNotificationUnread(notification_id=one.id))
    assert stage.told() == ["user:bob notification.unread"]
    assert (await stage.ask("bob", GetSnapshot())).notifications == [one]


async def test_the_oldest_make_room_for_new_ones(stage: Stage) -> None:
    await stage.send_away()  # who is here lets go of old ones when they next start
    bob, alice = stage.id("bob"), stage.id("alice")

    async def tell(tx: Transaction) -> int:
        await notify_of_office(tx, alice, "unsuspended")
        for number in range(GREATEST_KEPT + 2):
            tx.now += 1
            await notify_of_office(tx, bob, "groupJoined", str(number))
        found = await tx.notifications.page(bob, (2**53, "~"), 2000, unread_only=False)
        assert [one.message for _, one in found][-2:] == ["3", "2"]
        return len(found)

    assert await stage.w.store.write(tell) == GREATEST_KEPT
    assert await told(stage, "alice") == [("unsuspended", "")]
