"""The composition root: the address that is printed."""

from __future__ import annotations

import pytest

from collabd.api.guard import hosts_of, loopback_origins
from collabd.config import Config, Server
from collabd.server import address_of


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
    assert address_of(Config(server=Server(host=host)), 8000) == address


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0", "::", "::1", "localhost"])
def test_on_this_machine_the_printed_address_is_one_that_the_server_knows(host: str) -> None:
    address = address_of(Config(server=Server(host=host)), 8000)
    assert address.removeprefix("http://") in {
        known for origin in loopback_origins(8000) for known in hosts_of(origin)
    }


@pytest.mark.parametrize("path", ["", "/chat"])
def test_a_public_address_comes_first(path: str) -> None:
    public = (f"https://chat.example.org{path}", f"http://10.0.0.5:8000{path}")
    assert address_of(Config(server=Server(public_urls=public)), 8000) == public[0]
