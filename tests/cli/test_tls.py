"""`collabd tls`: from nothing to https that a client believes, and what is said on the way."""

from __future__ import annotations

import asyncio
import io
import json
import re
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.support.accounts import PASSWORD
from tests.support.certificates import believing
from tests.support.servers import ServerProcess, serve
from websockets.asyncio.client import connect

from collabd.cli.main import main

Run = Callable[..., tuple[int, str, str]]

ADDRESSES = ["192.168.1.20", "fd00::20"]


@pytest.fixture
def terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command line in an empty folder, on a machine called ship with two addresses."""
    monkeypatch.chdir(tmp_path)
    for module in ("collabd.cli.tls", "collabd.network"):
        monkeypatch.setattr(f"{module}.machine_addresses", lambda: ADDRESSES)
    monkeypatch.setattr(socket, "gethostname", lambda: "ship")

    def run(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO())
        code = main(words)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


def shown(terminal: Run) -> dict[str, Any]:
    """What `tls show` knows."""
    code, out, _ = terminal("tls", "show", "--json")
    assert code == 0
    found: dict[str, Any] = json.loads(out)
    return found


def client(folder: Path) -> httpx.Client:
    """A client that believes the authority of a data folder."""
    return httpx.Client(verify=believing((folder / "tls" / "ca.crt").read_bytes()), timeout=10)


def test_it_makes_what_is_needed_and_says_what_comes_next(terminal: Run, tmp_path: Path) -> None:
    code, out, _ = terminal("tls", "init")
    assert code == 0
    assert "192.168.1.20, fd00::20, ship.local, ship, localhost, 127.0.0.1, ::1\n" in out
    assert "http://192.168.1.20:8000/trust\n" in out
    assert out.endswith("    collabd serve --host 0.0.0.0\n")
    openssl = [
        "openssl",
        "x509",
        "-in",
        str(tmp_path / "data/tls/ca.crt"),
        "-noout",
        "-sha256",
        "-fingerprint",
    ]
    printed = subprocess.run(openssl, check=True, capture_output=True, text=True).stdout
    assert printed.strip().rpartition("=")[2] in out
    for device in ("Android", "iPhone and iPad", "Windows", "Mac", "Linux", "Firefox"):
        assert re.search(rf"^  {device}.*: 4 steps$", out, flags=re.MULTILINE)
    assert "<" not in out
    assert "{" not in out


def test_once_is_enough_and_a_renewal_keeps_the_authority(
    terminal: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert terminal("tls", "init", "--renew")[0] == 1, "there is nothing to renew"
    assert terminal("tls", "init", "--name", "Chat.School.LAN")[0] == 0
    first = shown(terminal)
    assert first["names"] == ["chat.school.lan", "localhost", "127.0.0.1", "::1"]
    code, _, err = terminal("tls", "init")
    assert code == 1
    assert "--renew" in err
    assert shown(terminal) == first
    server = (tmp_path / "data/tls/server.pem").read_bytes()
    assert terminal("tls", "init", "--renew")[0] == 0
    second = shown(terminal)
    assert "ship" in second["names"]
    assert second["fingerprint"] == first["fingerprint"]
    assert set(ADDRESSES) | {"chat.school.lan"} <= set(second["names"])
    assert (tmp_path / "data/tls/server.pem").read_bytes() != server
    assert terminal("tls", "init", "--renew", "--name", "ship.local")[0] == 0
    assert shown(terminal)["names"] == ["ship.local", "localhost", "127.0.0.1", "::1"]
    monkeypatch.setattr(socket, "gethostname", lambda: "boat")
    assert terminal("tls", "init", "--renew")[0] == 0
    assert {"boat.local", "ship.local"} <= set(shown(terminal)["names"])
    assert "boat" not in shown(terminal)["names"], "its authority may not vouch for the new name"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("tls", "init", "--name", "http://ship"), "no host name or address"),
        (("tls", "show"), "collabd tls init"),
        (("tls", "init", "--renew"), "collabd tls init"),
    ],
)
def test_what_cannot_be_done_changes_nothing(
    terminal: Run, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    code, out, err = terminal(*words)
    assert (code, out) == (1, "")
    assert said in err
    assert list(tmp_path.iterdir()) == []


def test_settings_that_stand_in_the_way_are_named(
    terminal: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLLABD_SERVER_PUBLIC_URLS", "http://192.168.1.20:9000")
    monkeypatch.setenv("COLLABD_SERVER_PORT", "9000")
    code, out, _ = terminal("tls", "init")
    assert code == 0
    assert 'public_urls = ["https://192.168.1.20:9000"]' in out
    assert "http://192.168.1.20:9000/trust" in out
    monkeypatch.setenv("COLLABD_SERVER_TLS_CERTIFICATE", "x.pem")
    monkeypatch.setenv("COLLABD_SERVER_TLS_KEY", "x.pem")
    code, _, err = terminal("tls", "init", "--renew")
    assert code == 1
    assert "tls_certificate is set" in err


def test_the_check_of_the_configuration_sees_what_a_start_would(
    terminal: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert terminal("config", "check")[0] == 0
    monkeypatch.setenv("COLLABD_SERVER_HOST", "0.0.0.0")
    code, _, err = terminal("config", "check")
    assert code == 2
    assert "allow_insecure_http" in err
    monkeypatch.setenv("COLLABD_SERVER_TLS_CERTIFICATE", "x.pem")
    code, _, err = terminal("config", "check")
    assert code == 2
    assert "give both or neither" in err


class TestServing:
    """A real server after `tls init`, without any other setting."""

    @pytest.fixture
    def folder(self, terminal: Run, tmp_path: Path) -> Path:
        assert terminal("tls", "init")[0] == 0
        return tmp_path / "data"

    def test_it_is_believed_with_the_authority_and_not_without(self, folder: Path) -> None:
        with serve(folder) as server, client(folder) as ours, httpx.Client() as stranger:
            assert server.address == f"https://localhost:{server.port}"
            assert ours.get(f"{server.address}/api/v1/setup").json()["needed"] is True
            with pytest.raises(httpx.ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
                stranger.get(f"{server.address}/api/v1/setup")
            link = setup_link(server)
            assert link.startswith(f"{server.address}/setup/")
            assert ours.get(link).status_code == 200
            assert server.stop() == 0
            assert "Traceback" not in server.log.read_text(encoding="utf-8")

    def test_signing_in_gives_a_cookie_that_stays_on_https(self, folder: Path) -> None:
        with serve(folder) as server, client(folder) as alice:
            account = {"username": "alice", "email": "alice@example.org", "password": PASSWORD}
            code = setup_link(server).rpartition("/")[2]
            made = alice.post(
                f"{server.address}/api/v1/setup",
                json={"code": code, **account},
                headers={"origin": server.address},
            )
            assert made.status_code == 200, made.text
            (cookie,) = made.headers.get_list("set-cookie")
            assert cookie.startswith("__Host-collabd=")
            assert "; Secure" in cookie
            assert alice.get(f"{server.address}/api/v1/users/me").json()["username"] == "alice"
            plain = alice.get(f"{server.address.replace('https', 'http')}/api/v1/users/me")
            assert plain.status_code == 307, "what comes in the clear gets no answer but the way to https"
            alice.cookies.clear()
            token = alice.post(
                f"{server.address}/api/v1/auth/sign-in",
                json={"login": "alice", "password": PASSWORD, "session": "token"},
            ).json()["token"]
            assert asyncio.run(self.name_over_socket(server, folder, token)) == "alice"

    async def name_over_socket(self, server: ServerProcess, folder: Path, token: str) -> object:
        """Who the WebSocket says that one is."""
        trusting = believing((folder / "tls" / "ca.crt").read_bytes())
        async with connect(server.socket_url, ssl=trusting, compression=None) as peer:
            await peer.send(json.dumps({"id": 1, "connect": {"token": token}}))
            return json.loads(await peer.recv())["connect"]["data"]["user"]["username"]

    def test_a_renewal_is_taken_over_while_it_runs(self, terminal: Run, folder: Path) -> None:
        with serve(folder) as server:
            before = serial(server)
            assert terminal("tls", "init", "--renew")[0] == 0
            deadline = time.monotonic() + 30
            while serial(server) == before:
                assert time.monotonic() < deadline

    def test_the_running_servers_port_is_named(self, terminal: Run, folder: Path) -> None:
        with serve(folder) as server:
            renewed, shown = terminal("tls", "init", "--renew")[1], terminal("tls", "show")[1]
        for out in (renewed, shown):
            assert f"http://192.168.1.20:{server.port}/trust\n" in out
            assert ":8000" not in out
        assert renewed.endswith(f"    collabd serve --host 0.0.0.0 --port {server.port}\n")

    def test_what_leads_to_trust_is_had_in_the_clear_and_is_the_authority(self, folder: Path) -> None:
        with serve(folder) as server, httpx.Client() as stranger:
            plain = server.address.replace("https", "http")
            front = stranger.get(plain, follow_redirects=True)
            assert front.url == f"{plain}/trust"
            assert f'href="{server.address}"' in front.text
            taken = stranger.get(f"{plain}/ca.crt")
            assert taken.headers["content-type"] == "application/x-x509-ca-cert"
            assert taken.content == (folder / "tls" / "ca.crt").read_bytes()
            with httpx.Client(verify=believing(taken.content)) as trusting:
                assert trusting.get(f"{server.address}/trust").status_code == 200
            for secret in ("ca.key", "tls/ca.key", "server.pem"):
                assert "PRIVATE" not in stranger.get(f"{plain}/{secret}", follow_redirects=False).text

    def test_who_comes_in_the_clear_has_a_route_in_the_log(self, folder: Path) -> None:
        asked = {"healthz": 200, "readyz": 200, "trust": 200, "ca.crt": 200, "some/page": 307}
        with serve(folder, environ={"COLLABD_LOG_LEVEL": "debug"}) as server, httpx.Client() as stranger:
            plain = server.address.replace("https", "http")
            for path, status in asked.items():
                assert stranger.get(f"{plain}/{path}").status_code == status
            assert server.stop() == 0
        lines = re.findall(r" (\w+) collabd.access .* route=(\S+)", server.log.read_text(encoding="utf-8"))
        assert lines == [
            ("DEBUG", "/healthz"),
            ("DEBUG", "/readyz"),
            ("INFO", "/trust"),
            ("INFO", "/ca.crt"),
            ("INFO", "redirect"),
        ]

    @pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0"])
    def test_it_says_where_devices_come_to_trust_it_if_they_reach_it(self, folder: Path, host: str) -> None:
        with serve(folder, environ={"COLLABD_SERVER_HOST": host}) as server:
            assert server.stop() == 0
            assert server.process.stdout is not None
            said = server.process.stdout.read()
        assert ("/trust" in said) == (host == "0.0.0.0")
        assert (f"http://192.168.1.20:{server.port}/trust" in said) == (host == "0.0.0.0")


def setup_link(server: ServerProcess) -> str:
    """The second line that the server prints."""
    assert server.process.stdout is not None
    return server.process.stdout.readline().rpartition(" ")[2].strip()


def serial(server: ServerProcess) -> str:
    """What tells one certificate of the server from the next."""
    return ssl.get_server_certificate(("127.0.0.1", server.port))
