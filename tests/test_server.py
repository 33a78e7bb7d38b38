"""The composition root: the address that is printed."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from collabd import server as server_module
from collabd.api.guard import hosts_of, loopback_origins
from collabd.config import Config, Data, Server
from collabd.server import address_of, open_folder, prepare


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


def test_a_public_address_comes_first() -> None:
    public = ("https://chat.example.org", "http://10.0.0.5:8000")
    assert address_of(Config(server=Server(public_urls=public)), 8000) == public[0]


async def test_a_server_that_is_told_to_stop_takes_no_more_work(tmp_path: Path) -> None:
    config = Config(server=Server(port=0), data=Data(path=str(tmp_path / "data")))
    reasons: list[str | None] = []
    with open_folder(config) as folder:
        prepare(folder)
        server = server_module.Server(config, folder)

        def ready(address: str, code: str | None) -> None:
            assert server._services is not None
            reasons.append(server._services.readiness.reason())
            server.stop()
            reasons.append(server._services.readiness.reason())

        async with asyncio.timeout(20):
            await server.run(ready)
    assert reasons == [None, "draining"]
