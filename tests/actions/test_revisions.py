"""The edit history: what every edit replaced, for the author and for Moderators in public rooms."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.support.stage import Stage, everything

from collabd.actions.retention import purge_deleted_room
from collabd.domain.errors import Code
from collabd.domain.ids import new_id
from collabd.domain.messages import DeleteMessage, EditMessage, GetMessage
from collabd.domain.revisions import ListRevisions, RevisionPage
from collabd.domain.rooms import DeleteRoom
from collabd.domain.sync import GetEvents, Place


@pytest.fixture
async def hall(stage: Stage) -> str:
    await stage.enter("mod", groups=("moderators",))
    return await stage.room("alice", "Hall", "bob")


async def edit(stage: Stage, who: str, message: Any, content: str) -> Any:
    command = EditMessage(message_id=message.id, content=content, content_version=message.content_version)
    return (await stage.do(who, command)).message


async def history(stage: Stage, who: str, message: Any, **page: Any) -> RevisionPage:
    found: RevisionPage = await stage.ask(who, ListRevisions(message_id=message.id, **page))
    return found


async def test_it_holds_every_text_with_who_wrote_it_and_when(stage: Stage, hall: str) -> None:
    first = await stage.say("bob", hall, "one")
    second = await edit(stage, "bob", first, "two")
    third = await edit(stage, "mod", second, "three")
    page = await history(stage, "bob", third)
    assert [(item.content_version, item.content, item.author) for item in page.items] == [
        (3, "three", stage.id("mod")),
        (2, "two", stage.id("bob")),
        (1, "one", stage.id("bob")),
    ]
    assert [item.created_at for item in page.items] == [third.edited_at, second.edited_at, first.created_at]
    assert ({item.message_id for item in page.items}, page.next) == ({first.id}, None)
    assert await history(stage, "mod", third) == page


async def test_what_was_never_edited_has_one_version(stage: Stage, hall: str) -> None:
    message = await stage.say("bob", hall, "one")
    await edit(stage, "bob", await stage.say("bob", hall, "another"), "another one")
    page = await history(stage, "bob", message)
    assert [(item.content, item.created_at) for item in page.items] == [("one", message.created_at)]


async def test_it_comes_in_pages(stage: Stage, hall: str, monkeypatch: pytest.MonkeyPatch) -> None:
    message = await stage.say("bob", hall, "1")
    for number in range(2, 6):
        message = await edit(stage, "bob", message, str(number))
    for limit, pages in ((2, ["54", "32", "1"]), (5, ["54321"]), (4, ["5432", "1"]), (1, list("54321"))):
        assert await in_pages(stage, message, limit) == pages
    monkeypatch.setattr("collabd.actions.message_pages.PAGE_BYTES", 1)
    assert await in_pages(stage, message, 5) == list("54321"), "of long texts fewer fit"
    for cursor in ("", "x", "-1"):
        refused = await stage.refused("bob", ListRevisions(message_id=message.id, before=cursor))
        assert (refused.code, refused.field) == (Code.INVALID, "before")


async def in_pages(stage: Stage, message: Any, limit: int) -> list[str]:
    pages = [await history(stage, "bob", message, limit=limit)]
    while pages[-1].next is not None:
        pages.append(await history(stage, "bob", message, limit=limit, before=pages[-1].next))
    return ["".join(item.content for item in page.items) for page in pages]


async def test_a_refused_edit_leaves_nothing_in_it(stage: Stage, hall: str) -> None:
    first = await stage.say("bob", hall, "one")
    second = await edit(stage, "bob", first, "two")
    stale = EditMessage(message_id=first.id, content="three", content_version=1)
    assert (await stage.refused("mod", stale)).details["current"] == second
    assert (await stage.refused("mod", stale)).code is Code.CONFLICT
    too_long = EditMessage(message_id=first.id, content="x" * 32_769, content_version=2)
    assert (await stage.refused("mod", too_long)).code is Code.TOO_LARGE
    assert [item.content for item in (await history(stage, "bob", first)).items] == ["two", "one"]


async def test_a_moderators_edit_says_so_and_is_audited(stage: Stage, hall: str) -> None:
    message = await stage.say("bob", hall, "words")
    stage.forget()
    command = EditMessage(message_id=message.id, content="[removed]", content_version=1)
    result = await stage.do("mod", command)
    edited = result.message
    assert (edited.content, edited.author, edited.edited_by) == (
        "[removed]",
        stage.id("bob"),
        stage.id("mod"),
    )
    assert result.position is None, "the Moderator does not follow the room"
    assert stage.told() == ["redacted room:Hall", "room:Hall message.edited"]
    (event,) = stage.events("message.edited")
    assert (event["actorId"], event["message"]["editedBy"]) == (stage.id("mod"), stage.id("mod"))
    assert await stage.ask("carol", GetMessage(message_id=message.id)) == edited
    (entry,) = await stage.w.store.read(everything, "audit")
    assert (entry[2], entry[4], entry[5]) == (stage.id("mod"), "message.edit", message.id)
    assert "words" not in str(entry)


async def test_the_authors_next_edit_is_theirs_again(stage: Stage, hall: str) -> None:
    message = await stage.say("bob", hall, "words")
    by_mod = await edit(stage, "mod", message, "[removed]")
    again = await edit(stage, "bob", by_mod, "better words")
    assert (by_mod.edited_by, again.edited_by) == (stage.id("mod"), None)
    authors = [item.author for item in (await history(stage, "bob", again)).items]
    assert authors == [stage.id("bob"), stage.id("mod"), stage.id("bob")]
    assert len(await stage.w.store.read(everything, "audit")) == 1


async def test_a_moderators_own_message_is_edited_as_anybodys(stage: Stage, hall: str) -> None:
    room_id = await stage.room("mod", "Office")
    edited = await edit(stage, "mod", await stage.say("mod", room_id, "helo"), "hello")
    assert (edited.edited_by, await stage.w.store.read(everything, "audit")) == (None, [])


async def test_in_private_rooms_moderators_are_members_like_others(stage: Stage, hall: str) -> None:
    attic = await stage.room("alice", "Attic", "bob", "mod", kind="private")
    message = await edit(stage, "bob", await stage.say("bob", attic, "one"), "two")
    command = EditMessage(message_id=message.id, content="x", content_version=2)
    for who in ("mod", "alice"):
        assert (await stage.refused(who, command)).code is Code.FORBIDDEN
        assert (await stage.refused(who, ListRevisions(message_id=message.id))).code is Code.FORBIDDEN
    assert (await stage.refused("carol", ListRevisions(message_id=message.id))).code is Code.NOT_FOUND
    assert len((await history(stage, "bob", message)).items) == 2


async def test_a_deleted_message_or_room_has_none(stage: Stage, hall: str) -> None:
    gone = await edit(stage, "bob", await stage.say("bob", hall, "one"), "two")
    kept = await edit(stage, "bob", await stage.say("bob", hall, "one"), "two")
    await stage.do("bob", DeleteMessage(message_id=gone.id))
    refused = await stage.refused("bob", ListRevisions(message_id=gone.id))
    assert (refused.code, refused.details["record"].content) == (Code.GONE, "")
    assert [row[1] for row in await stage.w.store.read(everything, "revisions")] == [kept.id]
    await stage.do("alice", DeleteRoom(room_id=hall))
    late = EditMessage(message_id=kept.id, content="x", content_version=2)
    for request in (ListRevisions(message_id=kept.id), late):
        assert (await stage.refused("bob", request)).code is Code.NOT_FOUND
        assert (await stage.refused("mod", request)).code is Code.NOT_FOUND
    while await stage.w.store.write(purge_deleted_room):
        pass
    assert await stage.w.store.read(everything, "revisions") == []


async def test_an_edit_asked_for_twice_is_in_it_once(stage: Stage, hall: str) -> None:
    message = await stage.say("bob", hall, "one")
    for who, version in (("bob", 1), ("mod", 2)):
        command = EditMessage(
            message_id=message.id,
            content=f"by {who}",
            content_version=version,
            command_id=new_id(stage.w.clock.now),
        )
        first = await stage.do(who, command)
        assert await stage.do(who, command) == first
    contents = [item.content for item in (await history(stage, "bob", message)).items]
    assert contents == ["by mod", "by bob", "one"]
    assert len(await stage.w.store.read(everything, "audit")) == 1


async def test_the_rooms_log_does_not_tell_it(stage: Stage, hall: str) -> None:
    """Whoever may read the room may read its log; what a message said before is for fewer."""
    message = await stage.say("bob", hall, "the password")
    await edit(stage, "mod", await edit(stage, "bob", message, "a hint of it"), "[removed]")
    stream = f"room:{hall}"
    log = (await stage.ask("carol", GetEvents(positions={stream: Place()}))).streams[stream]
    told = [json.loads(bytes(event.data)) for event in log.events]
    ours = [event["message"] for event in told if event.get("message", {}).get("id") == message.id]
    assert [(one["contentVersion"], one["content"]) for one in ours] == [(1, ""), (2, ""), (3, "[removed]")]
    shown = await stage.ask("carol", GetMessage(message_id=message.id))
    assert (shown.content, shown.content_version) == (ours[-1]["content"], ours[-1]["contentVersion"])
    assert [event["tag"] for event in told[-3:]] == [
        stage.events("message.created")[-1]["tag"],
        *[event["tag"] for event in stage.events("message.edited")],
    ], "nobody has to start over"
