"""`collabd backup`, `restore` and `verify`, with and without a running server."""

from __future__ import annotations

import asyncio
import json
import re
import resource
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Awaitable, Callable
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from tests.support.browsers import token_works
from tests.support.people import person
from tests.support.servers import fill, serve
from tests.support.terminal import Terminal

from collabd.actions.messages import send_message
from collabd.actions.rooms import create_room
from collabd.domain.messages import SendMessage
from collabd.domain.rooms import CreateRoom
from collabd.store.folder import DATABASE, LAST_BACKUP, DataFolder
from collabd.store.sqlite.backup.whole import partial_path, whole_file
from collabd.store.sqlite.store import SqliteStore

FILE = "backup.tar.gz"
SECRET = '[server]\nname = "Chez Alice"\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder in the current one, with alice, who is signed in, a room and a message."""
    monkeypatch.chdir(tmp_path)
    told(tmp_path / "data", talk)
    return tmp_path / "data"


def told(folder: Path, story: Callable[[SqliteStore], Awaitable[None]]) -> None:
    asyncio.run(fill(folder, story))


async def talk(store: SqliteStore) -> None:
    alice = (await person(store, "alice")).actor
    room = (await store.write(create_room, alice, CreateRoom(kind="public", name="Hall"))).room
    assert room is not None
    await store.write(send_message, alice, SendMessage(room_id=room.id, content="hello"))


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, folder: Path) -> Terminal:
    return Terminal(capsys, monkeypatch)


def contents(folder: Path) -> list[str]:
    """The names of the files in a folder."""
    return sorted(path.name for path in folder.iterdir())


def one(folder: Path, sql: str) -> object:
    """What a question to a folder's database gives."""
    with closing(sqlite3.connect(folder / DATABASE)) as database:
        return database.execute(sql).fetchone()[0]


def change(folder: Path, sql: str) -> None:
    with closing(sqlite3.connect(folder / DATABASE)) as database, database:
        database.execute(sql)


@pytest.mark.parametrize("running", [False, True], ids=["alone", "running"])
def test_there_and_back(terminal: Terminal, folder: Path, tmp_path: Path, running: bool) -> None:
    if running:
        with serve(folder) as server:
            code, out, err = terminal("backup", FILE)
            assert terminal("verify")[0] == 0
            assert noted(terminal)["file"] == str(tmp_path / FILE)
            assert server.stop() == 0
    else:
        code, out, err = terminal("backup", FILE)
    assert (code, err) == (0, "")
    assert "1 person, 1 room, 1 message" in out
    assert "no configuration file" in out
    assert out.endswith("the backup is good.\n")
    assert re.search(r"^  \d+\.\d kB in (less than )?\d+\.\d s;", out, flags=re.MULTILINE), out
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600
    assert contents(folder) == [DATABASE, LAST_BACKUP, "lock"]
    code, out, err = terminal("restore", FILE, "--data", "new/data")
    assert (code, err) == (0, "")
    assert "1 person, 1 room, 1 message" in out
    assert "signed in again (1 session)" in out
    assert one(tmp_path / "new/data", "SELECT content FROM messages") == "hello"
    assert one(tmp_path / "new/data", "SELECT epoch FROM server") != one(folder, "SELECT epoch FROM server")
    assert contents(tmp_path / "new/data") == [DATABASE, "lock"]
    assert terminal("verify", "--data", "new/data")[0] == 0
    assert contents(tmp_path) == sorted(["data", FILE, "new", *(["data.log"] if running else [])])


def noted(terminal: Terminal) -> dict[str, object]:
    """What is said of the newest backup; without a server it ends with 3."""
    found: dict[str, object] = json.loads(terminal("status", "--json")[1])["lastBackup"]
    return found


