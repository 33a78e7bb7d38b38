"""What nobody refers to goes, and nothing else: not what comes again meanwhile, nothing under a backup."""

from __future__ import annotations

import hashlib
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.support.people import Person, person
from tests.support.stores import World

from collabd.actions import files
from collabd.actions.messages import delete_message, send_message
from collabd.actions.rooms import create_room
from collabd.api.files.uploads import Uploads
from collabd.collecting import Collector
from collabd.config import Files
from collabd.domain.files import File
from collabd.domain.ids import new_id
from collabd.domain.messages import DeleteMessage, SendMessage
from collabd.domain.rooms import CreateRoom
from collabd.imaging.pictures import Pictures
from collabd.store.files import BlobFolder, kept
from collabd.store.folder import DataFolder

CONTENT = b"the combination is 4711"


@dataclass
class Shelf:
    """A server's files, without the server."""

    w: World
    alice: Person
    room_id: str
    blobs: BlobFolder
    uploads: Uploads
    collector: Collector

    async def bring(self, content: bytes = CONTENT) -> File:
        """Upload something."""
        upload_id = new_id(self.w.clock())
        self.blobs.begin(upload_id)
        self.blobs.append(upload_id, content)
        return await self.uploads.finish(self.alice.actor, upload_id, "note.txt")

    async def send(self, *given: File) -> str:
        """Send files; the message's id."""
        command = SendMessage(room_id=self.room_id, content="", attachments=[file.id for file in given])
        message = (await self.w.store.write(send_message, self.alice.actor, command)).message
        assert message is not None
        return message.id

    async def delete(self, message_id: str) -> None:
        await self.w.store.write(delete_message, self.alice.actor, DeleteMessage(message_id=message_id))

    def there(self) -> list[bytes]:
        """The contents on the disk."""
        return sorted(path.read_bytes() for path in (self.w.folder / "files").rglob("*") if path.is_file())


@pytest.fixture
async def shelf(w: World) -> Shelf:
    alice = await person(w.store, "alice")
    room = (await w.store.write(create_room, alice.actor, CreateRoom(name="Hall"))).room
    assert room is not None
    blobs = BlobFolder(DataFolder(w.folder))
    uploads = Uploads(w.store, blobs, Pictures(Files()), Files())
    return Shelf(w, alice, room.id, blobs, uploads, Collector(w.store, blobs, uploads))


async def test_what_a_deleted_message_had_leaves_the_disk(shelf: Shelf) -> None:
    first, second = await shelf.send(await shelf.bring()), await shelf.send(await shelf.bring())
    await shelf.delete(first)
    await shelf.collector.collect_blobs()
    assert shelf.there() == [CONTENT], "another file has the same content"
    await shelf.delete(second)
    await shelf.collector.collect_blobs()
    assert shelf.there() == []


async def test_what_comes_again_while_it_is_collected_stays(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The row is gone, the content not yet, and the same content is uploaded whole in between."""
    message_id = await shelf.send(await shelf.bring())
    await shelf.delete(message_id)
    write, again = shelf.w.store.write, []

    async def between(op: Any, *arguments: Any) -> Any:
        result = await write(op, *arguments)
        if op is files.forget_loose and result:
            assert result == [hashlib.sha256(CONTENT).hexdigest()]
            again.append(await shelf.bring())
        return result

    monkeypatch.setattr(shelf.w.store, "write", between)
    await shelf.collector.collect_blobs()
    assert len(again) == 1
    assert shelf.there() == [CONTENT]
    await shelf.collector.collect_strays()
    assert shelf.there() == [CONTENT]
    monkeypatch.undo()
    await shelf.delete(await shelf.send(*again))
    await shelf.collector.collect_blobs()
    assert shelf.there() == []


async def test_nothing_goes_while_a_backup_reads(shelf: Shelf) -> None:
    await shelf.delete(await shelf.send(await shelf.bring()))
    with kept(shelf.w.folder):
        await shelf.collector.collect_blobs()
        await shelf.collector.collect_strays()
        assert shelf.there() == [CONTENT]
    await shelf.collector.collect_blobs()
    assert shelf.there() == []


async def test_a_backup_waits_for_a_step_of_the_collector(shelf: Shelf) -> None:
    order = []

    def back_up() -> None:
        with kept(shelf.w.folder):
            order.append("backup")

    with shelf.blobs.collecting() as remove:
        assert remove is not None
        thread = threading.Thread(target=back_up)
        thread.start()
        order.append("collected")
    thread.join()
    assert order == ["collected", "backup"]


async def test_rubbish_of_a_crash_is_swept_away_and_uploads_under_way_are_not(shelf: Shelf) -> None:
    kept_file = await shelf.bring()
    begun = await shelf.uploads.begin(shelf.alice.actor, "x", 10)
    stray = hashlib.sha256(b"stray").hexdigest()
    target = shelf.blobs.path(stray)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(b"stray")
    shelf.blobs.partial(new_id(1)).write_bytes(b"left")
    foreign = shelf.w.folder / "files" / "README"
    foreign.write_bytes(b"not ours")
    with shelf.blobs.held(stray):
        await shelf.collector.collect_strays()
    assert shelf.there() == sorted([b"", b"not ours", b"stray", CONTENT]), "it is held: its row is on its way"
    await shelf.collector.collect_strays()
    assert shelf.there() == sorted([b"", b"not ours", CONTENT])
    assert shelf.blobs.length(begun.id) == 0
    assert shelf.blobs.path(kept_file.sha256).exists()


async def test_what_is_never_used_expires(shelf: Shelf) -> None:
    await shelf.bring()
    begun = await shelf.uploads.begin(shelf.alice.actor, "x", 10)
    await shelf.collector.expire_files()
    await shelf.collector.collect_blobs()
    assert shelf.there() == sorted([b"", CONTENT])
    shelf.w.clock.now += 2 * files.DAY
    await shelf.collector.expire_files()
    await shelf.collector.collect_blobs()
    assert shelf.there() == []
    assert shelf.blobs.length(begun.id) is None


def test_names_are_flushed_in_their_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The content before its name, its name before anything else: a row may only follow."""
    blobs, done = BlobFolder(DataFolder(tmp_path)), []
    upload_id = new_id(1)
    blobs.begin(upload_id)
    blobs.append(upload_id, CONTENT)
    rename = Path.rename
    monkeypatch.setattr("collabd.store.files.sync_file", lambda path: done.append(("content", path.name)))
    monkeypatch.setattr("collabd.store.files.sync_folder", lambda path: done.append(("names", path.name)))

    def renaming(path: Path, target: Path) -> Path:
        done.append(("rename", target.name))
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", renaming)
    digest, _ = blobs.digest(upload_id)
    blobs.place(upload_id, digest.sha256)
    assert done == [
        ("content", upload_id),
        ("names", "files"),
        ("rename", digest.sha256),
        ("names", digest.sha256[:2]),
    ]
