"""Reports: what a reporter hands over, what a Moderator may see of it, and what is left of it."""

from __future__ import annotations

import pytest
from tests.support.stage import Stage, everything

from collabd.domain import reports as domain
from collabd.domain.errors import Code
from collabd.domain.members import AddMember
from collabd.domain.messages import DeleteMessage, EditMessage
from collabd.domain.reports import ListReports, Report, ReportMessage, ResolveReport
from collabd.domain.rooms import OpenDirectRoom


@pytest.fixture
async def house(stage: Stage) -> Stage:
    await stage.enter("mo", "max", groups=("moderators",))
    return stage


async def report(stage: Stage, who: str, message_id: str, *, hand_over: bool = False) -> str:
    command = ReportMessage(message_id=message_id, reason="rude", hand_over=hand_over)
    return str((await stage.do(who, command)).id)


async def queue(stage: Stage, who: str = "mo") -> list[Report]:
    return list((await stage.ask(who, ListReports())).items)


async def test_of_a_public_room_a_moderator_sees_the_message_as_it_is(house: Stage) -> None:
    hall = await house.room("alice", "Hall", "bob")
    message = await house.say("bob", hall, "you fool")
    house.forget()
    await report(house, "carol", message.id)
    assert house.told() == [], "nobody is told who reports whom"
    (seen,) = await queue(house)
    assert (seen.reporter, seen.author, seen.reason) == (house.id("carol"), house.id("bob"), "rude")
    assert (seen.room_id, seen.message_id, seen.content) == (hall, message.id, "you fool")
    assert not seen.is_private


async def test_of_a_private_room_only_what_was_handed_over(house: Stage) -> None:
    attic = await house.room("alice", "Attic", "bob", kind="private")
    message = await house.say("bob", attic, "you fool")
    await report(house, "alice", message.id)
    (seen,) = await queue(house)
    assert (seen.reporter, seen.reason, seen.is_private) == (house.id("alice"), "rude", True)
    assert (seen.room_id, seen.message_id, seen.author, seen.content) == (None, None, None, None)
    await house.do("mo", ResolveReport(report_id=seen.id))
    await report(house, "alice", message.id, hand_over=True)
    (seen,) = await queue(house)
    assert (seen.author, seen.content) == (house.id("bob"), "you fool")
    assert (seen.room_id, seen.message_id) == (None, None), "not where it was said"
    await house.do("alice", AddMember(room_id=attic, user_id=house.id("max")))
    (inside,) = await queue(house, "max")
    assert (inside.room_id, inside.message_id) == (attic, message.id), "max may read it anyway"


async def test_what_was_handed_over_is_what_was_said_then(house: Stage) -> None:
    room = (await house.do("alice", OpenDirectRoom(user_ids=[house.id("bob")]))).room
    message = await house.say("bob", room.id, "you fool")
    await report(house, "alice", message.id, hand_over=True)
    await house.do("bob", EditMessage(message_id=message.id, content="hello", content_version=1))
    assert [one.content for one in await queue(house)] == ["you fool"]


async def test_a_deleted_message_leaves_no_text_in_its_report(house: Stage) -> None:
    attic = await house.room("alice", "Attic", "bob", kind="private")
    message = await house.say("bob", attic, "you fool")
    await report(house, "alice", message.id, hand_over=True)
    await house.do("bob", DeleteMessage(message_id=message.id))
    (seen,) = await queue(house)
    assert (seen.author, seen.content) == (house.id("bob"), None)
    assert "fool" not in str(await house.w.store.read(everything, "reports"))
    again = ReportMessage(message_id=message.id, reason="still rude")
    assert (await house.refused("alice", again)).code is Code.GONE


async def test_who_cannot_read_it_cannot_report_it(house: Stage) -> None:
    attic = await house.room("alice", "Attic", "bob", kind="private")
    message = await house.say("bob", attic, "you fool")
    for who in ("carol", "mo"):
        refused = await house.refused(who, ReportMessage(message_id=message.id, reason="x"))
        assert refused.code is Code.NOT_FOUND
    own = await house.refused("bob", ReportMessage(message_id=message.id, reason="x"))
    assert own.code is Code.CONFLICT
    empty = await house.refused("alice", ReportMessage(message_id=message.id, reason=" "))
    assert (empty.code, empty.field) == (Code.INVALID, "reason")


async def test_reporting_twice_is_one_report_until_it_is_settled(house: Stage) -> None:
    hall = await house.room("alice", "Hall", "bob")
    message = await house.say("bob", hall, "you fool")
    first = await report(house, "carol", message.id)
    assert await report(house, "carol", message.id) == first
    assert await report(house, "alice", message.id) != first
    settled = await house.do("mo", ResolveReport(report_id=first, resolution="had a word"))
    assert (settled.report.resolution, settled.report.resolved_by) == ("had a word", house.id("mo"))
    assert await report(house, "carol", message.id) != first


async def test_moderators_settle_reports_on_record(house: Stage) -> None:
    hall = await house.room("alice", "Hall", "bob")
    ids = []
    for number in range(3):
        message = await house.say("bob", hall, f"{number}")
        ids.append(await report(house, "carol", message.id))
    first = await house.ask("mo", ListReports(limit=2))
    rest = await house.ask("mo", ListReports(before=first.next))
    assert [one.id for one in (*first.items, *rest.items)] == ids[::-1]
    await house.do("mo", ResolveReport(report_id=ids[1], resolution="fine"))
    await house.do("max", ResolveReport(report_id=ids[1], resolution="not so"))
    assert [one.id for one in await queue(house)] == [ids[2], ids[0]]
    done = await house.ask("max", ListReports(status="resolved"))
    assert [(one.id, one.resolution) for one in done.items] == [(ids[1], "fine")]
    audit = [(row[2], row[4], row[5]) for row in await house.w.store.read(everything, "audit")]
    assert audit == [(house.id("mo"), "report.resolve", ids[1])]
    for request in (ListReports(), ResolveReport(report_id=ids[0])):
        assert (await house.refused("carol", request)).code is Code.FORBIDDEN
    missing = ResolveReport(report_id=house.people["bob"].actor.session_id)
    assert (await house.refused("mo", missing)).code is Code.NOT_FOUND


async def test_nobody_floods_the_moderators(house: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("collabd.actions.reports.GREATEST_OPEN", 2)
    assert domain.GREATEST_OPEN == 100
    hall = await house.room("alice", "Hall", "bob")
    said = [await house.say("bob", hall, f"{number}") for number in range(3)]
    first = await report(house, "carol", said[0].id)
    await report(house, "carol", said[1].id)
    third = ReportMessage(message_id=said[2].id, reason="x")
    assert (await house.refused("carol", third)).code is Code.CONFLICT
    await house.do("mo", ResolveReport(report_id=first))
    assert (await house.do("carol", third)).id is not None