def test_the_newest_good_one_is_noted(terminal: Terminal, folder: Path, tmp_path: Path) -> None:
    assert "backup  none yet" in terminal("status")[1]
    assert noted(terminal) is None
    made = json.loads(terminal("backup", FILE, "--json")[1])
    last = {"madeAt": made["manifest"]["madeAt"], "file": str(tmp_path / FILE), "bytes": made["bytes"]}
    assert noted(terminal) == last
    assert f"backup  just now, {last['madeAt']}, " in terminal("status")[1]
    assert stat.S_IMODE((folder / LAST_BACKUP).stat().st_mode) == 0o600
    change(folder, "UPDATE rooms SET message_count = 7")
    assert terminal("backup", "with-faults.tar.gz")[0] == 1
    assert noted(terminal) == last, "one with faults is none to rely on"
    (folder / LAST_BACKUP).write_text("{")
    assert noted(terminal) is None


def test_a_note_that_cannot_be_left_makes_no_backup_bad(terminal: Terminal, folder: Path) -> None:
    (folder / LAST_BACKUP).mkdir()
    code, out, err = terminal("backup", FILE)
    assert (code, out.endswith("the backup is good.\n")) == (0, True)
    assert "could not be noted" in err


def test_a_script_reads_what_was_done(terminal: Terminal, tmp_path: Path) -> None:
    code, out, _ = terminal("backup", FILE, "--json")
    made = json.loads(out)
    assert code == 0
    assert made["file"] == str(tmp_path / FILE)
    assert made["bytes"] == (tmp_path / FILE).stat().st_size
    assert made["manifest"]["counts"]["messages"] == 1
    assert list(made["manifest"]["members"]) == [DATABASE]
    looked = json.loads(terminal("verify", "--backup", FILE, "--json")[1])
    assert looked["good"]
    assert looked["manifest"] == made["manifest"]
    assert "manifest" not in json.loads(terminal("verify", "--json")[1])


def test_the_configuration_and_the_certificates_go_along(
    terminal: Terminal, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "collabd.toml").write_text(SECRET)
    (folder / "tls").mkdir()
    (folder / "tls" / "server.pem").write_text("certificate")
    (folder / "tls" / "link").symlink_to(tmp_path / "collabd.toml")
    assert f"{tmp_path / 'collabd.toml'}\n" in terminal("backup", FILE)[1]
    elsewhere = tmp_path / "etc.toml"
    code, out, _ = terminal("restore", FILE, "--data", "one", "--config", elsewhere)
    assert code == 0
    assert f"The configuration is in {elsewhere}.\nIt names another data folder (data)" in out
    assert elsewhere.read_text() == SECRET
    assert stat.S_IMODE(elsewhere.stat().st_mode) == 0o600
    assert contents(tmp_path / "one" / "tls") == ["server.pem"]
    (tmp_path / "collabd.toml").write_text("# mine\n")
    (tmp_path / "two" / "tls").mkdir(parents=True)
    for number, name in enumerate(("collabd.toml.restored", "collabd.toml.restored-2")):
        code, out, _ = terminal("restore", FILE, "--data", ("two", "three")[number])
        assert (code, (tmp_path / name).read_text()) == (0, SECRET)
        assert f"{tmp_path / 'collabd.toml'} was there already and was kept" in out
        assert ("two/tls was there already and was kept" in out) == (number == 0)
    assert (tmp_path / "collabd.toml").read_text() == "# mine\n"
    assert contents(tmp_path / "two" / "tls") == []


def test_the_same_configuration_is_not_put_beside_itself(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "collabd.toml").write_text(SECRET)
    assert terminal("backup", FILE)[0] == 0
    code, out, _ = terminal("restore", FILE, "--data", "one")
    assert (code, "configuration" in out, "compare" in out) == (0, False, False)
    assert contents(tmp_path) == sorted([FILE, "collabd.toml", "data", "one"])


def test_a_backup_takes_nobodys_place(terminal: Terminal, tmp_path: Path) -> None:
    assert terminal("backup", FILE)[0] == 0
    before = (tmp_path / FILE).read_bytes()
    code, _, err = terminal("backup", FILE)
    assert (code, "--force" in err) == (1, True)
    assert (tmp_path / FILE).read_bytes() == before
    assert terminal("backup", FILE, "--force")[0] == 0
    with whole_file(tmp_path / "other", replace=False):
        code, _, err = terminal("backup", "other")
        assert (code, "Wait until it has ended" in err) == (1, True)


