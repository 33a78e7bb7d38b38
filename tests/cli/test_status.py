"""`collabd status`, with and without a running server."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from tests.api.socket.conftest import found_a_town
from tests.support.servers import fill, serve
from tests.support.sockets import connected

from collabd import __version__
from collabd.cli.main import main
from collabd.cli.printing import ago, counted, lasted
from collabd.cli.status import NOT_RUNNING
from collabd.store.folder import DataFolder

Run = Callable[..., tuple[int, str, str]]
TOWN = {"people": 3, "sessions": 3, "rooms": 3, "messages": 1, "files": 0, "fileBytes": 0}


@pytest.fixture
def status(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Exit code, standard output, standard error of the command over `data`."""

    def run(*words: str) -> tuple[int, str, str]:
        code = main(["status", "--data", str(tmp_path / "data"), *words])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


def told(status: Run) -> dict[str, Any]:
    """What it says as JSON."""
    found: dict[str, Any] = json.loads(status("--json")[1])
    return found


def holds(found: dict[str, Any]) -> dict[str, int]:
    return {name: count for name, count in found["holds"].items() if name != "events"}


def everything_in(folder: Path) -> dict[str, tuple[int, int]]:
    """Each file with its size and when it was changed."""
    return {path.name: (path.stat().st_size, path.stat().st_mtime_ns) for path in folder.iterdir()}


async def test_a_running_server_says_how_it_is_doing(tmp_path: Path, status: Run) -> None:
    folder = tmp_path / "data"
    await fill(folder, found_a_town)
    with serve(folder) as server:
        async with connected(server.socket_url, "alice-token"), connected(server.socket_url, "bob-token"):
            code, out, err = status()
            found = told(status)
        assert (code, err) == (0, "")
        assert out.splitlines()[0] == f"collabd {__version__} is running: {server.address}"
        for words in ("takes work  yes", "2 sockets, 7 subscriptions", "3 people, 3 rooms, 1 message,"):
            assert words in out
        assert (found["running"], found["pid"]) == (True, server.process.pid)
        assert (found["address"], found["version"]) == (server.address, __version__)
        assert (found["clients"], found["queueDepth"], found["draining"]) == (2, 0, False)
        assert "reason" not in found or found["reason"] is None
        assert holds(found) == TOWN
        assert found["dataFolder"] == str(folder)
        assert found["folderBytes"] >= found["databaseBytes"] > 50_000
        assert told(status)["since"] == found["since"]
        assert server.stop() == 0
        assert "Traceback" not in server.log.read_text(encoding="utf-8")
    assert status()[0] == NOT_RUNNING


async def test_without_a_server_it_says_what_the_folder_holds_and_changes_nothing(
    tmp_path: Path, status: Run
) -> None:
    folder = tmp_path / "data"
    await fill(folder, found_a_town)
    with serve(folder) as server:
        assert server.stop() == 0
    before = everything_in(folder)
    code, out, err = status()
    assert (code, err) == (NOT_RUNNING, "")
    assert out.splitlines()[0] == f"No server runs over {folder}."
    assert "3 people, 3 rooms, 1 message," in out
    found = told(status)
    assert (found["running"], holds(found)) == (False, TOWN)
    assert found["databaseBytes"] == before["collabd.sqlite3"][0]
    assert everything_in(folder) == before


async def test_after_a_crash_it_says_so_and_leaves_the_log_alone(tmp_path: Path, status: Run) -> None:
    folder = tmp_path / "data"
    await fill(folder, found_a_town)
    with serve(folder) as server:
        assert status()[0] == 0
        server.kill()
    before = everything_in(folder)
    assert "control.sock" in before, "the crash has left it there"
    code, out, err = status()
    assert (code, err) == (NOT_RUNNING, "")
    assert "the next start takes it up" in out
    assert told(status)["logBytes"] == before["collabd.sqlite3-wal"][0] > 0
    assert everything_in(folder) == before
    with serve(folder) as server:
        assert holds(told(status)) == TOWN


def test_it_never_makes_a_folder(tmp_path: Path, status: Run) -> None:
    code, out, _ = status()
    assert code == NOT_RUNNING
    assert "no such folder" in out
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "data").mkdir()
    code, out, _ = status()
    assert code == NOT_RUNNING
    assert "no database" in out
    assert list((tmp_path / "data").iterdir()) == []


def test_what_is_no_database_is_said_to_be_none(tmp_path: Path, status: Run) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "collabd.sqlite3").write_bytes(b"something else altogether" * 100)
    code, out, err = status()
    assert (code, err) == (NOT_RUNNING, "")
    assert "the database cannot be read" in out


def test_a_server_that_does_not_answer_is_not_taken_for_none(tmp_path: Path, status: Run) -> None:
    with DataFolder(tmp_path / "data") as folder:
        with closing(sqlite3.connect(folder.database)):
            code, out, err = status()
        assert (code, out) == (1, "")
        assert "it is starting or stopping" in err
    assert status()[0] == NOT_RUNNING


@pytest.mark.parametrize(("seconds", "words"), [(0.04, "less than 0.1 s"), (0.1, "0.1 s"), (12.34, "12.3 s")])
def test_times_are_readable(seconds: float, words: str) -> None:
    assert lasted(seconds) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (-5, "just now"),
        (59.9, "just now"),
        (60, "1 minute ago"),
        (7199, "1 hour ago"),
        (86_400 * 12.9, "12 days ago"),
    ],
)
def test_how_long_ago_is_readable(seconds: float, words: str) -> None:
    assert ago(seconds) == words


def test_one_is_not_many() -> None:
    assert counted(1, "person", "people") == "1 person"
    assert counted(2, "person", "people") == "2 people"
    assert (counted(1, "room"), counted(0, "room"), counted(20_000, "room")) == (
        "1 room",
        "0 rooms",
        "20,000 rooms",
    )
