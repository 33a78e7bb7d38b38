"""Drafts: what one has begun to write is on all of one's devices, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.actions.test_redaction import files_with, rows_with
from tests.support.stage import Stage

from collabd.actions import retention
from collabd.domain.drafts import SaveDraft
from collabd.domain.errors import Code
from collabd.domain.members import RemoveMember
from collabd.domain.messages import DeleteMessage
from collabd.domain.rooms import DeleteRoom, JoinRoom, LeaveRoom
from collabd.domain.sync import GetEvents, GetSnapshot, Place

LIMIT = 32_768


@pytest.fixture
async def room_id(stage: Stage) -> str:
    return await stage.room("alice", "Hall", "bob")


async def begun(stage: Stage, who: str) -> list[tuple[str, int]]:
    """A person's drafts as their next device finds them: content and version."""
    return [(draft.content, draft.version) for draft in (await stage.ask(who, GetSnapshot())).drafts]


def save(room_id: str, content: str, version: int, thread_id: str | None = None) -> SaveDraft:
    return SaveDraft(room_id=room_id, thread_id=thread_id, content=content, version=version)


async def test_it_is_kept_told_to_oneself_alone_and_goes_on(stage: Stage, room_id: str) -> None:
    stage.forget()
    first = await stage.do("bob", save(room_id, "Dear all", 0))
    assert (first.draft.content, first.draft.version, first.draft.thread_id) == ("Dear all", 1, None)
    assert first.position.stream == f"user:{stage.id('bob')}"
    await stage.do("bob", save(room_id, "Dear all, ", 1))
    assert (await begun(stage, "bob"), await begun(stage, "alice")) == ([("Dear all, ", 2)], [])
    assert stage.told() == ["user:bob draft.saved", "redacted user:bob", "user:bob draft.saved"]
    assert stage.events("draft.saved")[-1]["draft"]["content"] == "Dear all, "


@pytest.mark.parametrize("content", ["", " \n\t"])
async def test_nothing_but_white_space_removes_it(stage: Stage, room_id: str, content: str) -> None:
    await stage.do("bob", save(room_id, "sent by now", 0))
    removed = await stage.do("bob", save(room_id, content, 1))
    assert (removed.draft.content, removed.draft.version) == ("", 2)
    assert await begun(stage, "bob") == [("", 2)]
    await stage.do("bob", save(room_id, "another", 2))
    assert await begun(stage, "bob") == [("another", 3)]


async def test_the_same_once_more_changes_nothing(stage: Stage, room_id: str) -> None:
    assert (await stage.do("bob", save(room_id, "", 0))).draft is None
    first = await stage.do("bob", save(room_id, "Dear all", 0))
    stage.forget()
    for version in (0, 1, 7):
        again = await stage.do("bob", save(room_id, "Dear all", version))
        assert (again.draft, again.position) == (first.draft, None)
    assert stage.told() == []


@pytest.mark.parametrize("version", [0, 1, 3])
async def test_what_another_device_has_saved_is_not_overwritten(
    stage: Stage, room_id: str, version: int
) -> None:
    await stage.do("bob", save(room_id, "one", 0))
    second = await stage.do("bob", save(room_id, "from the telephone", 1))
    for content in ("from the desk", ""):
        refused = await stage.refused("bob", save(room_id, content, version))
        assert (refused.code, refused.field) == (Code.CONFLICT, "version")
        assert refused.details["current"] == second.draft
    assert await begun(stage, "bob") == [("from the telephone", 2)]
    await stage.do("bob", save(room_id, "both", 2))


@pytest.mark.parametrize(("bound", "most"), [("DRAFTS_PER_PERSON", 2), ("DRAFT_LETTERS", 6)])
async def test_they_are_not_too_many_together(
    stage: Stage, room_id: str, monkeypatch: pytest.MonkeyPatch, bound: str, most: int
) -> None:
    monkeypatch.setattr(f"collabd.actions.drafts.{bound}", most)
    threads = [(await stage.say("alice", room_id, "?")).id for _ in range(3)]
    for thread_id in threads[:2]:
        await stage.do("bob", save(room_id, "one", 0, thread_id))
    await stage.do("alice", save(room_id, "one", 0))
    refused = await stage.refused("bob", save(room_id, "one", 0, threads[2]))
    assert (refused.code, refused.field) == (Code.INVALID, "content")
    await stage.do("bob", save(room_id, "two", 1, threads[0]))
    await stage.do("bob", save(room_id, "", 1, threads[1]))
    await stage.do("bob", save(room_id, "one", 0, threads[2]))


async def test_a_thread_has_its_own(stage: Stage, room_id: str) -> None:
    first = await stage.say("alice", room_id, "Where do we meet?")
    await stage.do("bob", save(room_id, "to all", 0))
    below = await stage.do("bob", save(room_id, "to few", 0, first.id))
    assert (below.draft.thread_id, below.draft.version) == (first.id, 1)
    assert sorted(await begun(stage, "bob")) == [("to all", 1), ("to few", 1)]
    await stage.do("alice", DeleteMessage(message_id=first.id))
    await stage.do("bob", save(room_id, "", 1, first.id))
    assert sorted(await begun(stage, "bob")) == [("", 2), ("to all", 1)]


