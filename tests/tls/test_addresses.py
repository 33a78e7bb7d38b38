"""What this machine is called, and where it is reached."""

from __future__ import annotations

import socket
from ipaddress import ip_address
from types import SimpleNamespace

import psutil
import pytest

from collabd.tls.addresses import is_loopback, machine_addresses, machine_names


@pytest.mark.parametrize(
    ("host", "local"),
    [
        ("127.0.0.1", True),
        ("127.1.2.3", True),
        ("::1", True),
        ("[::1]", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("192.168.1.20", False),
        ("localhost.example", False),
        ("", False),
    ],
)
def test_what_leads_only_to_the_machine_that_asks(host: str, local: bool) -> None:
    assert is_loopback(host) == local


def test_the_addresses_are_those_that_others_use(monkeypatch: pytest.MonkeyPatch) -> None:
    cards = {
        "lo": (True, ["127.0.0.1", "::1"]),
        "eth0": (True, ["fd00::20", "fe80::1%eth0", "192.168.1.20", "52:54:00:12:34:56"]),
        "wlan0": (False, ["10.0.0.9"]),
        "docker0": (True, ["172.17.0.1"]),
        "wg0": (True, ["100.64.0.7", "169.254.3.4"]),
    }
    addresses = {
        name: [SimpleNamespace(address=each) for each in found] for name, (_, found) in cards.items()
    }
    stats = {name: SimpleNamespace(isup=up) for name, (up, _) in cards.items()}
    monkeypatch.setattr(psutil, "net_if_addrs", lambda: addresses)
    monkeypatch.setattr(psutil, "net_if_stats", lambda: stats)
    assert machine_addresses() == ["192.168.1.20", "100.64.0.7", "fd00::20"]


def test_this_machine_can_be_asked() -> None:
    assert all(not ip_address(each).is_loopback for each in machine_addresses())


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("Ship", ["ship.local", "ship"]),
        ("ship.school.lan", ["ship.local", "ship.school.lan"]),
        ("localhost", []),
        ("under_score", []),
    ],
)
def test_the_names_are_those_that_a_network_may_know(
    monkeypatch: pytest.MonkeyPatch, name: str, names: list[str]
) -> None:
    monkeypatch.setattr(socket, "gethostname", lambda: name)
    assert machine_names() == names
