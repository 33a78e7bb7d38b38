"""`collabd purge`: removes what is collabd's, after asking, and nothing else."""

from __future__ import annotations

import builtins
from pathlib import Path

import pytest
from tests.support.servers import serve
from tests.support.terminal import Terminal

from collabd.store.folder import DATABASE, LAST_BACKUP


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "data"


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, folder: Path) -> Terminal:
    made = Terminal(capsys, monkeypatch)
    assert made("user", "create", "alice", "--email", "alice@example.org")[0] == 0
    return made


def contents(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def test_everything_goes_with_the_folder(terminal: Terminal, folder: Path) -> None:
    for name in (f"{DATABASE}-wal", f"{DATABASE}.before-0002", "copy-0123456789abcdef.sqlite3", LAST_BACKUP):
        (folder / name).touch()
    for inner in ("tls", "restore.partial"):
        (folder / inner).mkdir()
        (folder / inner / "server.pem").touch()
    code, out, _ = terminal("purge", "--yes")
    assert (code, "left" in out) == (0, False)
    assert not folder.exists()


def test_what_is_not_collabds_is_left_and_named(terminal: Terminal, folder: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "server.pem").write_text("keep")
    (folder / "notes.txt").touch()
    (folder / f"{DATABASE}-wal").symlink_to(precious / "server.pem")
    (folder / "tls").symlink_to(precious)
    code, out, _ = terminal("purge", "--yes")
    assert code == 0
    assert contents(folder) == [f"{DATABASE}-wal", "notes.txt", "tls"]
    for name in contents(folder):
        assert f"data/{name}" in out.split("was left: ")[1]
    assert (precious / "server.pem").read_text() == "keep"


@pytest.mark.parametrize(("answer", "goes"), [("data", True), ("yes", False), ("", False)])
def test_a_person_types_the_name_of_the_folder(
    terminal: Terminal, folder: Path, monkeypatch: pytest.MonkeyPatch, answer: str, goes: bool
) -> None:
    asked: list[str] = []

    def asks(text: str) -> str:
        asked.append(text)
        return answer

    monkeypatch.setattr(builtins, "input", asks)
    code, out, err = terminal("purge", keyboard=True)
    assert (code, folder.exists()) == (0 if goes else 1, not goes)
    assert "the name of the folder (data)" in asked[0]
    assert str(Path("data") / DATABASE) in out
    assert ("nothing was removed" in err) == (not goes)


def test_who_thinks_better_of_it_presses_ctrl_c(
    terminal: Terminal, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asks(_: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(builtins, "input", asks)
    code, _, err = terminal("purge", keyboard=True)
    assert (code, err) == (130, "\ncollabd: stopped\n")
    assert (folder / DATABASE).exists()


def test_a_script_has_to_say_yes(terminal: Terminal, folder: Path) -> None:
    code, _, err = terminal("purge", stdin="data\n")
    assert (code, "--yes" in err) == (1, True)
    assert (folder / DATABASE).exists()
    assert terminal("purge", "--yes")[0] == 0


def test_a_running_server_keeps_its_folder(terminal: Terminal, folder: Path) -> None:
    with serve(folder):
        code, _, err = terminal("purge", "--yes")
        assert (code, "in use by a running collabd" in err) == (1, True)
        assert terminal("verify")[0] == 0
    assert terminal("purge", "--yes")[0] == 0


def test_a_folder_of_others_is_left_alone(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "cat.png").touch()
    for name in ("photos", "missing"):
        code, _, err = terminal("purge", "--yes", "--data", name)
        assert (code, f"{name} is no data folder of collabd" in err) == (1, True)
    assert contents(tmp_path / "photos") == ["cat.png"]
    assert not (tmp_path / "missing").exists()


@pytest.mark.parametrize(
    "names",
    [
        ("lock",),
        ("lock", "control.sock", "copy-of-mine.sqlite3", "notes.txt"),
        ("lock", "restore.partial/notes.txt"),
        ("tls/server.pem", "tls/ca.crt", "tls/ca.key"),
    ],
    ids=["a lock", "names like ours", "a folder like ours", "certificates"],
)
def test_what_is_not_surely_collabds_is_not_touched(
    terminal: Terminal, tmp_path: Path, names: tuple[str, ...]
) -> None:
    other = tmp_path / "other"
    for name in names:
        (other / name).parent.mkdir(parents=True, exist_ok=True)
        (other / name).write_text("mine")
    before = contents(other)
    code, out, err = terminal("purge", "--yes", "--data", "other")
    assert (code, out) == (1, "")
    assert "other is no data folder of collabd: it holds no database, and nothing in it was touched." in err
    assert "never came to its first start, remove it by hand" in err
    assert contents(other) == before
    assert {(other / name).read_text() for name in names} == {"mine"}


def test_names_like_ours_beside_a_database_are_left(terminal: Terminal, folder: Path) -> None:
    for name in ("copy-of-mine.sqlite3", "control.sock", f"{DATABASE}.before-the-storm"):
        (folder / name).write_text("mine")
    assert terminal("purge", "--yes")[0] == 0
    assert contents(folder) == sorted(
        ["copy-of-mine.sqlite3", "control.sock", f"{DATABASE}.before-the-storm"]
    )


@pytest.mark.parametrize(
    "left", [DATABASE, f"{DATABASE}-wal", f"{DATABASE}.before-0002", f"restore.partial/{DATABASE}"]
)
def test_what_a_broken_off_start_or_restore_has_left_goes(
    terminal: Terminal, tmp_path: Path, left: str
) -> None:
    for name in ("lock", left):
        (tmp_path / "new" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "new" / name).touch()
    assert terminal("purge", "--yes", "--data", "new")[0] == 0
    assert not (tmp_path / "new").exists()


def test_a_start_keeps_its_hands_off_names_like_those_of_copies(terminal: Terminal, folder: Path) -> None:
    for name in ("copy-of-mine.sqlite3", "copy-0123456789abcdef.sqlite3"):
        (folder / name).touch()
    assert terminal("user", "list")[0] == 0
    assert contents(folder) == sorted([DATABASE, "copy-of-mine.sqlite3", "lock"])