async def test_a_draft_stands_below_a_first_message_of_its_room(stage: Stage, room_id: str) -> None:
    first = await stage.say("alice", room_id, "Where do we meet?")
    reply = await stage.reply("bob", first, "at the pier")
    elsewhere = await stage.say("alice", await stage.room("alice", "Attic", "bob"), "mind your head")
    hidden = await stage.say("alice", await stage.room("alice", "Vault", kind="private"), "hush")
    await stage.do("bob", save(room_id, "x", 0, first.id))
    for thread, code in ((reply, Code.INVALID), (elsewhere, Code.INVALID), (hidden, Code.NOT_FOUND)):
        assert (await stage.refused("bob", save(room_id, "x", 0, thread.id))).code == code


async def test_a_late_save_does_not_bring_back_what_was_sent(stage: Stage, room_id: str) -> None:
    await stage.do("bob", save(room_id, "one", 0))
    await stage.do("bob", save(room_id, "", 1))
    refused = await stage.refused("bob", save(room_id, "one and", 1))
    assert (refused.details["current"].content, refused.details["current"].version) == ("", 2)


@pytest.mark.parametrize("version", [0, 2, 7])
async def test_an_emptied_one_is_forgotten_in_time_and_begun_anew(
    stage: Stage, room_id: str, version: int
) -> None:
    below = (await stage.say("alice", room_id, "Where do we meet?")).id
    for thread_id in (None, below):
        await stage.do("bob", save(room_id, "sent by now", 0, thread_id))
    await stage.do("alice", save(room_id, "kept", 0))
    await stage.do("bob", save(room_id, "", 1))
    stage.w.clock.now += 2 * retention.DAY
    assert await stage.w.store.write(retention.forget_emptied_drafts, 3) == 0
    await stage.do("bob", save(room_id, "", 1, below))
    stage.w.clock.now += 2 * retention.DAY
    assert await stage.w.store.write(retention.forget_emptied_drafts, 3) == 1
    assert (await begun(stage, "bob"), await begun(stage, "alice")) == ([("", 2)], [("kept", 1)])
    assert (await stage.do("bob", save(room_id, "anew", version))).draft.version == 1
    assert (await stage.refused("bob", save(room_id, "another", version))).code == Code.CONFLICT


async def test_it_may_be_as_long_as_a_message_and_is_a_text(stage: Stage, room_id: str) -> None:
    await stage.do("bob", save(room_id, "x" * LIMIT, 0))
    refused = await stage.refused("bob", save(room_id, "é" * (LIMIT // 2 + 1), 1))
    assert (refused.code, refused.field, refused.details["limit"]) == (Code.TOO_LARGE, "content", LIMIT)
    assert (await stage.refused("bob", save(room_id, "a\x00b", 1))).field == "content"


@pytest.mark.parametrize("kind", ["public", "private"])
@pytest.mark.parametrize("end", ["left", "removed", "deleted"])
async def test_it_goes_with_the_membership_and_with_the_room(
    stage: Stage, tmp_path: Path, kind: str, end: str
) -> None:
    room_id = await stage.room("alice", "Attic", "bob", kind=kind)  # type: ignore[arg-type]
    other = await stage.room("alice", "Hall", "bob")
    await stage.do("bob", save(room_id, "my secret plan", 0))
    first = await stage.say("alice", room_id, "Where do we meet?")
    await stage.do("bob", save(room_id, "my secret plan, too", 0, first.id))
    await stage.do("bob", save(other, "elsewhere", 0))
    ends = {
        "left": ("bob", LeaveRoom(room_id=room_id)),
        "removed": ("alice", RemoveMember(room_id=room_id, user_id=stage.id("bob"))),
        "deleted": ("alice", DeleteRoom(room_id=room_id)),
    }
    await stage.do(*ends[end])
    assert await begun(stage, "bob") == [("elsewhere", 1)]
    assert rows_with(tmp_path / "collabd.sqlite3", "secret plan") == []
    assert rows_with(tmp_path / "collabd.sqlite3", "elsewhere") == ["drafts", "events"]
    if kind == "public" and end != "deleted":
        await stage.do("bob", JoinRoom(room_id=room_id))
        assert (await stage.do("bob", save(room_id, "anew", 0))).draft.version == 1


async def test_what_was_written_before_is_in_no_row_and_in_no_file(
    stage: Stage, room_id: str, tmp_path: Path
) -> None:
    await stage.send_away()
    """A text that was sent and deleted, or thought better of, is not to be found in the log of drafts."""
    file = tmp_path / "collabd.sqlite3"
    first = await stage.say("alice", room_id, "How does it open?")
    for version, content in enumerate(["the combination", "the combination is 4711", "never mind"]):
        await stage.do("bob", save(room_id, content, version))
        await stage.do("bob", save(room_id, content, version, first.id))
    assert rows_with(file, "combination") == []
    await stage.do("bob", save(room_id, "", 3))
    await stage.do("bob", save(room_id, "", 3, first.id))
    assert rows_with(file, "never mind") == []
    await stage.w.store.close()
    assert files_with(tmp_path, b"combination") == []


async def test_a_client_may_resume_across_it(stage: Stage, room_id: str) -> None:
    stream = f"user:{stage.id('bob')}"
    first = await stage.do("bob", save(room_id, "one", 0))
    for version in (1, 2):
        await stage.do("bob", save(room_id, f"draft {version}", version))
    place = Place(epoch=first.position.epoch, offset=first.position.offset, tag=first.position.tag)
    found = (await stage.ask("bob", GetEvents(positions={stream: place}))).streams[stream]
    assert not found.snapshot
    assert [event.offset for event in found.events] == [first.position.offset + 1, first.position.offset + 2]
    assert b'"content":"draft 2"' in bytes(found.events[-1].data)
