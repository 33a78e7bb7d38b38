"""`collabd user`, with and without a running server."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.support.accounts import PASSWORD
from tests.support.browsers import data, program, refusal, sign_in, token_works
from tests.support.servers import serve
from tests.support.sockets import connected
from tests.support.terminal import Terminal

CREATE_ALICE = ("user", "create", "alice", "--email", "alice@example.org")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "data"


def contents(folder: Path) -> list[str]:
    """The names of the files in a folder."""
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, folder: Path) -> Terminal:
    return Terminal(capsys, monkeypatch)


def test_accounts_can_be_made_before_any_server_has_run(terminal: Terminal, folder: Path) -> None:
    code, out, _ = terminal(*CREATE_ALICE, "--display-name", "Alice Liddell", "--admin")
    assert code == 0
    assert "alice (Alice Liddell, alice@example.org), an Admin" in out
    assert out.splitlines()[-1].startswith("http://localhost:8000/reset/")
    assert terminal("user", "create", "bob", "--email", "bob@example.org")[0] == 0
    code, out, _ = terminal("user", "list", "--json")
    people = json.loads(out)
    assert [(person["username"], person["groups"]) for person in people] == [
        ("alice", ["Admins", "Users"]),
        ("bob", ["Users"]),
    ]
    _, out, _ = terminal("user", "list")
    assert [line.split()[0] for line in out.splitlines()] == ["USER", "alice", "bob"]
    assert contents(folder) == ["collabd.sqlite3", "lock"]


def test_a_long_list_is_whole(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("collabd.actions.operator.PAGE", 2)
    names = ["alice", "bob", "carol", "dan", "erin"]
    for name in names:
        assert terminal("user", "create", name, "--email", f"{name}@example.org")[0] == 0
    listed = json.loads(terminal("user", "list", "--json")[1])
    assert [person["username"] for person in listed] == names


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("user", "create", "al1ce", "--email", "other@example.org"), "taken"),
        (("user", "create", "bob", "--email", "Alice@example.org"), "e-mail"),
        (("user", "create", "two words", "--email", "b@example.org"), "user name"),
        (("user", "create", "bob", "--email", "nowhere"), "e-mail"),
        (("user", "reset-password", "nobody"), "no such person: nobody"),
    ],
)
def test_what_cannot_be_done_is_said(terminal: Terminal, words: tuple[str, ...], told: str) -> None:
    assert terminal(*CREATE_ALICE)[0] == 0
    code, out, err = terminal(*words)
    assert (code, out) == (1, "")
    assert err.startswith("collabd: ")
    assert told in err


@pytest.mark.parametrize(
    "words",
    [
        ("user",),
        ("user", "create", "alice"),
        ("user", "reset-password"),
        ("user", "list", "--jsno"),
        ("user", "list", "--js"),
        ("user", "create", "alice", "--email", "a@example.org", "--password", "secret"),
    ],
)
def test_what_is_not_understood_is_said(terminal: Terminal, folder: Path, words: tuple[str, ...]) -> None:
    code, out, err = terminal(*words)
    assert (code, out) == (2, "")
    assert "usage: collabd" in err
    assert not folder.exists()


@pytest.mark.parametrize("verb", ["list", "create", "reset-password"])
def test_help_has_an_example(terminal: Terminal, verb: str) -> None:
    code, out, _ = terminal("user", verb, "--help")
    assert code == 0
    assert f"example: collabd user {verb}" in " ".join(out.split())


@pytest.mark.parametrize("words", [("user", "list"), ("user", "reset-password", "alice")])
def test_a_wrong_folder_is_not_filled(terminal: Terminal, folder: Path, words: tuple[str, ...]) -> None:
    code, _, err = terminal(*words)
    assert code == 1
    assert "--data" in err
    assert not folder.exists()


def test_a_server_that_does_not_answer_is_named(terminal: Terminal, folder: Path) -> None:
    assert terminal(*CREATE_ALICE)[0] == 0
    holder = (
        "from collabd.store.folder import *; DataFolder(Path('data')).__enter__(); print(flush=True); input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        code, _, err = terminal("user", "list")
        other.communicate("\n")
    assert code == 1
    assert "Try again" in err
    assert terminal("user", "list")[0] == 0


def test_a_password_comes_from_standard_input(terminal: Terminal) -> None:
    code, out, err = terminal(*CREATE_ALICE, "--password-stdin", stdin="short\n")
    assert (code, out) == (1, "")
    assert "at least 10" in err
    code, _, err = terminal(*CREATE_ALICE, "--password-stdin")
    assert code == 1
    assert "standard input" in err
    code, out, err = terminal(*CREATE_ALICE, "--password-stdin", stdin=PASSWORD + "\n")
    assert (code, err) == (0, "")
    assert "/reset/" not in out
    assert PASSWORD not in out


@pytest.fixture
def alice_is_there(terminal: Terminal) -> None:
    assert terminal(*CREATE_ALICE)[0] == 0


@pytest.mark.usefixtures("alice_is_there")
async def test_with_a_running_server_it_asks_that_one(terminal: Terminal, folder: Path) -> None:
    with serve(folder) as server:
        link = terminal("user", "reset-password", "alice")[1].splitlines()[-1]
        assert link.startswith(f"{server.address}/reset/")
        confirm = {"code": link.rpartition("/")[2], "password": PASSWORD}
        async with program(server) as sdk:
            data(await sdk.post("/auth/password-reset/confirm", json=confirm))
            again = await sdk.post("/auth/password-reset/confirm", json=confirm)
            assert refusal(again)[1] == "forbidden"
            token = data(await sign_in(sdk, "alice", session="token"))["token"]
        async with connected(server.socket_url, token) as (alice, _):
            made = terminal(
                *("user", "create", "bob", "--email", "b@example.org", "--password-stdin"), stdin=PASSWORD
            )
            assert made[0] == 0
            created = (await alice.event("user.created"))["data"]
            assert (created["user"]["username"], created["actorId"]) == ("bob", None)
        code, _, err = terminal("user", "create", "B0B", "--email", "other@example.org")
        assert (code, "taken" in err) == (1, True)
        assert [person["username"] for person in json.loads(terminal("user", "list", "--json")[1])] == [
            "alice",
            "bob",
        ]
        assert await token_works(server, token)
        assert server.stop() == 0
        assert PASSWORD not in server.log.read_text(encoding="utf-8")
    assert contents(folder) == ["collabd.sqlite3", "lock"]
