"""How people reach the server: the address that is printed."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from tests.support.certificates import authority, write_pair

from collabd.api.guard import hosts_of
from collabd.config import Config, ConfigError, Data, Server
from collabd.network import Network, address_of, left_out
from collabd.settings.addresses import loopback_origins
from collabd.tls.folder import TlsFolder


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://localhost:8000"),
        ("0.0.0.0", "http://localhost:8000"),
        ("::", "http://localhost:8000"),
        ("localhost", "http://localhost:8000"),
        ("::1", "http://[::1]:8000"),
        ("192.168.1.20", "http://192.168.1.20:8000"),
    ],
)
def test_the_address_is_one_that_a_browser_takes(host: str, address: str) -> None:
    assert address_of(Config(server=Server(host=host)), 8000, None) == address


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0", "::", "::1", "localhost"])
def test_on_this_machine_the_printed_address_is_one_that_the_server_knows(host: str) -> None:
    address = address_of(Config(server=Server(host=host)), 8000, None)
    assert address.removeprefix("http://") in {
        known for origin in loopback_origins(8000) for known in hosts_of(origin)
    }


@pytest.mark.parametrize("path", ["", "/chat"])
def test_a_public_address_comes_first(path: str) -> None:
    public = (f"https://chat.example.org{path}", f"http://10.0.0.5:8000{path}")
    assert address_of(Config(server=Server(public_urls=public)), 8000, None) == public[0]


LAN = ("http://192.168.1.20:8000",)
OURS = authority("chat.example.org")


def settings(folder: Path, **server: object) -> Config:
    """Settings with these under [server], and a data folder."""
    return Config(server=Server(**server), data=Data(path=str(folder)))  # type: ignore[arg-type]


def with_certificate(folder: Path, *names: str, days_left: float = 300) -> TlsFolder:
    """A data folder in which `collabd tls init` was run."""
    own = TlsFolder(folder)
    own.keep_authority(OURS.certificate_pem, OURS.key_pem)
    write_pair(own.server, OURS, *names, days_left=days_left)
    return own


@pytest.mark.parametrize(
    ("server", "allowed"),
    [
        ({}, True),
        ({"host": "::1"}, True),
        ({"host": "0.0.0.0"}, False),
        ({"host": "192.168.1.20"}, False),
        ({"public_urls": LAN}, False),
        ({"host": "0.0.0.0", "public_urls": LAN}, False),
        ({"host": "0.0.0.0", "public_urls": ("https://chat.example.org", *LAN)}, False),
        ({"host": "0.0.0.0", "public_urls": ("https://chat.example.org",)}, True),
        ({"host": "0.0.0.0", "public_urls": ("https://chat.example.org", "http://localhost:8000")}, True),
    ],
)
def test_plain_http_beyond_this_machine_must_be_allowed(
    tmp_path: Path, server: dict[str, object], allowed: bool
) -> None:
    """With https addresses only, a proxy speaks TLS and the server answers to nothing else."""
    Network(settings(tmp_path, **server, allow_insecure_http=True))
    if allowed:
        Network(settings(tmp_path, **server))
        return
    with pytest.raises(ConfigError) as refused:
        Network(settings(tmp_path, **server))
    assert "collabd tls init" in str(refused.value)
    assert "\n    allow_insecure_http = true\n" in str(refused.value)


def test_what_is_said_can_be_pasted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("collabd.network.machine_addresses", lambda: ["192.168.1.20", "fd00::20"])
    with pytest.raises(ConfigError) as refused:
        Network(settings(tmp_path, host="0.0.0.0", port=9000))
    lines = [line.removeprefix("    ") for line in str(refused.value).splitlines()]
    pasted = "\n".join(lines[lines.index("[server]") :])
    server = tomllib.loads(pasted)["server"]
    assert server["public_urls"] == ["http://192.168.1.20:9000", "http://[fd00::20]:9000"]
    Network(settings(tmp_path, **server))


def test_with_a_certificate_of_its_own_it_answers_to_the_names_in_it(tmp_path: Path) -> None:
    with_certificate(tmp_path, "192.168.1.20", "fd00::20", "ship.local", "localhost")
    network = Network(settings(tmp_path, host="0.0.0.0"))
    assert network.origins(8000) == (
        "https://192.168.1.20:8000",
        "https://[fd00::20]:8000",
        "https://ship.local:8000",
        "https://localhost:8000",
    )
    assert network.origins(443)[0] == "https://192.168.1.20"
    assert network.address(8000) == "https://192.168.1.20:8000"
    assert Network(settings(tmp_path)).address(8000) == "https://localhost:8000"
    chosen = ("https://chat.example.org:8000",)
    assert Network(settings(tmp_path, public_urls=chosen)).origins(8000) == chosen


def test_with_a_certificate_plain_addresses_are_a_mistake(tmp_path: Path) -> None:
    Network(settings(tmp_path, allow_insecure_http=True, public_urls=LAN))
    with_certificate(tmp_path)
    with pytest.raises(ConfigError, match=r"must become https://192\.168\.1\.20:8000"):
        Network(settings(tmp_path, allow_insecure_http=True, public_urls=LAN))


def test_a_certificate_that_is_named_goes_before_its_own(tmp_path: Path) -> None:
    with_certificate(tmp_path, "ship.local")
    named = str(write_pair(tmp_path / "named.pem", OURS, "chat.example.org"))
    network = Network(settings(tmp_path, tls_certificate=named, tls_key=named))
    assert network.own is None
    assert network.origins(8000) == ("https://chat.example.org:8000",)


def test_a_certificate_that_cannot_be_used_stops_the_start(tmp_path: Path) -> None:
    named = write_pair(tmp_path / "named.pem", OURS)
    server = {"tls_certificate": str(named), "tls_key": str(named)}
    Network(settings(tmp_path, **server))
    write_pair(named, OURS, days_left=-1)
    with pytest.raises(ConfigError, match=r"no https: .*the certificate expired on"):
        Network(settings(tmp_path, **server))
    named.unlink()
    with pytest.raises(ConfigError, match=r"no https: .*named\.pem: cannot be read: No such file"):
        Network(settings(tmp_path, **server))


def test_an_address_that_came_after_the_certificate_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("collabd.network.machine_addresses", lambda: ["192.168.1.20", "10.0.0.7"])
    with_certificate(tmp_path, "192.168.1.20", "localhost")
    assert left_out(settings(tmp_path, host="0.0.0.0")) == ["10.0.0.7"]
    assert left_out(settings(tmp_path)) == []
    assert left_out(settings(tmp_path, host="0.0.0.0", public_urls=("https://192.168.1.20:8000",))) == []


def test_a_server_without_tls_loads_no_cryptography() -> None:
    """It takes 16 MB, which a server behind a proxy has no use for."""
    look = "import sys, collabd.{}; print('cryptography' in sys.modules)"
    for module, loaded in (("tls.certificate", "True"), ("server", "False")):
        command = [sys.executable, "-c", look.format(module)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        assert done.stdout.strip() == loaded, module
