"""Pins: a room keeps some of its messages in view."""

from __future__ import annotations

import pytest
from tests.support.stage import Stage, everything

from collabd.actions.context import Transaction
from collabd.actions.pins import PINS_PER_ROOM
from collabd.domain.errors import Code
from collabd.domain.ids import new_id
from collabd.domain.messages import DeleteMessage, EditMessage, GetMessage, ListMessages
from collabd.domain.pins import ListPins, PinMessage, UnpinMessage
from collabd.domain.rooms import DeleteRoom, LeaveRoom


@pytest.fixture
async def room_id(stage: Stage) -> str:
    return await stage.room("alice", "Hall", "bob")


async def pinned(stage: Stage, room_id: str, who: str = "alice") -> list[str]:
    page = await stage.ask(who, ListPins(room_id=room_id))
    return [item.message.content for item in page.items]


async def test_it_is_set_told_and_taken_away(stage: Stage, room_id: str) -> None:
    message = await stage.say("alice", room_id, "the door code")
    assert message.is_pinned is False
    stage.forget()
    set_ = await stage.do("bob", PinMessage(message_id=message.id))
    assert (set_.pin.message_id, set_.pin.room_id, set_.pin.pinned_by) == (
        message.id,
        room_id,
        stage.id("bob"),
    )
    assert set_.position.stream == f"room:{room_id}"
    assert (await stage.ask("alice", GetMessage(message_id=message.id))).is_pinned
    assert await pinned(stage, room_id) == ["the door code"]
    away = await stage.do("alice", UnpinMessage(message_id=message.id))
    assert (away.pin, away.position.offset) == (None, set_.position.offset + 1)
    assert not (await stage.ask("alice", GetMessage(message_id=message.id))).is_pinned
    assert await pinned(stage, room_id) == []
    assert stage.told() == ["room:Hall message.pinned", "room:Hall message.unpinned"]
    event = stage.events("message.unpinned")[-1]
    assert (event["actorId"], event["pin"]["pinnedBy"]) == (stage.id("alice"), stage.id("bob"))


async def test_a_second_time_nothing_changes(stage: Stage, room_id: str) -> None:
    message = await stage.say("alice", room_id, "once")
    first = await stage.do("bob", PinMessage(message_id=message.id))
    stage.forget()
    again = await stage.do("alice", PinMessage(message_id=message.id))
    assert (again.pin, again.position) == (first.pin, None)
    await stage.do("alice", UnpinMessage(message_id=message.id))
    stage.forget()
    none = await stage.do("alice", UnpinMessage(message_id=message.id))
    assert (none.pin, none.position) == (None, None)
    assert stage.told() == []


async def test_an_edit_keeps_it_and_a_deletion_takes_it_along(stage: Stage, room_id: str) -> None:
    message = await stage.say("alice", room_id, "the cod")
    await stage.do("bob", PinMessage(message_id=message.id))
    edit = EditMessage(message_id=message.id, content="the code", content_version=1)
    assert (await stage.do("alice", edit)).message.is_pinned
    assert await pinned(stage, room_id) == ["the code"]
    tombstone = (await stage.do("alice", DeleteMessage(message_id=message.id))).message
    assert not tombstone.is_pinned
    assert await pinned(stage, room_id) == []
    assert (await stage.refused("bob", PinMessage(message_id=message.id))).code is Code.GONE
    assert (await stage.do("bob", UnpinMessage(message_id=message.id))).position is None


async def test_the_newest_pin_comes_first_page_by_page(stage: Stage, room_id: str) -> None:
    messages = [await stage.say("alice", room_id, f"{number}") for number in range(5)]
    for number in (2, 0, 4, 1, 3):
        stage.w.clock.now += 1
        await stage.do("bob", PinMessage(message_id=messages[number].id))
    found, before = [], None
    for _ in range(3):
        page = await stage.ask("bob", ListPins(room_id=room_id, limit=2, before=before))
        found.append([item.message.content for item in page.items])
        before = page.next
    assert found == [["3", "1"], ["4", "0"], ["2"]]
    assert before is None
    assert page.position == (await stage.ask("bob", ListMessages(room_id=room_id))).position


