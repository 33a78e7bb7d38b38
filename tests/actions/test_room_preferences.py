"""Room preferences: a member's own, as long as they belong to the room."""

from __future__ import annotations

import pytest
from tests.support.stage import Stage

from collabd.domain.errors import Code
from collabd.domain.room_preferences import FOREVER, SetRoomPreferences
from collabd.domain.rooms import DeleteRoom, JoinRoom, LeaveRoom
from collabd.domain.sync import GetSnapshot


@pytest.fixture
async def room_id(stage: Stage) -> str:
    return await stage.room("alice", "Hall", "bob")


async def wishes(stage: Stage, who: str) -> list[tuple[str, str | None, bool]]:
    """What a person's snapshot says."""
    snapshot = await stage.ask(who, GetSnapshot())
    return [(one.notify, one.muted_until, one.favourite) for one in snapshot.room_preferences]


async def test_each_word_changes_only_what_it_names_and_tells_oneself_alone(
    stage: Stage, room_id: str
) -> None:
    assert await wishes(stage, "bob") == []
    stage.forget()
    first = await stage.do("bob", SetRoomPreferences(room_id=room_id, favourite=True))
    assert (first.preferences.notify, first.preferences.muted_until) == ("mentions", None)
    await stage.do("bob", SetRoomPreferences(room_id=room_id, notify="all"))
    await stage.do("bob", SetRoomPreferences(room_id=room_id, muted_until=FOREVER))
    assert await wishes(stage, "bob") == [("all", FOREVER, True)]
    await stage.do("bob", SetRoomPreferences(room_id=room_id, muted_until=None))
    assert await wishes(stage, "bob") == [("all", None, True)]
    assert await wishes(stage, "alice") == []
    assert stage.told() == ["user:bob preferences.updated"] * 4
    assert stage.events("preferences.updated")[-1]["preferences"]["favourite"] is True


async def test_saying_what_holds_already_changes_nothing(stage: Stage, room_id: str) -> None:
    stage.forget()
    same = await stage.do("bob", SetRoomPreferences(room_id=room_id, notify="mentions", favourite=False))
    assert (same.preferences.favourite, same.position, stage.told()) == (False, None, [])


async def test_a_repeat_is_answered_with_the_first_outcome(stage: Stage, room_id: str) -> None:
    command = SetRoomPreferences(
        room_id=room_id, favourite=True, command_id=stage.people["bob"].actor.session_id
    )
    first = await stage.do("bob", command)
    assert await stage.do("bob", command) == first
    await stage.do("bob", LeaveRoom(room_id=room_id))
    assert (await stage.do("bob", command)).preferences is None


async def test_a_day_that_does_not_exist_is_refused(stage: Stage, room_id: str) -> None:
    never = SetRoomPreferences(room_id=room_id, muted_until="2026-02-30T00:00:00.000Z")
    refused = await stage.refused("bob", never)
    assert (refused.code, refused.field) == (Code.INVALID, "mutedUntil")


async def test_they_go_with_the_membership_and_with_the_room(stage: Stage, room_id: str) -> None:
    await stage.do("alice", SetRoomPreferences(room_id=room_id, favourite=True))
    await stage.do("bob", SetRoomPreferences(room_id=room_id, notify="none"))
    await stage.do("bob", LeaveRoom(room_id=room_id))
    await stage.do("bob", JoinRoom(room_id=room_id))
    assert await wishes(stage, "bob") == []
    assert await wishes(stage, "alice") == [("mentions", None, True)]
    await stage.do("alice", DeleteRoom(room_id=room_id))
    assert await wishes(stage, "alice") == []
