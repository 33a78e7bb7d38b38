"""Files: who may attach and read them, what a deletion takes along, how much there is room for."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.stage import Stage
from tests.support.stores import World, world
from tests.support.uploads import uploaded

from collabd.actions import files, retention
from collabd.actions.context import Snapshot
from collabd.domain.errors import Code, CollabError
from collabd.domain.files import Blob, File, GetFile
from collabd.domain.ids import new_id
from collabd.domain.messages import DeleteMessage, EditMessage, ListMessages, SendMessage
from collabd.domain.policy import Rules
from collabd.domain.rooms import DeleteRoom, LeaveRoom
from collabd.domain.sync import GetEvents, Place


async def give(stage: Stage, who: str, name: str = "plan.pdf", **more: object) -> File:
    return await uploaded(stage.w.store, stage.people[who].actor, name, **more)  # type: ignore[arg-type]


def with_files(room_id: str, *given: File, **more: object) -> SendMessage:
    return SendMessage(room_id=room_id, attachments=[file.id for file in given], **{"content": "", **more})  # type: ignore[arg-type]


async def readers(stage: Stage, file: File) -> set[str]:
    """Who may read a file."""
    found = set()
    for who in stage.people:
        try:
            assert await stage.ask(who, GetFile(file_id=file.id)) == file
        except CollabError:
            continue
        found.add(who)
    return found


async def loose(stage: Stage) -> list[str]:
    """The contents that would be collected now."""
    return sorted(await stage.w.store.write(files.forget_loose, 100))


async def test_a_file_is_its_uploaders_until_it_is_sent_and_the_rooms_from_then_on(stage: Stage) -> None:
    hall = await stage.room("alice", "Hall", "bob", kind="private")
    file = await give(stage, "alice")
    assert await readers(stage, file) == {"alice"}
    sent = (await stage.do("alice", with_files(hall, file))).message
    assert (sent.attachments, sent.message_type, sent.content) == ([file], "FILE", "")
    assert await readers(stage, file) == {"alice", "bob"}
    await stage.do("alice", LeaveRoom(room_id=hall))
    assert await readers(stage, file) == {"bob"}, "whoever has left cannot read what they uploaded there"
    public = await stage.room("alice", "Square", "bob")
    other = await give(stage, "alice")
    await stage.do("alice", with_files(public, other))
    assert await readers(stage, other) == {"alice", "bob", "carol"}


async def test_the_event_carries_the_files_and_so_does_every_page(stage: Stage) -> None:
    hall = await stage.room("alice", "Hall", "bob")
    given = [await give(stage, "alice", f"{number}.pdf") for number in range(3)]
    sent = (await stage.do("alice", with_files(hall, *reversed(given), content="look"))).message
    assert [file["name"] for file in stage.events("message.created")[-1]["message"]["attachments"]] == [
        "2.pdf",
        "1.pdf",
        "0.pdf",
    ]
    await stage.say("bob", hall, "nice")
    page = (await stage.ask("bob", ListMessages(room_id=hall))).items
    said = [message for message in page if message.message_type != "SYSTEM"]
    assert [message.attachments for message in said] == [sent.attachments, []]


async def test_pictures_make_an_image_unless_somebody_wants_a_file(stage: Stage) -> None:
    hall = await stage.room("alice", "Hall")
    kinds = []
    for asked in ("TEXT", "IMAGE", "FILE"):
        file = await give(stage, "alice", "a.png", is_picture=True)
        sent = with_files(hall, file, message_type=asked)
        kinds.append((await stage.do("alice", sent)).message.message_type)
    assert kinds == ["IMAGE", "IMAGE", "FILE"]
    both = [await give(stage, "alice", "a.png", is_picture=True), await give(stage, "alice")]
    assert (await stage.do("alice", with_files(hall, *both))).message.message_type == "FILE"


async def test_what_cannot_be_attached(stage: Stage) -> None:
    hall = await stage.room("alice", "Hall", "bob")
    mine, bobs = await give(stage, "alice"), await give(stage, "bob")
    for command in (
        with_files(hall, bobs),
        with_files(hall, mine, mine),
        with_files(hall, mine, bobs),
        SendMessage(room_id=hall, content="", attachments=[new_id(1)]),
        SendMessage(room_id=hall, content="x", message_type="IMAGE"),
        SendMessage(room_id=hall, content="x", message_type="FILE", attachments=[]),
    ):
        refusal = await stage.refused("alice", command)
        assert (refusal.code, refusal.field) == (Code.INVALID, "attachments")
    refusal = await stage.refused("alice", with_files(hall, mine, message_type="IMAGE"))
    assert (refusal.code, refusal.field) == (Code.INVALID, "messageType")
    assert (await stage.refused("alice", SendMessage(room_id=hall, content=" "))).field == "content"
    assert (await stage.refused("carol", with_files(hall, mine))).code is Code.FORBIDDEN
    await stage.do("alice", with_files(hall, mine))
    again = await stage.refused("alice", with_files(hall, mine))
    assert (again.code, "used already" in again.message) == (Code.INVALID, True)


async def test_sending_twice_attaches_once(stage: Stage) -> None:
    hall = await stage.room("alice", "Hall")
    file = await give(stage, "alice")
    command = with_files(hall, file, id=new_id(stage.w.clock.now))
    first = await stage.do("alice", command)
    assert await stage.do("alice", command) == first
    assert first.message.attachments == [file]


async def test_an_edit_leaves_the_files_and_needs_no_text(stage: Stage) -> None:
    hall = await stage.room("alice", "Hall")
    sent = (await stage.do("alice", with_files(hall, await give(stage, "alice"), content="look"))).message
    edit = EditMessage(message_id=sent.id, content="", content_version=1)
    edited = (await stage.do("alice", edit)).message
    assert (edited.content, edited.attachments) == ("", sent.attachments)
    plain = await stage.say("alice", hall, "words")
    refusal = await stage.refused("alice", EditMessage(message_id=plain.id, content="", content_version=1))
    assert refusal.field == "content"


async def test_a_deleted_messages_files_are_gone_at_once(stage: Stage) -> None:
    hall = await stage.room("alice", "Hall", "bob")
    file = await give(stage, "alice", "the-combination-4711.png", is_picture=True)
    sent = (await stage.do("alice", with_files(hall, file))).message
    assert await readers(stage, file) == {"alice", "bob", "carol"}
    assert await loose(stage) == []
    tombstone = (await stage.do("alice", DeleteMessage(message_id=sent.id))).message
    assert tombstone.attachments == []
    assert await readers(stage, file) == set()
    log = await stage.ask("bob", GetEvents(positions={f"room:{hall}": Place()}))
    assert b"4711" not in b"".join(bytes(event.data) for event in log.streams[f"room:{hall}"].events)
    assert await loose(stage) == sorted([file.sha256, file.sha256[::-1]])


async def test_a_content_stays_as_long_as_one_file_has_it(stage: Stage) -> None:
    hall = await stage.room("alice", "Hall", "bob")
    sent = [
        (await stage.do(who, with_files(hall, await give(stage, who, f"{who}.pdf")))).message
        for who in ("alice", "bob")
    ]
    await stage.do("alice", DeleteMessage(message_id=sent[0].id))
    assert await loose(stage) == []
    await stage.do("bob", DeleteMessage(message_id=sent[1].id))
    again = await give(stage, "bob")
    assert await loose(stage) == [], "it came again before it was collected"
    await stage.w.store.write(files.drop_upload, stage.people["bob"].actor, again.id)
    assert await loose(stage) == [again.sha256]


async def test_a_deleted_rooms_files_are_gone_at_once_and_purged_later(stage: Stage) -> None:
    hall = await stage.room("alice", "Hall", "bob", kind="private")
    file = await give(stage, "alice")
    await stage.do("alice", with_files(hall, file))
    await stage.do("alice", DeleteRoom(room_id=hall))
    assert await readers(stage, file) == set()
    while await stage.w.store.write(retention.purge_deleted_room):
        pass
    assert await loose(stage) == [file.sha256]


async def test_what_was_never_sent_expires(stage: Stage) -> None:
    hall = await stage.room("alice", "Hall")
    kept, lost = await give(stage, "alice"), await give(stage, "alice", sha256="cd" * 32)
    await stage.do("alice", with_files(hall, kept))
    begun = await stage.w.store.write(files.begin_upload, stage.people["alice"].actor, "x", 10, "attachment")
    assert await stage.w.store.write(files.expire_files, 2, 100) == 0
    assert await stage.w.store.write(files.expire_uploads, 2, 100) == []
    stage.w.clock.now += 2 * files.DAY
    assert await stage.w.store.write(files.expire_files, 2, 100) == 1
    assert await stage.w.store.write(files.expire_uploads, 2, 100) == [begun.id]
    assert await readers(stage, lost) == set()
    assert await readers(stage, kept) >= {"alice"}
    assert await loose(stage) == [lost.sha256]


async def test_there_is_so_much_room(tmp_path: Path) -> None:
    rules = Rules(file_bytes=1000, person_files_bytes=2500, all_files_bytes=4000)
    async with world(tmp_path, rules=rules) as w:
        stage = Stage(w)
        await stage.enter("alice", "bob", "carol")

        async def limit(who: str, size: int) -> int | None:
            try:
                await w.store.read(files.require_room, stage.people[who].actor, size)
            except CollabError as error:
                return int(error.details["limit"])
            return None

        assert [await limit("alice", size) for size in (1000, 1001)] == [None, 1000]
        await give(stage, "alice", sha256="aa" * 32)
        begun = await w.store.write(files.begin_upload, stage.people["alice"].actor, "x", 1000, "attachment")
        assert [await limit("alice", size) for size in (500, 501)] == [None, 2500]
        await w.store.write(files.drop_upload, stage.people["alice"].actor, begun.id)
        for sha256 in ("bb" * 32, "cc" * 32):
            await give(stage, "bob", sha256=sha256)
        assert [await limit("alice", size) for size in (1000, 1001)] == [None, 1000]
        await give(stage, "alice", sha256="cc" * 32)
        assert await limit("bob", 500) is None, "the same content counts once"
        with pytest.raises(CollabError) as caught:
            await give(stage, "alice", sha256="dd" * 32)
        assert caught.value.details["limit"] == 2500
        await give(stage, "bob", sha256="ee" * 32, size=500)
        assert [await limit("carol", size) for size in (500, 501)] == [None, 4000]


async def test_uploads_are_ones_own(w: World) -> None:
    stage = Stage(w)
    await stage.enter("alice", "bob")
    begun = await w.store.write(files.begin_upload, stage.people["alice"].actor, "x", 10, "attachment")
    for ask in (files.get_upload, files.drop_upload):
        with pytest.raises(CollabError) as caught:
            await w.store.write(ask, stage.people["bob"].actor, begun.id)
        assert caught.value.code is Code.NOT_FOUND
    assert (await w.store.read(files.get_upload, stage.people["alice"].actor, begun.id)) == begun
    for _ in range(files.UPLOADS_PER_PERSON - 1):
        await w.store.write(files.begin_upload, stage.people["alice"].actor, "x", 10, "attachment")
    with pytest.raises(CollabError) as caught:
        await w.store.write(files.begin_upload, stage.people["alice"].actor, "x", 10, "attachment")
    assert caught.value.code is Code.RATE_LIMITED


async def test_a_file_that_is_used_is_not_dropped(stage: Stage) -> None:
    hall = await stage.room("alice", "Hall")
    file = await give(stage, "alice")
    for who in ("alice", "bob"):
        if who == "alice":
            await stage.do("alice", with_files(hall, file))
        with pytest.raises(CollabError) as caught:
            await stage.w.store.write(files.drop_upload, stage.people[who].actor, file.id)
        assert caught.value.code is Code.NOT_FOUND


async def test_known_contents(stage: Stage) -> None:
    file = await give(stage, "alice")

    async def known(view: Snapshot) -> set[str]:
        return await files.known_blobs(view, [file.sha256, "ef" * 32])

    assert await stage.w.store.read(known) == {file.sha256}
    assert Blob(file.sha256, file.size) == Blob("ab" * 32, 1000)
