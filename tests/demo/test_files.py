"""What people send along, and are shown by: made by the demo itself, and uploaded like anything else."""

from __future__ import annotations

import io
from contextlib import closing

import pytest
from PIL import Image
from tests.demo.listener import UNTIL
from tests.support.stores import World

from collabd.actions.context import Snapshot
from collabd.api.files.uploads import Uploads
from collabd.config import Files
from collabd.demo.conversation import conversation
from collabd.demo.exhibits import content_of
from collabd.demo.fill import Filler
from collabd.demo.scenes import repertoire
from collabd.demo.steps import AvatarChosen, FileUploaded
from collabd.imaging.pictures import Pictures
from collabd.store.files import BlobFolder
from collabd.store.folder import DataFolder

NAMES = sorted(
    {
        name
        for scenes in repertoire().values()
        for scene in scenes
        for line in scene.lines
        for name in line.files
    }
)


def test_what_is_sent_along_is_there_and_small() -> None:
    contents = [content_of(FileUploaded(0, "alice", name, name)) for name in NAMES]
    portraits = [content_of(FileUploaded(0, "alice", "", f"portrait-{n}.png", "avatar")) for n in range(12)]
    assert len(set(contents)) == len(NAMES)
    assert len(set(portraits)) == 12
    assert sum(map(len, contents)) < 500_000
    for content in (
        *portraits,
        *(c for c, n in zip(contents, NAMES, strict=True) if n.endswith(("jpg", "png"))),
    ):
        with Image.open(io.BytesIO(content)) as picture:
            picture.load()
    with pytest.raises(FileNotFoundError):
        content_of(FileUploaded(0, "alice", "", "nothing.txt"))


async def test_it_is_uploaded_as_by_anybody(w: World) -> None:
    steps = list(conversation(1, UNTIL, people=12, rooms=5, messages=150, days=1))
    with closing(Pictures(Files())) as pictures:
        uploads = Uploads(w.store, BlobFolder(DataFolder(w.folder)), pictures, Files())
        await Filler(w.store, "no password", uploads.bring).play(steps, lambda: None)

    async def shown(view: Snapshot) -> tuple[int, int]:
        row = await view.users.rows.only(
            """
            SELECT (SELECT count(*) FROM users WHERE avatar_file_id IS NOT NULL),
                   (SELECT count(*) FROM files WHERE message_id IS NOT NULL)
            """
        )
        return row[0], row[1]

    portraits = sum(isinstance(step, AvatarChosen) for step in steps)
    sent = sum(isinstance(step, FileUploaded) for step in steps) - portraits
    assert (portraits, sent > 0) == (4, True)
    assert await w.store.read(shown) == (portraits, sent)