async def test_those_of_one_moment_are_all_listed(stage: Stage, room_id: str) -> None:
    messages = [await stage.say("alice", room_id, f"{number}") for number in range(4)]
    for message in messages:
        await stage.do("bob", PinMessage(message_id=message.id))
    found, before = [], None
    while True:
        page = await stage.ask("bob", ListPins(room_id=room_id, limit=1, before=before))
        found += [item.message.id for item in page.items]
        before = page.next
        if before is None:
            break
    assert sorted(found) == sorted(message.id for message in messages)


async def test_long_messages_make_shorter_pages(stage: Stage, room_id: str) -> None:
    for number in range(20):
        message = await stage.say("alice", room_id, f"{number} " + "x" * 30_000)
        await stage.do("alice", PinMessage(message_id=message.id))
    page = await stage.ask("bob", ListPins(room_id=room_id))
    assert 10 < len(page.items) < 20
    rest = await stage.ask("bob", ListPins(room_id=room_id, before=page.next))
    assert (len(page.items) + len(rest.items), rest.next) == (20, None)


async def test_a_room_has_so_many_and_no_more(stage: Stage, room_id: str) -> None:
    messages = [await stage.say("alice", room_id, f"{number}") for number in range(PINS_PER_ROOM + 1)]
    for message in messages[:-1]:
        await stage.do("bob", PinMessage(message_id=message.id))
    refused = await stage.refused("alice", PinMessage(message_id=messages[-1].id))
    assert (refused.code, refused.field) == (Code.INVALID, "messageId")
    await stage.do("alice", PinMessage(message_id=messages[0].id))
    await stage.do("alice", DeleteMessage(message_id=messages[1].id))
    await stage.do("alice", PinMessage(message_id=messages[-1].id))
    another = await stage.room("alice", "Attic")
    message = await stage.say("alice", another, "a room of its own")
    await stage.do("alice", PinMessage(message_id=message.id))


async def test_who_has_left_pins_nothing_and_what_they_pinned_stays(stage: Stage, room_id: str) -> None:
    message = await stage.say("alice", room_id, "well?")
    await stage.do("bob", PinMessage(message_id=message.id))
    await stage.do("bob", LeaveRoom(room_id=room_id))
    for request in (PinMessage, UnpinMessage):
        for who in ("bob", "carol"):
            assert (await stage.refused(who, request(message_id=message.id))).code is Code.FORBIDDEN
    assert await pinned(stage, room_id, "carol") == ["well?"]


async def test_nothing_of_it_is_left_of_a_deleted_room(stage: Stage, room_id: str) -> None:
    message = await stage.say("alice", room_id, "well?")
    await stage.do("alice", PinMessage(message_id=message.id))
    await stage.do("alice", DeleteRoom(room_id=room_id))
    for request in (
        PinMessage(message_id=message.id),
        UnpinMessage(message_id=message.id),
        ListPins(room_id=room_id),
    ):
        assert (await stage.refused("alice", request)).code is Code.NOT_FOUND


async def test_a_message_from_before_pins_can_still_be_deleted(stage: Stage, room_id: str) -> None:
    """Its event in the log does not say whether it is pinned."""
    message = await stage.say("alice", room_id, "from long ago")

    async def forget_pins(tx: Transaction) -> None:
        await tx.events.rows.run("UPDATE events SET body = replace(body, ',\"isPinned\":false', '')")

    await stage.w.store.write(forget_pins)
    bodies = [row[8] for row in await stage.w.store.read(everything, "events")]
    assert not any("isPinned" in body for body in bodies)
    assert (await stage.do("alice", DeleteMessage(message_id=message.id))).message.content == ""


async def test_an_unknown_message_is_not_found(stage: Stage, room_id: str) -> None:
    for request in (PinMessage, UnpinMessage):
        refused = await stage.refused("alice", request(message_id=new_id(1)))
        assert refused.code is Code.NOT_FOUND
