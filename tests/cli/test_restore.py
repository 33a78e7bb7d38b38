"""`collabd restore` that fails on its last steps: everything is as it was, and a second try goes well."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from tests.support.terminal import Terminal

from collabd.store.folder import DATABASE
from collabd.store.sqlite.backup import restoring

FILE = "backup.tar.gz"
CONFIG = '[server]\nname = "Ship"\n'


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Terminal:
    """A folder with nothing but a backup: of a database, a configuration and a certificate."""
    monkeypatch.chdir(tmp_path)
    made = Terminal(capsys, monkeypatch)
    assert made("user", "create", "alice", "--email", "alice@example.org")[0] == 0
    (tmp_path / "collabd.toml").write_text(CONFIG)
    (tmp_path / "data" / "tls").mkdir()
    (tmp_path / "data" / "tls" / "server.pem").write_text("certificate")
    assert made("backup", FILE)[0] == 0
    assert made("purge", "--yes")[0] == 0
    (tmp_path / "collabd.toml").unlink()
    return made


def contents(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def fail(monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """Let a step of the restoring fail: giving one of these its name, or bringing it to the disk."""
    rename, fsync = Path.rename, os.fsync

    def renaming(path: Path, target: Path) -> Path:
        if f"rename {target.name}" == step and path.parent.name == restoring.WORK:
            raise OSError(errno.EIO, "Input/output error", str(path))
        return rename(path, target)

    def syncing(descriptor: int) -> None:
        if str(Path(f"/proc/self/fd/{descriptor}").readlink()).endswith(step.removeprefix("sync ")):
            raise OSError(errno.ENOSPC, "No space left on device")
        fsync(descriptor)

    monkeypatch.setattr(Path, "rename", renaming)
    monkeypatch.setattr(os, "fsync", syncing)


STEPS = [f"rename {DATABASE}", "rename tls", "sync collabd.toml", "sync tls/server.pem", f"sync {DATABASE}"]


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("there", [False, True], ids=["no folder", "an empty folder"])
def test_what_was_put_in_place_is_taken_back(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, there: bool
) -> None:
    if there:
        (tmp_path / "data").mkdir()
    with monkeypatch.context() as broken:
        fail(broken, step)
        code, out, err = terminal("restore", FILE)
    assert (code, out) == (1, "")
    assert "nothing was restored" in err
    assert contents(tmp_path) == sorted([FILE, *(["data", "data/lock"] if there else [])])
    assert terminal("restore", FILE)[0] == 0
    assert (tmp_path / "collabd.toml").read_text() == CONFIG
    assert contents(tmp_path / "data") == sorted([DATABASE, "lock", "tls", "tls/server.pem"])


def test_what_was_there_before_stays(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "collabd.toml").write_text("# mine\n")
    (tmp_path / "data" / "tls").mkdir(parents=True)
    with monkeypatch.context() as broken:
        fail(broken, f"rename {DATABASE}")
        assert terminal("restore", FILE)[0] == 1
    assert contents(tmp_path) == sorted([FILE, "collabd.toml", "data", "data/lock", "data/tls"])
    assert (tmp_path / "collabd.toml").read_text() == "# mine\n"


def test_who_is_stopped_after_the_last_step_keeps_everything(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def stopped(path: Path, target: Path) -> Path:
        moved = rename(path, target)
        if target.name == DATABASE:
            raise KeyboardInterrupt
        return moved

    (tmp_path / "data").mkdir()
    with monkeypatch.context() as broken:
        broken.setattr(Path, "rename", stopped)
        assert terminal("restore", FILE)[0] == 1
    assert contents(tmp_path / "data") == sorted([DATABASE, "lock", "tls", "tls/server.pem"])
    assert (tmp_path / "collabd.toml").read_text() == CONFIG
