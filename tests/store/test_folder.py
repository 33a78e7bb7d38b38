"""The data folder has one owner at a time."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from collabd.store.folder import DataFolder, FolderInUseError

HOLD = """
import sys
from pathlib import Path
from collabd.store.folder import DataFolder
with DataFolder(Path(sys.argv[1])):
    print("mine", flush=True)
    sys.stdin.read()
"""


def test_it_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    with DataFolder(tmp_path / "new" / "data") as folder:
        assert folder.path.is_dir()
        assert folder.database.parent == folder.control_socket.parent == folder.path
        assert stat.S_IMODE(folder.path.stat().st_mode) == 0o700
        assert stat.S_IMODE((folder.path / "lock").stat().st_mode) == 0o600


def test_nobody_else_gets_it_until_it_is_given_back(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    with (
        folder,
        pytest.raises(FolderInUseError, match=r"in use by a running collabd.*--data"),
        DataFolder(tmp_path),
    ):
        pass
    with DataFolder(tmp_path), pytest.raises(FolderInUseError), folder:
        pass
    with folder:
        pass


def test_another_process_holds_it_until_it_ends_however_it_ends(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "mine\n"
        with pytest.raises(FolderInUseError), DataFolder(tmp_path):
            pass
        process.kill()
    with DataFolder(tmp_path):
        pass


def test_an_error_inside_gives_it_back(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="inside"), DataFolder(tmp_path):
        raise ValueError("inside")
    with DataFolder(tmp_path):
        pass


def test_whether_it_is_in_use_can_be_asked_without_touching_it(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data")
    assert not folder.in_use()
    assert not folder.path.exists()
    with DataFolder(folder.path):
        assert folder.in_use()
    assert not folder.in_use()
    with folder:
        assert folder.in_use(), "asking has not kept it"
