"""Files in `collabd backup`, `restore`, `verify` and `purge`."""

from __future__ import annotations

import asyncio
import json
import logging
import sqlite3
import tarfile
from contextlib import closing
from pathlib import Path

import pytest
from tests.api.files.conftest import story
from tests.support.browsers import data, program
from tests.support.servers import ServerProcess, fill, serve
from tests.support.terminal import Terminal
from tests.support.uploads import picture, upload

FILE = "backup.tar.gz"
TEXT = b"what was agreed"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with a message that has two files, a note and a picture, and with an avatar."""
    monkeypatch.chdir(tmp_path)
    # A server that another test ran in this process has had the log written to what was its standard error.
    monkeypatch.setattr(logging.getLogger("httpx"), "disabled", True)
    place = tmp_path / "data"
    room_id = asyncio.run(fill(place, story))
    with serve(place) as server:
        asyncio.run(talk(server, room_id))
        assert server.stop() == 0
    return place


async def talk(server: ServerProcess, room_id: str) -> None:
    async with program(server, token="alice-token") as alice:
        files = [await upload(alice, TEXT), await upload(alice, picture(), "view.png")]
        sent = {"content": "", "attachments": [file["id"] for file in files]}
        data(await alice.post(f"/rooms/{room_id}/messages", json=sent))
        avatar = await upload(alice, picture(colour="red"), "me.png", "avatar")
        data(await alice.patch("/users/me", json={"avatarFileId": avatar["id"]}))


async def contents(server: ServerProcess) -> list[bytes]:
    """All contents that bob can read, thumbnails last: of the picture, and what alice is shown by."""
    async with program(server, token="bob-token") as bob:
        rooms = data(await bob.get("/rooms"))["items"]
        page = data(await bob.get(f"/rooms/{rooms[0]['id']}/messages"))["items"]
        ids = [file["id"] for file in page[-1]["attachments"]]
        alice = data(await bob.get(f"/users/{page[-1]['author']}"))
        shown = [f"/files/{one}/thumbnail" for one in (ids[1], alice["avatarFileId"])]
        addresses = [f"/files/{one}" for one in ids] + shown
        found = [await bob.get(address) for address in addresses]
    assert [response.status_code for response in found] == [200] * len(found)
    return [response.content for response in found]


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, folder: Path) -> Terminal:
    return Terminal(capsys, monkeypatch)


def blob_of(folder: Path, content: bytes) -> Path:
    """Where a content lies."""
    return next(
        path for path in (folder / "files").rglob("*") if path.is_file() and path.read_bytes() == content
    )


@pytest.mark.parametrize("running", [False, True], ids=["alone", "running"])
def test_there_and_back(terminal: Terminal, folder: Path, running: bool) -> None:
    with serve(folder) as server:
        before = asyncio.run(contents(server))
        if not running:
            assert server.stop() == 0
        code, out, err = terminal("backup", FILE)
        assert (code, err) == (0, "")
        assert "1 message, 3 files" in out
        assert terminal("verify")[0] == 0
        assert server.stop() == 0
    assert before[:2] == [TEXT, picture()]
    with tarfile.open(FILE) as tar:
        names = tar.getnames()
    assert len([name for name in names if name.startswith("files/")]) == 4
    code, out, err = terminal("restore", FILE, "--data", "new")
    assert (code, err, "3 files" in out) == (0, "", True)
    with serve(Path("new").absolute()) as server:
        assert asyncio.run(contents(server)) == before
        status = json.loads(terminal("status", "--data", "new", "--json")[1])
        assert server.stop() == 0
    assert status["holds"]["files"] == 3
    assert status["holds"]["fileBytes"] == sum(map(len, before))
    assert "3 files (" in terminal("status", "--data", "new")[1]


@pytest.mark.parametrize("harm", ["missing", "damaged"])
def test_a_lost_content_is_pointed_out_everywhere(terminal: Terminal, folder: Path, harm: str) -> None:
    assert terminal("backup", "good")[0] == 0
    blob = blob_of(folder, TEXT)
    if harm == "missing":
        blob.unlink()
    else:
        blob.write_bytes(b"What was agreed")
    code, _, err = terminal("verify")
    assert (code, f"a file's content is {harm}: {blob.name}" in err) == (1, True)
    code, out, err = terminal("backup", FILE)
    assert (code, "missing or damaged in it" in err, "good" in out) == (1, True, False)
    code, _, err = terminal("verify", "--backup", FILE)
    assert (code, blob.name in err) == (1, True)
    assert terminal("verify", "--backup", "good")[0] == 0
    code, _, err = terminal("restore", FILE, "--data", "new")
    assert (code, "--despite-faults" in err) == (1, True)
    assert not Path("new").exists()
    assert terminal("restore", FILE, "--data", "new", "--despite-faults")[0] == 0


def test_wrong_words_about_files_are_found(terminal: Terminal, folder: Path) -> None:
    assert terminal("verify")[0] == 0
    for sql, sentence in (
        ("UPDATE blobs SET is_loose = 1 WHERE size = 15", "refer to the content"),
        ("UPDATE files SET message_id = 'x' WHERE size = 15", "a file belongs to message x"),
    ):
        with closing(sqlite3.connect(folder / "collabd.sqlite3")) as database, database:
            database.execute(sql)
        code, _, err = terminal("verify")
        assert (code, sentence in err) == (1, True)


def test_purging_takes_what_is_ours(terminal: Terminal, folder: Path) -> None:
    (folder / "files" / "partial" / "notes").write_text("mine")
    code, out, _ = terminal("purge", "--yes")
    assert (code, "data/files" in out) == (0, True)
    assert [path.name for path in folder.rglob("*") if path.is_file()] == ["notes"]


def test_a_folder_of_files_that_is_a_file_is_refused(terminal: Terminal) -> None:
    Path("other").mkdir()
    Path("other/files").write_text("")
    code, _, err = terminal("serve", "--data", "other")
    assert (code, "where collabd keeps a folder of its own" in err) == (1, True)
