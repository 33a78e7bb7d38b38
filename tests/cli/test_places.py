"""A data folder that can be none is refused by every command, in words, and left as it is."""

from __future__ import annotations

import socket
import stat
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from tests.support.terminal import Terminal

from collabd.cli.main import told
from collabd.cli.operating import told_of_silence
from collabd.cli.refusal import CommandError
from collabd.store.folder import DATABASE, DataFolder

COMMANDS = [
    *(["serve", "--port", "0"], ["status"], ["user", "list"], ["verify"], ["backup", "b"], ["restore", "b"]),
    *(["purge", "--yes"], ["config", "check"], ["tls", "init"], ["tls", "show"], ["demo", "--port", "0"]),
]


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Terminal:
    """The command line in a folder with things that are no data folder."""
    monkeypatch.chdir(tmp_path)
    Path("file").write_text("mine")
    Path("loop").symlink_to("loop")
    Path("astray").symlink_to("nowhere")
    for name in (DATABASE, "lock", "control.sock"):
        (Path(f"with-{name}") / name).mkdir(parents=True)
    return Terminal(capsys, monkeypatch)


PLACES = {
    "file": "file is a file, not a folder. Move it away, or name another",
    "file/inside": "file/inside cannot be used: Not a directory. Mend that, or name another",
    "loop": "loop cannot be used: Too many levels of symbolic links. Mend that, or name another",
    "astray": "astray is a link that leads nowhere. Mend it, or name another",
    "with-lock": "with-lock/lock is a folder, where collabd keeps a file of its own. Move it away",
    "with-control.sock": "with-control.sock/control.sock is a folder, where collabd keeps",
    f"with-{DATABASE}": f"with-{DATABASE}/{DATABASE} is a folder, where collabd keeps",
}


# Each command in two of the places, and each place for two commands or more.
PAIRS = [
    pytest.param(words, place, id=f"{place}-{' '.join(words)}")
    for number, words in enumerate(COMMANDS)
    for place in ([*PLACES][number % len(PLACES)], [*PLACES][(number + 3) % len(PLACES)])
]


@pytest.mark.parametrize(("words", "place"), PAIRS)
def test_what_can_be_no_data_folder_is_refused(
    terminal: Terminal, tmp_path: Path, words: list[str], place: str
) -> None:
    before = sorted(tmp_path.rglob("*"))
    code, out, err = terminal(*words, "--data", place)
    assert (code, out) == (1, "")
    assert err.startswith(f"collabd: {PLACES[place]}")
    assert "--data" in err
    assert sorted(tmp_path.rglob("*")) == before


def test_a_folder_that_cannot_be_made_is_named(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(path: Path, **_: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    with monkeypatch.context() as broken:
        broken.setattr(Path, "mkdir", forbidden)
        for words in (["serve", "--port", "0"], ["user", "create", "alice", "--email", "a@example.org"]):
            code, _, err = terminal(*words, "--data", "new")
            assert (code, "new cannot be used: Permission denied; it belongs to another user" in err) == (
                1,
                True,
            )
        code, _, err = terminal("tls", "init", "--data", "new")
        assert (code, "new cannot be written: Permission denied" in err) == (1, True)


def test_the_certificates_are_not_what_opens_the_folder(terminal: Terminal) -> None:
    assert terminal("tls", "init", "--data", "new/data")[0] == 0
    for folder in ("new/data", "new/data/tls"):
        assert stat.S_IMODE(Path(folder).stat().st_mode) == 0o700
    Path("other").mkdir()
    Path("other/tls").write_text("mine")
    code, _, err = terminal("tls", "init", "--data", "other")
    assert (code, "other/tls cannot be written: File exists. Mend that" in err) == (1, True)


@contextmanager
def hanging_up(folder: DataFolder) -> Iterator[None]:
    """A server that hangs up on whoever speaks to it."""
    with closing(socket.socket(socket.AF_UNIX)) as listener:
        listener.bind(str(folder.control_socket))
        listener.listen()

        def answer() -> None:
            called = listener.accept()[0]
            called.recv(1)
            called.close()

        thread = threading.Thread(target=answer)
        thread.start()
        try:
            yield
        finally:
            thread.join()


def test_a_server_that_hangs_up_is_told_from_none(terminal: Terminal) -> None:
    with DataFolder(Path("data")) as folder:
        folder.database.touch()
        for number, words in enumerate((["status"], ["backup", "b"], ["user", "list"])):
            folder.control_socket.unlink(missing_ok=number == 0)
            with hanging_up(folder):
                code, out, err = terminal(*words)
            assert (code, out) == (1, "")
            assert "the running server did not answer, it hung up: look into its log" in err
            assert "Errno" not in err


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (BrokenPipeError(32, "Broken pipe"), "did not answer, it hung up"),
        (TimeoutError(), "not answered for 9 s"),
    ],
)
def test_silence_is_told_in_words(error: OSError, said: str) -> None:
    with pytest.raises(ConnectionError, match=said), told_of_silence(9.0):
        raise error


def test_a_control_socket_of_somebody_else_says_who_has_to_ask(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("collabd.cli.operating.socket.socket.connect", forbidden)
    code, _, err = terminal("status")
    assert (code, "control.sock belongs to another user: run this as" in err) == (1, True)


def test_the_systems_errors_are_told_without_their_numbers() -> None:
    assert told(FileNotFoundError(2, "No such file or directory", "x")) == "x: No such file or directory"
    assert told(OSError(28, "No space left on device")) == "No space left on device"
    assert told(OSError("a sentence")) == "a sentence"
    assert told(CommandError("a sentence")) == "a sentence"
