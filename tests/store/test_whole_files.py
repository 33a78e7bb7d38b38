"""A file stands under its name whole, or not at all, and never over another one."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import BinaryIO

import pytest

from collabd.domain.backups import BackupError
from collabd.store.sqlite.backup.whole import partial_path, whole_file

HALF = """
import sys
from pathlib import Path
from collabd.store.sqlite.backup.whole import whole_file
with whole_file(Path(sys.argv[1]), replace=False) as stream:
    stream.write(b"half of it")
    stream.flush()
    print("half", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "backup.tar.gz"


def write(file: Path, content: bytes = b"all of it", *, replace: bool = False) -> None:
    with whole_file(file, replace=replace) as stream:
        stream.write(content)
        assert not file.exists() or replace


def run_out_of_space(stream: BinaryIO) -> None:
    stream.write(b"half")
    raise OSError(errno.ENOSPC, "No space left on device")


def names(file: Path) -> list[str]:
    return sorted(path.name for path in file.parent.iterdir())


def test_it_appears_at_the_end_for_its_owner_alone(file: Path) -> None:
    write(file)
    assert file.read_bytes() == b"all of it"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert names(file) == [file.name]


def test_an_error_in_the_middle_leaves_nothing(file: Path) -> None:
    write(file)
    file.unlink()
    with pytest.raises(OSError, match="No space"), whole_file(file, replace=False) as stream:
        run_out_of_space(stream)
    assert names(file) == []


def test_it_takes_nobodys_place_unless_told_to(file: Path) -> None:
    write(file)
    with pytest.raises(BackupError, match=r"is there already.*--force"):
        write(file, b"other")
    assert file.read_bytes() == b"all of it"
    write(file, b"other", replace=True)
    assert file.read_bytes() == b"other"
    with pytest.raises(BackupError, match="is a folder"):
        write(file.parent, replace=True)


def test_it_never_takes_the_place_of_a_device_or_a_pipe(file: Path) -> None:
    os.mkfifo(file)
    with pytest.raises(BackupError, match="is a device or a pipe"):
        write(file, replace=True)
    assert file.is_fifo()
    assert names(file) == [file.name]


def test_a_name_that_was_taken_meanwhile_is_left(file: Path) -> None:
    with pytest.raises(BackupError, match="is there already"), whole_file(file, replace=False):
        file.write_bytes(b"somebody else's")
    assert file.read_bytes() == b"somebody else's"
    assert names(file) == [file.name]


@pytest.mark.parametrize("taken", [False, True])
def test_where_there_are_no_links_it_is_renamed(
    file: Path, monkeypatch: pytest.MonkeyPatch, taken: bool
) -> None:
    def no_links(_: Path, __: Path) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    if not taken:
        write(file)
        assert names(file) == [file.name]
        return
    with pytest.raises(BackupError, match="is there already"), whole_file(file, replace=False):
        file.write_bytes(b"somebody else's")
    assert file.read_bytes() == b"somebody else's"


def test_a_link_is_not_followed(file: Path) -> None:
    target = file.with_name("target")
    target.write_bytes(b"precious")
    partial_path(file).symlink_to(target)
    write(file)
    assert target.read_bytes() == b"precious"
    assert not file.is_symlink()


def test_the_second_of_two_is_told_to_wait_and_a_killed_one_is_no_obstacle(file: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", HALF, str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "half\n"
        assert names(file) == [partial_path(file).name]
        with pytest.raises(BackupError, match=r"Another backup is writing .* Wait"):
            write(file)
        process.kill()
    assert names(file) == [partial_path(file).name]
    write(file)
    assert names(file) == [file.name]
    assert file.read_bytes() == b"all of it"
