"""Avatars: who may choose which file, who sees it, and what becomes of the one before."""

from __future__ import annotations

from tests.support.stage import Stage
from tests.support.uploads import uploaded

from collabd.actions import files
from collabd.actions.context import Snapshot
from collabd.domain.errors import Code
from collabd.domain.files import File, GetFile
from collabd.domain.ids import new_id
from collabd.domain.messages import SendMessage
from collabd.domain.sync import GetSnapshot
from collabd.domain.users import GetUser, UpdateUser, UserStatus


async def avatar(stage: Stage, who: str, sha256: str = "cd" * 32) -> File:
    """What a picture that was uploaded to be an avatar has become."""
    return await uploaded(stage.w.store, stage.people[who].actor, "me.jpg", sha256=sha256, purpose="avatar")


async def loose(stage: Stage) -> list[str]:
    """The contents that would be collected now."""
    return sorted(await stage.w.store.write(files.forget_loose, 100))


async def test_everybody_sees_it_at_once(stage: Stage) -> None:
    file = await avatar(stage, "alice")
    assert (await stage.refused("bob", GetFile(file_id=file.id))).code is Code.NOT_FOUND
    stage.forget()
    result = await stage.do("alice", UpdateUser(avatar_file_id=file.id))
    assert (result.user.avatar_file_id, result.position.stream) == (file.id, "directory")
    assert stage.told() == ["directory user.updated"]
    assert stage.events("user.updated")[-1]["user"]["avatarFileId"] == file.id
    assert (await stage.ask("bob", GetUser(user_id=stage.id("alice")))).avatar_file_id == file.id
    people = (await stage.ask("carol", GetSnapshot())).users
    assert {user.username: user.avatar_file_id for user in people} == {
        "alice": file.id,
        "bob": None,
        "carol": None,
    }
    assert await stage.ask("carol", GetFile(file_id=file.id)) == file


async def test_the_one_before_is_gone_for_good(stage: Stage) -> None:
    first, second = await avatar(stage, "alice"), await avatar(stage, "alice", "ef" * 32)
    for file in (first, second):
        await stage.do("alice", UpdateUser(avatar_file_id=file.id))
    assert (await stage.refused("alice", GetFile(file_id=first.id))).code is Code.NOT_FOUND
    assert await loose(stage) == [first.sha256]
    stage.forget()
    assert (await stage.do("alice", UpdateUser(avatar_file_id=second.id))).position is None, "nothing changes"
    assert stage.told() == []
    assert (await stage.do("alice", UpdateUser(avatar_file_id=None))).user.avatar_file_id is None
    assert stage.events("user.updated")[-1]["user"]["avatarFileId"] is None
    assert (await stage.refused("bob", GetFile(file_id=second.id))).code is Code.NOT_FOUND
    assert await loose(stage) == [second.sha256]


async def test_it_counts_as_long_as_it_is_shown_and_does_not_expire(stage: Stage) -> None:
    file = await avatar(stage, "alice")
    await stage.do("alice", UpdateUser(avatar_file_id=file.id))
    await avatar(stage, "bob", "ef" * 32)
    stage.w.clock.now += 30 * 24 * 3600 * 1000
    assert await stage.w.store.write(files.expire_files, 2, 100) == 1, "the one that nobody has chosen"
    assert await stage.ask("bob", GetFile(file_id=file.id)) == file

    async def used(view: Snapshot) -> int:
        total: int = await view.files.bytes_of(stage.id("alice"))
        return total

    assert await stage.w.store.read(used) == file.size
    await stage.do("alice", UpdateUser(avatar_file_id=None))
    assert await stage.w.store.read(used) == 0


async def test_status_and_picture_at_once_are_one_event(stage: Stage) -> None:
    file = await avatar(stage, "alice")
    stage.forget()
    await stage.do("alice", UpdateUser(avatar_file_id=file.id, status=UserStatus(text="new picture")))
    assert stage.told() == ["directory user.updated"]
    await stage.do("alice", UpdateUser(status=None))
    told = stage.events("user.updated")[-1]["user"]
    assert (told["status"], told["avatarFileId"]) == (None, file.id)


async def test_what_cannot_be_an_avatar(stage: Stage) -> None:
    hall = await stage.room("alice", "Hall")
    store, alice = stage.w.store, stage.people["alice"].actor
    sent = await avatar(stage, "alice")
    await stage.do("alice", SendMessage(room_id=hall, content="", attachments=[sent.id]))
    for file_id in (
        new_id(1),
        sent.id,
        (await avatar(stage, "bob")).id,
        (await uploaded(store, alice, "plan.pdf")).id,
        (await uploaded(store, alice, "beach.png", is_picture=True)).id,
    ):
        refusal = await stage.refused("alice", UpdateUser(avatar_file_id=file_id))
        assert (refusal.code, refusal.field) == (Code.INVALID, "avatarFileId")
    person = await stage.ask("bob", GetUser(user_id=stage.id("alice")))
    assert person.avatar_file_id is None
    mine = await avatar(stage, "alice", "ef" * 32)
    await stage.do("alice", UpdateUser(avatar_file_id=mine.id))
    command = SendMessage(room_id=hall, content="", attachments=[mine.id])
    assert "used already" in (await stage.refused("alice", command)).message