def test_a_place_that_cannot_be_written_to_leaves_nothing(
    terminal: Terminal, folder: Path, tmp_path: Path
) -> None:
    for place in ("missing/backup", f"data/{DATABASE}/backup"):
        code, out, err = terminal("backup", place)
        assert (code, out) == (1, "")
        assert "was not written" in err
        assert place in err
    assert contents(tmp_path) == ["data"]
    assert contents(folder) == [DATABASE]


@pytest.mark.parametrize(
    ("running", "limit", "sentence"),
    [(False, 100_000, "The copy could not be made"), (True, 1000, "was not written: File too large")],
    ids=["copy", "backup"],
)
def test_a_full_disk_leaves_nothing(
    terminal: Terminal, folder: Path, tmp_path: Path, running: bool, limit: int, sentence: str
) -> None:
    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    with ExitStack() as stack:
        if running:
            stack.enter_context(serve(folder))
        assert terminal("backup", "before")[0] == 0
        assert (folder / DATABASE).stat().st_size > 100_000
        refused = subprocess.run(
            [sys.executable, "-m", "collabd", "backup", FILE],
            capture_output=True,
            text=True,
            check=False,
            preexec_fn=little_room,
        )
        assert (refused.returncode, refused.stdout) == (1, "")
        assert sentence in refused.stderr
        assert contents(tmp_path) == sorted(["before", "data", *(["data.log"] if running else [])])
        assert [name for name in contents(folder) if name.startswith("copy-")] == []
        assert terminal("backup", FILE)[0] == 0


def test_a_database_with_faults_is_kept_and_pointed_out(terminal: Terminal, folder: Path) -> None:
    good = "1 person, 1 room, 1 message; 4 events in 3 streams\ndata/collabd.sqlite3 is good.\n"
    assert terminal("verify")[:2] == (0, good)
    change(folder, "UPDATE rooms SET message_count = 5")
    code, _, err = terminal("verify")
    assert (code, "the count of messages is wrong in room " in err) == (1, True)
    with serve(folder):
        assert terminal("verify")[0] == 1
        code, out, err = terminal("backup", FILE)
    assert (code, "the count of messages is wrong in room " in err) == (1, True)
    assert "good" not in out
    code, _, err = terminal("restore", FILE, "--data", "new")
    assert (code, "--despite-faults" in err) == (1, True)
    assert not Path("new").exists()
    assert terminal("restore", FILE, "--data", "new", "--despite-faults")[0] == 0
    assert one(Path("new"), "SELECT message_count FROM rooms") == 5


def test_restoring_takes_no_databases_place(terminal: Terminal, folder: Path) -> None:
    assert terminal("backup", FILE)[0] == 0
    change(folder, "UPDATE messages SET content = 'newer'")
    for running in (False, True):
        if running:
            with serve(folder):
                code, _, err = terminal("restore", FILE)
        else:
            code, _, err = terminal("restore", FILE)
        assert (code, f"holds a database already ({DATABASE}" in err) == (1, True)
        assert "--data" in err
    assert one(folder, "SELECT content FROM messages") == "newer"
    (folder / DATABASE).rename("elsewhere")
    with DataFolder(folder):
        code, _, err = terminal("restore", FILE)
    assert (code, "in use by a running collabd" in err) == (1, True)
    assert terminal("restore", FILE)[0] == 0
    assert one(folder, "SELECT content FROM messages") == "hello"


