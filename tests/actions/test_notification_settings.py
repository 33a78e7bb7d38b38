"""Notification settings: a person's own words, and how they want to be told."""

from __future__ import annotations

from typing import Any

import pytest
from tests.actions.test_notifications import listed
from tests.support.stage import Stage, everything

from collabd.actions import notification_settings
from collabd.domain.errors import Code, CollabError
from collabd.domain.messages import DeleteMessage
from collabd.domain.notification_settings import (
    MOST_LOOKED_UP,
    QuietHours,
    SetNotificationSettings,
)
from collabd.domain.room_preferences import SetRoomPreferences
from collabd.domain.rooms import JoinRoom, LeaveRoom
from collabd.domain.sync import GetSnapshot


@pytest.fixture
async def hall(stage: Stage) -> str:
    return await stage.room("alice", "Hall", "bob")


async def listen(stage: Stage, who: str, *keywords: str) -> None:
    await stage.do(who, SetNotificationSettings(keywords=list(keywords)))


async def test_whole_words_are_heard_whatever_their_case_and_accents(stage: Stage, hall: str) -> None:
    await listen(stage, "bob", "Café", "code red", "東京")
    for content in ("a CAFE?", "**Code**  red!", "私は東京都", "cafés", "red code", "東の京", "nothing"):
        await stage.say("alice", hall, content)
    heard = [content for _, content in await listed(stage, "bob")]
    assert heard == ["私は東京都", "**Code**  red!", "a CAFE?"]
    assert {kind for kind, _ in await listed(stage, "bob")} == {"MESSAGE"}


async def test_one_is_told_once_and_never_of_ones_own_words(stage: Stage, hall: str) -> None:
    await listen(stage, "bob", "roses", "water")
    await listen(stage, "alice", "roses")
    await stage.say("alice", hall, "@bob, the roses need water")
    assert await listed(stage, "bob") == [("MENTION", "@bob, the roses need water")]
    assert await listed(stage, "alice") == []


async def test_words_count_where_one_is_a_member_and_wants_to_be_told(stage: Stage, hall: str) -> None:
    await listen(stage, "bob", "roses")
    await listen(stage, "carol", "roses")
    await stage.say("alice", hall, "roses 1")
    assert await listed(stage, "carol") == [], "she is not there"
    await stage.do("carol", JoinRoom(room_id=hall))
    await stage.say("alice", hall, "roses 2")
    assert await listed(stage, "carol") == [("MESSAGE", "roses 2")]
    await stage.do("bob", SetRoomPreferences(room_id=hall, muted_until="2030-01-01T00:00:00.000Z"))
    await stage.do("carol", LeaveRoom(room_id=hall))
    await stage.say("alice", hall, "roses 3")
    assert (await listed(stage, "bob"), await listed(stage, "carol")) == (
        [("MESSAGE", "roses 2"), ("MESSAGE", "roses 1")],
        [],
    )
    assert [row[2] for row in await stage.w.store.read(everything, "room_keywords")] == [stage.id("bob")]
    await listen(stage, "bob")
    assert await stage.w.store.read(everything, "room_keywords") == []


async def test_a_deleted_message_leaves_no_word(stage: Stage, hall: str) -> None:
    await listen(stage, "bob", "roses")
    message = await stage.say("alice", hall, "roses, secretly")
    await stage.do("alice", DeleteMessage(message_id=message.id))
    assert await listed(stage, "bob") == []


async def test_what_a_message_costs_is_bounded(
    stage: Stage, hall: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notification_settings, "MOST_LISTENERS", 3)
    await listen(stage, "bob", "late")
    await stage.say("alice", hall, " ".join(str(number) for number in range(MOST_LOOKED_UP)) + " late")
    assert await listed(stage, "bob") == []
    crowd = [f"guest{number}" for number in range(4)]
    for who in crowd:
        await stage.enter(who)
        await stage.do(who, JoinRoom(room_id=hall))
        await listen(stage, who, "tea")
    stage.forget()
    await stage.say("alice", hall, "tea")
    assert len(stage.events("notification.created")) == 3


async def test_settings_are_ones_own_and_what_is_not_named_stays(stage: Stage, hall: str) -> None:
    quiet = QuietHours(start="22:00", end="07:30", time_zone="Europe/Vienna")
    stage.forget()
    await stage.do("bob", SetNotificationSettings(keywords=[" Tea ", "tea", "cake"], quiet_hours=quiet))
    pause = SetNotificationSettings(desktop="mentions", paused_until="2030-01-01T00:00:00.000Z")
    assert (await stage.do("bob", pause)).position.stream == f"user:{stage.id('bob')}"
    assert (await stage.do("bob", SetNotificationSettings(desktop="mentions"))).position is None
    assert stage.told() == ["user:bob notificationSettings.updated"] * 2
    settings = (await stage.ask("bob", GetSnapshot())).notification_settings
    assert (settings.keywords, settings.quiet_hours, settings.desktop) == (["Tea", "cake"], quiet, "mentions")
    await stage.do("bob", SetNotificationSettings(quiet_hours=None, paused_until=None))
    settings = (await stage.ask("bob", GetSnapshot())).notification_settings
    assert (settings.quiet_hours, settings.paused_until, settings.keywords) == (None, None, ["Tea", "cake"])
    assert (await stage.ask("alice", GetSnapshot())).notification_settings.keywords == []


@pytest.mark.parametrize(
    ("field", "wanted"),
    [("keywords", {"keywords": ["?!"]}), ("pausedUntil", {"paused_until": "2030-02-31T00:00:00.000Z"})],
)
async def test_what_says_nothing_is_refused(stage: Stage, field: str, wanted: dict[str, Any]) -> None:
    with pytest.raises(CollabError) as refused:
        await stage.do("bob", SetNotificationSettings(**wanted))
    assert (refused.value.code, refused.value.field) == (Code.INVALID, field)