def test_what_is_no_good_backup_leaves_no_trace(terminal: Terminal, tmp_path: Path) -> None:
    assert terminal("backup", FILE)[0] == 0
    (tmp_path / "cut").write_bytes((tmp_path / FILE).read_bytes()[:-20])
    for name in ("cut", "missing"):
        for words in (("restore", name, "--data", "new"), ("verify", "--backup", name)):
            code, out, err = terminal(*words)
            assert (code, out) == (1, "")
            assert name in err
    assert contents(tmp_path) == [FILE, "cut", "data"]
    assert terminal("restore", FILE, "--data", "new")[0] == 0


def test_a_database_from_the_future_is_refused(terminal: Terminal, folder: Path) -> None:
    assert terminal("backup", FILE)[0] == 0
    change(folder, "PRAGMA user_version = 99")
    code, _, err = terminal("backup", "future")
    assert (code, "written by a newer collabd (version 99" in err) == (1, True)
    code, _, err = terminal("restore", "future", "--data", "new", "--despite-faults")
    assert (code, "written by a newer collabd (version 99" in err) == (1, True)
    assert not Path("new").exists()


def test_sessions_go_on_or_end_and_links_that_were_under_way_are_void(
    terminal: Terminal, folder: Path, tmp_path: Path
) -> None:
    assert terminal("user", "reset-password", "alice")[0] == 0
    assert one(folder, "SELECT count(*) FROM codes WHERE purpose = 'reset'") == 1
    assert terminal("backup", FILE)[0] == 0
    assert terminal("restore", FILE, "--data", "stay")[0] == 0
    code, out, _ = terminal("restore", FILE, "--data", "end", "--sign-out")
    assert (code, "Everybody has to sign in again" in out) == (0, True)
    for name, works in (("stay", True), ("end", False)):
        assert one(tmp_path / name, "SELECT count(*) FROM codes WHERE purpose = 'reset'") == 0
        with serve(tmp_path / name) as server:
            assert asyncio.run(token_works(server, "alice-token")) == works
            assert server.stop() == 0


def test_who_is_stopped_in_the_middle_leaves_nothing_under_the_name(
    terminal: Terminal, folder: Path, tmp_path: Path
) -> None:
    told(folder, much)
    for number in (9, 15):
        command = [sys.executable, "-m", "collabd", "backup", FILE]
        with serve(folder) as server:
            with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as backup:
                while not partial_path(tmp_path / FILE).exists():
                    assert backup.poll() is None
                backup.send_signal(number)
                assert backup.stderr is not None
                err = backup.stderr.read()
                assert backup.wait(20) == (1 if number == 15 else -9)
            assert ("stopped; no backup was made" in err) == (number == 15)
            assert partial_path(tmp_path / FILE).exists() == (number == 9)
            assert not (tmp_path / FILE).exists()
            back_up_when_it_is_free(terminal)
            assert not partial_path(tmp_path / FILE).exists()
            (tmp_path / FILE).unlink()
            assert server.stop() == 0
    told(folder, nothing)
    with serve(folder):
        assert [name for name in contents(folder) if name.startswith("copy-")] == []


def back_up_when_it_is_free(terminal: Terminal) -> None:
    """The server may still be at the copy that the stopped one has asked for."""
    while True:
        code, _, err = terminal("backup", FILE)
        if code == 0:
            return
        assert "Wait until it has ended" in err


async def much(store: SqliteStore) -> None:
    """Enough that a backup takes its time."""
    bob = (await person(store, "bob")).actor
    room = (await store.write(create_room, bob, CreateRoom(kind="public", name="Long"))).room
    assert room is not None
    commands = [SendMessage(room_id=room.id, content=f"{number} " * 400) for number in range(3000)]
    await asyncio.gather(*(store.submit(send_message, bob, command) for command in commands))


async def nothing(_: SqliteStore) -> None:
    """Nobody says anything."""


def test_a_folder_without_a_database_is_pointed_out(terminal: Terminal, tmp_path: Path) -> None:
    for words in (("backup", FILE), ("verify",)):
        code, _, err = terminal(*words, "--data", "nowhere")
        assert (code, "there is no database in nowhere" in err) == (1, True)
    assert contents(tmp_path) == ["data"]
